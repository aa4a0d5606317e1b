import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import {
  type CustomerInvoice,
  customerInvoiceIdOf,
  customerInvoiceSchema,
  invoiceNumberSchema,
} from '@distribution/model/orders/invoice';
import { orderNumberSchema, salesOrderIdOf } from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import {
  type SupplierInvoice,
  supplierInvoiceIdOf,
  supplierInvoiceSchema,
} from '@distribution/model/supply/supplier-invoice';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { type TranslationContext, originOf, unitOf } from '../../translation.ts';
import type { InvoiceWire } from './wire.ts';

const STATUS = { OPEN: 'OPEN', PAID: 'PAID', CANC: 'CANCELLED' } as const;

/** What invoices of both directions say. */
const fieldsOf = (invoice: InvoiceWire, context: TranslationContext) => {
  const currency = context.currency(invoice.CurrencyCode);
  return {
    number: invoice.DocumentNo,
    legalEntity: invoice.CompanyNo,
    status: STATUS[invoice.DocStatus],
    issuedOn: invoice.DocDate,
    dueOn: invoice.DueDate,
    currency,
    taxAmount: { amount: invoice.AmountTax, currency },
    totalAmount: { amount: invoice.AmountTotal, currency },
    openAmount: { amount: invoice.AmountOpen, currency },
    lines: invoice.Lines.map((line) => ({
      number: line.LineNo,
      orderLineNumber: line.OrderLineNo,
      sku: line.ItemNo,
      product: line.ItemNo === null ? null : { id: productIdOf(skuSchema.parse(line.ItemNo)) },
      quantity: { value: line.Quantity, unit: unitOf(context, line.UomCode) },
      amount: { amount: line.LineAmount, currency },
      shipmentNumber: line.ShipmentNo,
      note: line.LineText,
    })),
    origin: originOf(context, invoice.RowVersion),
  };
};

/** The partner of an AR document is a customer, of an AP document a vendor; its order likewise. */
export const translateInvoice = (
  invoice: InvoiceWire,
  context: TranslationContext,
): CustomerInvoice | SupplierInvoice => {
  const legalEntity = legalEntityCodeSchema.parse(invoice.CompanyNo);
  const number = invoiceNumberSchema.parse(invoice.DocumentNo);
  const { OrderNo, PartnerNo } = invoice;
  if (invoice.DocType === 'AR') {
    const customerCode = customerCodeSchema.parse(PartnerNo);
    const order = OrderNo === null ? null : orderNumberSchema.parse(OrderNo);
    return customerInvoiceSchema.parse({
      direction: 'RECEIVABLE',
      id: customerInvoiceIdOf(legalEntity, number),
      ...fieldsOf(invoice, context),
      customerCode,
      customer: { id: customerIdOf(customerCode) },
      salesOrderNumber: order,
      salesOrder: order === null ? null : { id: salesOrderIdOf(legalEntity, order) },
    });
  }
  const supplierCode = supplierCodeSchema.parse(PartnerNo);
  const order = OrderNo === null ? null : purchaseOrderNumberSchema.parse(OrderNo);
  return supplierInvoiceSchema.parse({
    direction: 'PAYABLE',
    id: supplierInvoiceIdOf(legalEntity, number),
    ...fieldsOf(invoice, context),
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    supplierReference: invoice.ExternalDocNo,
    purchaseOrderNumber: order,
    purchaseOrder: order === null ? null : { id: purchaseOrderIdOf(legalEntity, order) },
  });
};
