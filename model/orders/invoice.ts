import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { currencyCodeSchema } from '../measure/currency.ts';
import { moneySchema } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type CustomerId, customerCodeSchema } from './customer.ts';
import { type SalesOrderId, orderNumberSchema } from './sales-order.ts';

/** The number our own books give an invoice, of either direction: unique within a legal entity. */
export const invoiceNumberSchema = z.string().trim().min(1).max(60).brand<'InvoiceNumber'>();
export type InvoiceNumber = z.infer<typeof invoiceNumberSchema>;

/** OPEN: something is still to be paid; PAID: settled in full; CANCELLED: taken back, nothing is to be paid. */
export const INVOICE_STATUSES = ['OPEN', 'PAID', 'CANCELLED'] as const;
export const invoiceStatusSchema = z.enum(INVOICE_STATUSES);
export type InvoiceStatus = z.infer<typeof invoiceStatusSchema>;

/**
 * One line; `amount` is without tax. A charge that is for no goods (freight, a fee) has no SKU and a quantity of one.
 * `orderLineNumber` is the line of the order that is charged; `shipmentNumber` the goods that it is charged for: our
 * shipment, or the supplier's advance ship notice.
 */
export const invoiceLineSchema = z.object({
  number: z.number().int().positive(),
  orderLineNumber: z.number().int().positive().nullable(),
  sku: skuSchema.nullable(),
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }).nullable(),
  quantity: quantitySchema,
  amount: moneySchema,
  shipmentNumber: z.string().min(1).nullable(),
  note: z.string().nullable(),
});
export type InvoiceLine = z.infer<typeof invoiceLineSchema>;

/** What invoices of both directions say. A credit note has negative amounts. Total = lines + tax; open ≤ total. */
export const invoiceFields = {
  number: invoiceNumberSchema,
  legalEntity: legalEntityCodeSchema,
  status: invoiceStatusSchema,
  issuedOn: localDateSchema,
  dueOn: localDateSchema,
  currency: currencyCodeSchema,
  taxAmount: moneySchema,
  totalAmount: moneySchema,
  openAmount: moneySchema,
  lines: z.array(invoiceLineSchema),
  origin: originSchema,
};

export type CustomerInvoiceId = EntityId<'CustomerInvoice'>;

/** A claim of one of our legal entities on a customer. */
export const customerInvoiceSchema = z.object({
  direction: z.literal('RECEIVABLE'),
  id: z.custom<CustomerInvoiceId>((value) => typeof value === 'string'),
  ...invoiceFields,
  customerCode: customerCodeSchema,
  customer: z.object({ id: z.custom<CustomerId>((value) => typeof value === 'string') }),
  /** The order it is for; `null` where it is for none, or for several. */
  salesOrderNumber: orderNumberSchema.nullable(),
  salesOrder: z.object({ id: z.custom<SalesOrderId>((value) => typeof value === 'string') }).nullable(),
});
export type CustomerInvoice = z.infer<typeof customerInvoiceSchema>;
export const customerInvoiceIdOf = (legalEntity: LegalEntityCode, number: InvoiceNumber): CustomerInvoiceId =>
  createEntityId('CustomerInvoice', legalEntity, number);
