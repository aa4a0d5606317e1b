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
import { localDateSchema } from '../time/local-date.ts';
import { type CustomerId, customerCodeSchema } from './customer.ts';

export const orderNumberSchema = z.string().trim().min(1).max(60).brand<'OrderNumber'>();
export type OrderNumber = z.infer<typeof orderNumberSchema>;
export type SalesOrderId = EntityId<'SalesOrder'>;

/** Life of a sales order in the ERP. RETURNED is a credit of an earlier order (negative lines). */
export const SALES_ORDER_STATUSES = [
  'DRAFT',
  'CONFIRMED',
  'ALLOCATED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'INVOICED',
  'CLOSED',
  'CANCELLED',
  'RETURNED',
] as const;
export const salesOrderStatusSchema = z.enum(SALES_ORDER_STATUSES);
export type SalesOrderStatus = z.infer<typeof salesOrderStatusSchema>;

/** One line. `quantity` is ordered, in the line's unit; negative on a return. */
export const salesOrderLineSchema = z.object({
  number: z.number().int().positive(),
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
  quantity: quantitySchema,
  allocatedQuantity: quantitySchema,
  shippedQuantity: quantitySchema,
  unitPrice: moneySchema,
  lineAmount: moneySchema,
  requestedOn: localDateSchema.nullable(),
  promisedOn: localDateSchema.nullable(),
});
export type SalesOrderLine = z.infer<typeof salesOrderLineSchema>;

/** What a customer ordered from one legal entity, to be shipped from one location. */
export const salesOrderSchema = z.object({
  id: z.custom<SalesOrderId>((value) => typeof value === 'string'),
  number: orderNumberSchema,
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  status: salesOrderStatusSchema,
  customerCode: customerCodeSchema.nullable(),
  customer: z.object({ id: z.custom<CustomerId>((value) => typeof value === 'string') }).nullable(),
  shipFromCode: locationCodeSchema,
  shipFrom: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
  orderedAt: instantSchema,
  currency: currencyCodeSchema,
  totalAmount: moneySchema,
  customerReference: z.string().nullable(),
  lines: z.array(salesOrderLineSchema),
  origin: originSchema,
});
export type SalesOrder = z.infer<typeof salesOrderSchema>;
export const salesOrderIdOf = (legalEntity: LegalEntityCode, number: OrderNumber): SalesOrderId =>
  createEntityId('SalesOrder', legalEntity, number);
