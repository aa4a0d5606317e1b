import { compare } from '@distribution/model/measure/decimal';
import type { SalesOrder, SalesOrderLine } from '@distribution/model/orders/sales-order';
import {
  OPEN_PURCHASE_ORDER_STATUSES,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from '@distribution/model/supply/purchase-order';
import type { Projection } from './apply-projection.ts';

const NUMBER_REMOVAL = { naturalKey: ['number'], returning: ['id'] };

export const SALES_ORDERS: Projection<'SALES_ORDER'> = {
  kind: 'SALES_ORDER',
  table: 'sales_order',
  key: { id: 'text' },
  columns: {
    number: 'text',
    legal_entity: 'text',
    region_code: 'text',
    status: 'text',
    customer_code: 'text',
    ship_from_code: 'text',
    ordered_at: 'timestamptz',
    body: 'jsonb',
  },
  valuesOf: (order) => ({
    id: order.id,
    number: order.number,
    legal_entity: order.legalEntity,
    region_code: order.regionCode,
    status: order.status,
    customer_code: order.customerCode,
    ship_from_code: order.shipFromCode,
    ordered_at: order.orderedAt,
  }),
  removal: NUMBER_REMOVAL,
};

export const PURCHASE_ORDERS: Projection<'PURCHASE_ORDER'> = {
  kind: 'PURCHASE_ORDER',
  table: 'purchase_order',
  key: { id: 'text' },
  columns: {
    number: 'text',
    legal_entity: 'text',
    region_code: 'text',
    status: 'text',
    supplier_code: 'text',
    ship_to_code: 'text',
    ordered_at: 'timestamptz',
    body: 'jsonb',
  },
  valuesOf: (order) => ({
    id: order.id,
    number: order.number,
    legal_entity: order.legalEntity,
    region_code: order.regionCode,
    status: order.status,
    supplier_code: order.supplierCode,
    ship_to_code: order.shipToCode,
    ordered_at: order.orderedAt,
  }),
  removal: NUMBER_REMOVAL,
};

/** The statuses of a sales order in which goods are still to leave. */
const OPEN_SALES_ORDER_STATUSES: readonly SalesOrder['status'][] = ['CONFIRMED', 'ALLOCATED', 'PARTIALLY_SHIPPED'];

/** Something of the line is still to be shipped. */
export const isOpenSalesLine = (order: SalesOrder, line: SalesOrderLine): boolean =>
  OPEN_SALES_ORDER_STATUSES.includes(order.status) && compare(line.shippedQuantity.value, line.quantity.value) < 0;

/** Something of the line is still to be received. */
export const isOpenPurchaseLine = (order: PurchaseOrder, line: PurchaseOrderLine): boolean =>
  OPEN_PURCHASE_ORDER_STATUSES.includes(order.status) &&
  compare(line.receivedQuantity.value, line.orderedQuantity.value) < 0;
