import { z } from 'zod';
import { legalEntityCodeSchema } from '../legal-entity.ts';
import { locationCodeSchema } from '../locations/location.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';

/**
 * Why stock changed. OPENING sets the first balance; ISSUE goes to a customer, for the sales order that `documentNumber`
 * names where there is one; what leaves otherwise (scrap, own use) is an ADJUSTMENT, which carries a reason.
 */
export const MOVEMENT_KINDS = [
  'OPENING',
  'RECEIPT',
  'ISSUE',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'RETURN',
  'ADJUSTMENT',
] as const;
export const movementKindSchema = z.enum(MOVEMENT_KINDS);
export type MovementKind = z.infer<typeof movementKindSchema>;

/**
 * One signed change of on-hand stock, in the base unit: positive comes in, negative goes out.
 * `number` is the source's own, unique within the system; a movement is never changed, only followed by another.
 */
export const inventoryMovementSchema = z.object({
  number: z.string().min(1).max(80),
  sku: skuSchema,
  locationCode: locationCodeSchema,
  legalEntity: legalEntityCodeSchema,
  kind: movementKindSchema,
  quantity: decimalSchema,
  unit: unitCodeSchema,
  reason: z.string().nullable(),
  lot: z.string().nullable(),
  documentNumber: z.string().nullable(),
  occurredAt: instantSchema,
  origin: originSchema,
});
export type InventoryMovement = z.infer<typeof inventoryMovementSchema>;

/** Reason of the adjustment that bridges a period whose opening differs from the last close. */
export const OPENING_DIFFERENCE = 'OPENING_DIFFERENCE';
