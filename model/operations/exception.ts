import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { type LocationId, locationCodeSchema } from '../locations/location.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';

export type InventoryExceptionId = EntityId<'InventoryException'>;

/** What is wrong. Values may be added. */
export const EXCEPTION_KINDS = ['STOCKOUT_RISK', 'NEGATIVE_STOCK'] as const;
export const exceptionKindSchema = z.enum(EXCEPTION_KINDS);
export type ExceptionKind = z.infer<typeof exceptionKindSchema>;

/** From least to most urgent; the order is part of the meaning (`severityAtLeast`). */
export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;
export const exceptionStatusSchema = z.enum(['OPEN', 'CLOSED']);

/**
 * Something a person should look at. At most one is open per kind, product and location; when it comes back
 * after it was closed, a new one opens.
 */
export const inventoryExceptionSchema = z.object({
  id: z.custom<InventoryExceptionId>((value) => typeof value === 'string'),
  kind: exceptionKindSchema,
  severity: severitySchema,
  status: exceptionStatusSchema,
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }).nullable(),
  locationCode: locationCodeSchema,
  location: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }).nullable(),
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  /** One sentence with the numbers that made it open. */
  message: z.string(),
  openedAt: instantSchema,
  updatedAt: instantSchema,
  closedAt: instantSchema.nullable(),
});
export type InventoryException = z.infer<typeof inventoryExceptionSchema>;

/** `occurrence` is unique per opening (the store hands it out), so that a reopened exception is a new thing. */
export const inventoryExceptionIdOf = (legalEntity: LegalEntityCode, occurrence: string): InventoryExceptionId =>
  createEntityId('InventoryException', legalEntity, occurrence);
