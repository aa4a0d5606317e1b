import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { type LocationId, locationCodeSchema } from '../locations/location.ts';
import { currencyCodeSchema } from '../measure/currency.ts';
import { moneySchema } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';
import { type SupplierId, supplierCodeSchema } from './supplier.ts';

export const purchaseOrderNumberSchema = z.string().trim().min(1).max(60).brand<'PurchaseOrderNumber'>();
export type PurchaseOrderNumber = z.infer<typeof purchaseOrderNumberSchema>;
export type PurchaseOrderId = EntityId<'PurchaseOrder'>;

export const PURCHASE_ORDER_STATUSES = [
  'DRAFT',
  'SENT',
  'ACKNOWLEDGED',
  'PARTIALLY_RECEIVED',
  'RECEIVED',
  'CLOSED',
  'CANCELLED',
] as const;
export const purchaseOrderStatusSchema = z.enum(PURCHASE_ORDER_STATUSES);
export type PurchaseOrderStatus = z.infer<typeof purchaseOrderStatusSchema>;
/** The statuses in which goods are still to come. */
export const OPEN_PURCHASE_ORDER_STATUSES: readonly PurchaseOrderStatus[] = [
  'SENT',
  'ACKNOWLEDGED',
  'PARTIALLY_RECEIVED',
];

export const purchaseOrderLineSchema = z.object({
  number: z.number().int().positive(),
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
  orderedQuantity: quantitySchema,
  receivedQuantity: quantitySchema,
  unitPrice: moneySchema,
  /** What the supplier confirmed, else what was requested. */
  expectedAt: instantSchema,
  requestedAt: instantSchema,
});
export type PurchaseOrderLine = z.infer<typeof purchaseOrderLineSchema>;

/** What one legal entity ordered from one supplier, to be delivered to one location. */
export const purchaseOrderSchema = z.object({
  id: z.custom<PurchaseOrderId>((value) => typeof value === 'string'),
  number: purchaseOrderNumberSchema,
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  status: purchaseOrderStatusSchema,
  supplierCode: supplierCodeSchema,
  supplier: z.object({ id: z.custom<SupplierId>((value) => typeof value === 'string') }),
  shipToCode: locationCodeSchema,
  shipTo: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
  orderedAt: instantSchema,
  currency: currencyCodeSchema,
  totalAmount: moneySchema,
  lines: z.array(purchaseOrderLineSchema),
  origin: originSchema,
});
export type PurchaseOrder = z.infer<typeof purchaseOrderSchema>;
export const purchaseOrderIdOf = (legalEntity: LegalEntityCode, number: PurchaseOrderNumber): PurchaseOrderId =>
  createEntityId('PurchaseOrder', legalEntity, number);
