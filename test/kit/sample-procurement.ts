// Canonical records of what suppliers answer and announce, of invoices and of demand, for tests of the store.
import type { Upsert } from '@distribution/model/erp/change';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import { customerInvoiceIdOf, invoiceNumberSchema } from '@distribution/model/orders/invoice';
import { orderNumberSchema, salesOrderIdOf } from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { advanceShipNoticeIdOf } from '@distribution/model/supply/advance-ship-notice';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierConfirmationIdOf } from '@distribution/model/supply/supplier-confirmation';
import { supplierInvoiceIdOf } from '@distribution/model/supply/supplier-invoice';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { at, from, type Sample, upsert } from './sample-records.ts';

const ACME = legalEntityCodeSchema.parse('ACME');
const each = (value: string) => ({ value, unit: 'EA' });
const money = (amount: string) => ({ amount, currency: 'EUR' });
const productOf = (sku: string) => ({ id: productIdOf(skuSchema.parse(sku)) });
const supplierOf = (code: string) => ({ id: supplierIdOf(supplierCodeSchema.parse(code)) });
const purchaseOf = (number: string) => ({
  id: purchaseOrderIdOf(ACME, purchaseOrderNumberSchema.parse(number)),
});

/** The supplier accepts line 1 in two parts. */
export const confirmation = (number: string, order: string, sample: Sample = {}): Upsert =>
  upsert('SUPPLIER_CONFIRMATION', {
    id: supplierConfirmationIdOf(ACME, number),
    number,
    legalEntity: ACME,
    purchaseOrderNumber: order,
    purchaseOrder: purchaseOf(order),
    answer: 'ACCEPTED_WITH_CHANGES',
    supplierReference: 'REF-7',
    answeredAt: at(2),
    lines: [
      {
        orderLineNumber: 1,
        answer: 'ACCEPTED_WITH_CHANGES',
        splits: [
          { quantity: each('8'), promisedAt: at(5) },
          { quantity: each('4'), promisedAt: null },
        ],
        unitPrice: null,
        reason: 'short of material',
      },
    ],
    ...from('erp', sample),
  });

/** A carton on a pallet with goods of the order. */
export const shipNotice = (
  number: string,
  notice: { readonly supplier: string; readonly to: string; readonly orders: readonly string[]; readonly sku: string },
  sample: Sample = {},
): Upsert =>
  upsert('ADVANCE_SHIP_NOTICE', {
    id: advanceShipNoticeIdOf(ACME, supplierCodeSchema.parse(notice.supplier), number),
    number,
    legalEntity: ACME,
    supplierCode: notice.supplier,
    supplier: supplierOf(notice.supplier),
    purchaseOrderNumbers: notice.orders,
    shipFromName: 'Mill 2',
    shipFromGln: null,
    shipToCode: notice.to,
    shipTo: { id: locationIdOf(ACME, locationCodeSchema.parse(notice.to)) },
    carrier: 'Blue Ridge',
    trackingNumber: 'BR-1',
    shippedAt: at(3),
    expectedAt: at(5),
    packages: [
      { number: 1, parentNumber: null, sscc: '006141411234567890' },
      { number: 2, parentNumber: 1, sscc: null },
    ],
    lines: [
      {
        number: 1,
        purchaseOrderNumber: notice.orders[0] ?? null,
        orderLineNumber: notice.orders.length === 0 ? null : 1,
        packageNumber: 2,
        sku: notice.sku,
        product: productOf(notice.sku),
        quantity: each('8'),
        lot: 'L-1',
        expiresOn: '2027-05-01',
      },
    ],
    ...from('wms', sample),
  });

const invoiceBody = (number: string, sku: string) => ({
  number,
  legalEntity: ACME,
  status: 'OPEN',
  issuedOn: '2026-11-03',
  dueOn: '2026-12-03',
  currency: 'EUR',
  taxAmount: money('0'),
  totalAmount: money('10'),
  openAmount: money('10'),
  lines: [
    {
      number: 1,
      orderLineNumber: 1,
      sku,
      product: productOf(sku),
      quantity: each('4'),
      amount: money('10'),
      shipmentNumber: null,
      note: null,
    },
  ],
});

export const customerInvoice = (
  number: string,
  invoice: { readonly customer: string; readonly order: string | null; readonly sku: string },
  sample: Sample = {},
): Upsert =>
  upsert('INVOICE', {
    direction: 'RECEIVABLE',
    id: customerInvoiceIdOf(ACME, invoiceNumberSchema.parse(number)),
    ...invoiceBody(number, invoice.sku),
    customerCode: invoice.customer,
    customer: { id: customerIdOf(customerCodeSchema.parse(invoice.customer)) },
    salesOrderNumber: invoice.order,
    salesOrder: invoice.order === null ? null : { id: salesOrderIdOf(ACME, orderNumberSchema.parse(invoice.order)) },
    ...from('erp', sample),
  });

export const supplierInvoice = (
  number: string,
  invoice: { readonly supplier: string; readonly order: string | null; readonly sku: string },
  sample: Sample = {},
): Upsert =>
  upsert('INVOICE', {
    direction: 'PAYABLE',
    id: supplierInvoiceIdOf(ACME, invoiceNumberSchema.parse(number)),
    ...invoiceBody(number, invoice.sku),
    supplierCode: invoice.supplier,
    supplier: supplierOf(invoice.supplier),
    supplierReference: 'B-99',
    purchaseOrderNumber: invoice.order,
    purchaseOrder: invoice.order === null ? null : purchaseOf(invoice.order),
    ...from('erp', sample),
  });

/** What was ordered of a product at a location on one day. */
export const demand = (sku: string, locationCode: string, day: string, quantity: string, sample: Sample = {}): Upsert =>
  upsert('DEMAND', {
    sku,
    locationCode,
    measure: 'ORDERED',
    startsOn: day,
    endsOn: day,
    quantity,
    unit: 'EA',
    ...from('erp', sample),
  });
