import { ZERO } from '@distribution/model/measure/decimal';
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
import type { Site } from '../../site.ts';
import {
  type TranslationContext,
  TranslationError,
  dueInstantOf,
  originOf,
  siteOf,
  unitOf,
} from '../../translation.ts';
import type { BusinessCentralConfig } from './config.ts';
import { revisionOf } from './translate-master-data.ts';
import type { PurchaseOrderWire, SalesOrderWire } from './wire.ts';

type From<W, T> = (config: BusinessCentralConfig) => (record: W, context: TranslationContext) => T;
interface Line {
  readonly lineType: string;
  readonly locationId: string;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Comments, charges and accounts are no goods. */
const goods = <L extends Line>(lines: readonly L[]): L[] => lines.filter(({ lineType }) => lineType === 'Item');

/** The location of the first line that names one, else the one of the settings. */
const siteOfLines = (config: BusinessCentralConfig, lines: readonly Line[], context: TranslationContext): Site => {
  const named = lines.find(({ locationId }) => locationId !== '' && locationId !== NOWHERE)?.locationId;
  const name = named ?? config.defaultLocation;
  if (name === null) throw new TranslationError('no line of the order names a location, and no default is configured');
  return siteOf(context, name);
};

/** Business Central calls an order a draft until it is released, and keeps it until it is invoiced. */
const salesStatusOf = (order: SalesOrderWire, lines: SalesOrderWire['salesOrderLines']): SalesOrder['status'] => {
  if (order.fullyShipped && lines.length > 0) return 'SHIPPED';
  if (lines.some(({ shippedQuantity }) => shippedQuantity !== '0')) return 'PARTIALLY_SHIPPED';
  return order.status === 'Open' ? 'CONFIRMED' : 'DRAFT';
};

export const translateSalesOrder: From<SalesOrderWire, SalesOrder> = (config) => (order, context) => {
  const lines = goods(order.salesOrderLines);
  const site = siteOfLines(config, lines, context);
  const number = orderNumberSchema.parse(order.number);
  const currency = order.currencyCode === '' ? config.currency : order.currencyCode;
  const customerCode = order.customerNumber === '' ? null : customerCodeSchema.parse(order.customerNumber);
  return salesOrderSchema.parse({
    id: salesOrderIdOf(site.legalEntity, number),
    number,
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    status: salesStatusOf(order, lines),
    customerCode,
    customer: customerCode === null ? null : { id: customerIdOf(customerCode) },
    shipFromCode: site.code,
    shipFrom: { id: site.id },
    orderedAt: `${order.orderDate}T00:00:00Z`,
    currency,
    totalAmount: { amount: order.totalAmountExcludingTax, currency },
    customerReference: order.externalDocumentNumber === '' ? null : order.externalDocumentNumber,
    lines: lines.map((line) => {
      const unit = unitOf(context, line.unitOfMeasureCode);
      const sku = skuSchema.parse(line.lineObjectNumber);
      return {
        number: line.sequence,
        sku,
        product: { id: productIdOf(sku) },
        quantity: { value: line.quantity, unit },
        allocatedQuantity: { value: ZERO, unit },
        shippedQuantity: { value: line.shippedQuantity, unit },
        unitPrice: { amount: line.unitPrice, currency },
        lineAmount: { amount: line.amountExcludingTax, currency },
        requestedOn: order.requestedDeliveryDate,
        promisedOn: line.shipmentDate,
      };
    }),
    origin: originOf(context, revisionOf(order)),
  });
};

const purchaseStatusOf = (
  order: PurchaseOrderWire,
  lines: PurchaseOrderWire['purchaseOrderLines'],
): PurchaseOrder['status'] => {
  if (order.fullyReceived && lines.length > 0) return 'RECEIVED';
  if (lines.some(({ receivedQuantity }) => receivedQuantity !== '0')) return 'PARTIALLY_RECEIVED';
  return order.status === 'Open' ? 'SENT' : 'DRAFT';
};

export const translatePurchaseOrder: From<PurchaseOrderWire, PurchaseOrder> = (config) => (order, context) => {
  const lines = goods(order.purchaseOrderLines);
  const site = siteOfLines(config, lines, context);
  const number = purchaseOrderNumberSchema.parse(order.number);
  const supplierCode = supplierCodeSchema.parse(order.vendorNumber);
  const currency = order.currencyCode === '' ? config.currency : order.currencyCode;
  return purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(site.legalEntity, number),
    number,
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    status: purchaseStatusOf(order, lines),
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    shipToCode: site.code,
    shipTo: { id: site.id },
    orderedAt: `${order.orderDate}T00:00:00Z`,
    currency,
    totalAmount: { amount: order.totalAmountExcludingTax, currency },
    lines: lines.map((line) => {
      const unit = unitOf(context, line.unitOfMeasureCode);
      const sku = skuSchema.parse(line.lineObjectNumber);
      const requested = order.requestedReceiptDate ?? order.orderDate;
      return {
        number: line.sequence,
        sku,
        product: { id: productIdOf(sku) },
        orderedQuantity: { value: line.quantity, unit },
        receivedQuantity: { value: line.receivedQuantity, unit },
        unitPrice: { amount: line.directUnitCost, currency },
        expectedAt: dueInstantOf(site, line.expectedReceiptDate ?? requested),
        requestedAt: dueInstantOf(site, requested),
      };
    }),
    origin: originOf(context, revisionOf(order)),
  });
};
