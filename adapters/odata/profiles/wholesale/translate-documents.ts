import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import {
  type SalesOrder,
  orderNumberSchema,
  salesOrderIdOf,
  salesOrderSchema,
} from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import {
  type PurchaseOrder,
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { type TransferOrder, transferOrderIdOf, transferOrderSchema } from '@distribution/model/supply/transfer-order';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { type TranslationContext, dueInstantOf, originOf, siteOf, unitOf } from '../../translation.ts';
import type { PurchaseOrderWire, SalesOrderWire, TransferOrderWire } from './wire.ts';

const SALES_STATUS = {
  NEW: 'DRAFT',
  OPEN: 'CONFIRMED',
  ALLOC: 'ALLOCATED',
  PART: 'PARTIALLY_SHIPPED',
  SHIP: 'SHIPPED',
  INV: 'INVOICED',
  CLOSED: 'CLOSED',
  CANC: 'CANCELLED',
  RET: 'RETURNED',
} as const;
const PURCHASE_STATUS = {
  NEW: 'DRAFT',
  SENT: 'SENT',
  ACK: 'ACKNOWLEDGED',
  PART: 'PARTIALLY_RECEIVED',
  RECV: 'RECEIVED',
  CLOSED: 'CLOSED',
  CANC: 'CANCELLED',
} as const;
const TRANSFER_STATUS = {
  NEW: 'DRAFT',
  REL: 'RELEASED',
  TRANSIT: 'IN_TRANSIT',
  RECV: 'RECEIVED',
  CANC: 'CANCELLED',
} as const;

export const translateSalesOrder = (order: SalesOrderWire, context: TranslationContext): SalesOrder => {
  const number = orderNumberSchema.parse(order.DocumentNo);
  const legalEntity = legalEntityCodeSchema.parse(order.CompanyNo);
  const site = siteOf(context, order.SiteNo);
  const currency = context.currency(order.CurrencyCode);
  const customerCode = order.CustomerNo === null ? null : customerCodeSchema.parse(order.CustomerNo);
  return salesOrderSchema.parse({
    id: salesOrderIdOf(legalEntity, number),
    number,
    legalEntity,
    regionCode: site.regionCode,
    status: SALES_STATUS[order.DocStatus],
    customerCode,
    customer: customerCode === null ? null : { id: customerIdOf(customerCode) },
    shipFromCode: site.code,
    shipFrom: { id: site.id },
    orderedAt: order.OrderTimestamp,
    currency,
    totalAmount: { amount: order.AmountTotal, currency },
    customerReference: order.ExternalDocNo,
    lines: order.Lines.map((line) => {
      const unit = unitOf(context, line.UomCode);
      const sku = skuSchema.parse(line.ItemNo);
      return {
        number: line.LineNo,
        sku,
        product: { id: productIdOf(sku) },
        quantity: { value: line.Quantity, unit },
        allocatedQuantity: { value: line.QtyAllocated, unit },
        shippedQuantity: { value: line.QtyShipped, unit },
        unitPrice: { amount: line.UnitPrice, currency },
        lineAmount: { amount: line.LineAmount, currency },
        requestedOn: line.RequestedDate,
        promisedOn: line.PromisedDate,
      };
    }),
    origin: originOf(context, order.RowVersion),
  });
};

export const translatePurchaseOrder = (order: PurchaseOrderWire, context: TranslationContext): PurchaseOrder => {
  const number = purchaseOrderNumberSchema.parse(order.DocumentNo);
  const legalEntity = legalEntityCodeSchema.parse(order.CompanyNo);
  const supplierCode = supplierCodeSchema.parse(order.VendorNo);
  const site = siteOf(context, order.SiteNo);
  const currency = context.currency(order.CurrencyCode);
  return purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(legalEntity, number),
    number,
    legalEntity,
    regionCode: site.regionCode,
    status: PURCHASE_STATUS[order.DocStatus],
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    shipToCode: site.code,
    shipTo: { id: site.id },
    orderedAt: order.OrderTimestamp,
    currency,
    totalAmount: { amount: order.AmountTotal, currency },
    lines: order.Lines.map((line) => {
      const unit = unitOf(context, line.UomCode);
      const sku = skuSchema.parse(line.ItemNo);
      return {
        number: line.LineNo,
        sku,
        product: { id: productIdOf(sku) },
        orderedQuantity: { value: line.Quantity, unit },
        receivedQuantity: { value: line.QtyReceived, unit },
        unitPrice: { amount: line.DirectUnitCost, currency },
        expectedAt: dueInstantOf(site, line.ConfirmedReceipt ?? line.RequestedReceipt),
        requestedAt: dueInstantOf(site, line.RequestedReceipt),
      };
    }),
    origin: originOf(context, order.RowVersion),
  });
};

export const translateTransferOrder = (order: TransferOrderWire, context: TranslationContext): TransferOrder => {
  const legalEntity = legalEntityCodeSchema.parse(order.CompanyNo);
  const from = siteOf(context, order.FromSiteNo);
  const to = siteOf(context, order.ToSiteNo);
  return transferOrderSchema.parse({
    id: transferOrderIdOf(legalEntity, order.DocumentNo),
    number: order.DocumentNo,
    legalEntity,
    status: TRANSFER_STATUS[order.DocStatus],
    shipFromCode: from.code,
    shipFrom: { id: from.id },
    shipToCode: to.code,
    shipTo: { id: to.id },
    orderedAt: order.OrderTimestamp ?? null,
    expectedAt: dueInstantOf(to, order.ExpectedReceipt),
    lines: order.Lines.map((line) => {
      const unit = unitOf(context, line.UomCode);
      const sku = skuSchema.parse(line.ItemNo);
      return {
        number: line.LineNo,
        sku,
        product: { id: productIdOf(sku) },
        quantity: { value: line.Quantity, unit },
        receivedQuantity: { value: line.QtyReceived, unit },
      };
    }),
    origin: originOf(context, order.RowVersion),
  });
};
