import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { type Decimal, ZERO, sum } from '@distribution/model/measure/decimal';
import { addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
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
import { epochMillisOf } from '@distribution/model/time/instant';
import { quotientOf } from '../../quotient.ts';
import {
  type TranslationContext,
  TranslationError,
  dueInstantOf,
  originOf,
  siteOf,
  unitOf,
} from '../../translation.ts';
import type { PurchaseOrderWire, SalesOrderWire } from './wire.ts';

const salesStatusOf = (order: SalesOrderWire): SalesOrder['status'] => {
  if (order.OverallSDDocumentRejectionSts === 'C') return 'CANCELLED';
  if (order.OverallSDProcessStatus === 'C') return 'CLOSED';
  if (order.OverallTotalDeliveryStatus === 'C') return 'SHIPPED';
  return order.OverallTotalDeliveryStatus === 'B' ? 'PARTIALLY_SHIPPED' : 'CONFIRMED';
};

const latestDay = <D extends string>(days: readonly (D | null)[]): D | null =>
  days.reduce<D | null>((latest, day) => (day !== null && (latest === null || day > latest) ? day : latest), null);

/** The order ships from the plant of its first item that has one. Items without a material (texts, services) are left out. */
export const translateSalesOrder = (order: SalesOrderWire, context: TranslationContext): SalesOrder => {
  const plant = order.to_Item.find(({ ProductionPlant }) => ProductionPlant !== '')?.ProductionPlant;
  if (plant === undefined) throw new TranslationError('no item of the order names a plant');
  const site = siteOf(context, plant);
  const number = orderNumberSchema.parse(order.SalesOrder);
  const currency = order.TransactionCurrency;
  const customerCode = order.SoldToParty === '' ? null : customerCodeSchema.parse(order.SoldToParty);
  return salesOrderSchema.parse({
    id: salesOrderIdOf(site.legalEntity, number),
    number,
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    status: salesStatusOf(order),
    customerCode,
    customer: customerCode === null ? null : { id: customerIdOf(customerCode) },
    shipFromCode: site.code,
    shipFrom: { id: site.id },
    orderedAt: order.SalesOrderDate,
    currency,
    totalAmount: { amount: order.TotalNetAmount, currency },
    customerReference: order.PurchaseOrderByCustomer === '' ? null : order.PurchaseOrderByCustomer,
    lines: order.to_Item
      .filter(({ Material }) => Material !== '')
      .map((item) => {
        const unit = unitOf(context, item.RequestedQuantityUnit);
        const sku = skuSchema.parse(item.Material);
        const schedule = item.to_ScheduleLine;
        return {
          number: item.SalesOrderItem,
          sku,
          product: { id: productIdOf(sku) },
          quantity: { value: item.RequestedQuantity, unit },
          allocatedQuantity: { value: sum(schedule.map((line) => line.OpenConfdDelivQtyInOrdQtyUnit)), unit },
          shippedQuantity: { value: sum(schedule.map((line) => line.DeliveredQtyInOrderQtyUnit)), unit },
          unitPrice: { amount: quotientOf(item.NetAmount, item.RequestedQuantity) ?? ZERO, currency },
          lineAmount: { amount: item.NetAmount, currency },
          requestedOn: latestDay(schedule.map((line) => line.RequestedDeliveryDate)),
          promisedOn: latestDay(schedule.map((line) => line.ConfirmedDeliveryDate)),
        };
      }),
    origin: originOf(context, epochMillisOf(order.LastChangeDateTime) * 1000),
  });
};

type PurchaseItem = PurchaseOrderWire['to_PurchaseOrderItem'][number];

const purchaseStatusOf = (order: PurchaseOrderWire, items: readonly PurchaseItem[]): PurchaseOrder['status'] => {
  if (order.PurchasingDocumentDeletionCode !== '' || items.length === 0) return 'CANCELLED';
  if (order.ReleaseIsNotCompleted) return 'DRAFT';
  if (items.every((item) => item.IsCompletelyDelivered)) return 'RECEIVED';
  if (items.some((item) => item.IsCompletelyDelivered)) return 'PARTIALLY_RECEIVED';
  return items.every((item) => item.PurgDocOrderAcknNumber !== '') ? 'ACKNOWLEDGED' : 'SENT';
};

/** The price of one unit that is ordered. */
const unitPriceOf = (item: PurchaseItem): Decimal => {
  const { OrderPriceUnit: priced, PurchaseOrderQuantityUnit: ordered, NetPriceQuantity: per } = item;
  if (priced !== '' && priced !== ordered)
    throw new TranslationError(`item ${item.PurchaseOrderItem} is priced per ${priced} and ordered in ${ordered}`);
  return quotientOf(item.NetPriceAmount, per) ?? item.NetPriceAmount;
};

/**
 * The order goes to the plant of its first item. An item counts as received when SAP says that its delivery is complete:
 * quantities of partial receipts are not in this service.
 */
export const translatePurchaseOrder = (order: PurchaseOrderWire, context: TranslationContext): PurchaseOrder => {
  const kept = order.to_PurchaseOrderItem.filter((item) => item.PurchasingDocumentDeletionCode === '');
  const items = kept.length > 0 ? kept : order.to_PurchaseOrderItem;
  const site = siteOf(context, items[0]?.Plant ?? '');
  const number = purchaseOrderNumberSchema.parse(order.PurchaseOrder);
  const supplierCode = supplierCodeSchema.parse(order.Supplier);
  const currency = parseCurrencyCode(order.DocumentCurrency);
  const amounts = items.map((item) => multiplyMoney({ amount: unitPriceOf(item), currency }, item.OrderQuantity));
  return purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(site.legalEntity, number),
    number,
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    status: purchaseStatusOf(order, kept),
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    shipToCode: site.code,
    shipTo: { id: site.id },
    orderedAt: order.PurchaseOrderDate,
    currency,
    totalAmount: roundMoney(amounts.reduce(addMoney, zeroMoney(currency))),
    lines: items
      .filter(({ Material }) => Material !== '')
      .map((item) => {
        const unit = unitOf(context, item.PurchaseOrderQuantityUnit);
        const sku = skuSchema.parse(item.Material);
        const expected = latestDay(item.to_ScheduleLine.map((line) => line.ScheduleLineDeliveryDate)) ?? '';
        const requested = latestDay(item.to_ScheduleLine.map((line) => line.SchedLineStscDeliveryDate)) ?? expected;
        return {
          number: item.PurchaseOrderItem,
          sku,
          product: { id: productIdOf(sku) },
          orderedQuantity: { value: item.OrderQuantity, unit },
          receivedQuantity: { value: item.IsCompletelyDelivered ? item.OrderQuantity : ZERO, unit },
          unitPrice: { amount: unitPriceOf(item), currency },
          expectedAt: dueInstantOf(site, expected),
          requestedAt: dueInstantOf(site, requested),
        };
      }),
    origin: originOf(context, epochMillisOf(order.LastChangeDateTime) * 1000),
  });
};
