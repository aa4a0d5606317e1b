import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { type LocationId, locationCodeSchema } from '../locations/location.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';

export type TransferOrderId = EntityId<'TransferOrder'>;
export const TRANSFER_ORDER_STATUSES = ['DRAFT', 'RELEASED', 'IN_TRANSIT', 'RECEIVED', 'CANCELLED'] as const;

/** Goods moved between two of our own locations. */
export const transferOrderSchema = z.object({
  id: z.custom<TransferOrderId>((value) => typeof value === 'string'),
  number: z.string().min(1).max(60),
  legalEntity: legalEntityCodeSchema,
  status: z.enum(TRANSFER_ORDER_STATUSES),
  shipFromCode: locationCodeSchema,
  shipFrom: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
  shipToCode: locationCodeSchema,
  shipTo: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
  /** When it was made; `null` where its system does not say. */
  orderedAt: instantSchema.nullable().default(null),
  expectedAt: instantSchema,
  lines: z.array(
    z.object({
      number: z.number().int().positive(),
      sku: skuSchema,
      product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
      quantity: quantitySchema,
      receivedQuantity: quantitySchema,
    }),
  ),
  origin: originSchema,
});
export type TransferOrder = z.infer<typeof transferOrderSchema>;
export const transferOrderIdOf = (legalEntity: LegalEntityCode, number: string): TransferOrderId =>
  createEntityId('TransferOrder', legalEntity, number);
