import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import { type InvoiceNumber, invoiceFields } from '../orders/invoice.ts';
import { type PurchaseOrderId, purchaseOrderNumberSchema } from './purchase-order.ts';
import { type SupplierId, supplierCodeSchema } from './supplier.ts';

export type SupplierInvoiceId = EntityId<'SupplierInvoice'>;

/** A supplier's claim on one of our legal entities, as our books know it. */
export const supplierInvoiceSchema = z.object({
  direction: z.literal('PAYABLE'),
  id: z.custom<SupplierInvoiceId>((value) => typeof value === 'string'),
  ...invoiceFields,
  supplierCode: supplierCodeSchema,
  supplier: z.object({ id: z.custom<SupplierId>((value) => typeof value === 'string') }),
  /** The number the supplier gave it; `null` where none was entered. */
  supplierReference: z.string().min(1).nullable(),
  /** The order it is for; `null` where it is for none, or for several. */
  purchaseOrderNumber: purchaseOrderNumberSchema.nullable(),
  purchaseOrder: z.object({ id: z.custom<PurchaseOrderId>((value) => typeof value === 'string') }).nullable(),
});
export type SupplierInvoice = z.infer<typeof supplierInvoiceSchema>;
export const supplierInvoiceIdOf = (legalEntity: LegalEntityCode, number: InvoiceNumber): SupplierInvoiceId =>
  createEntityId('SupplierInvoice', legalEntity, number);
