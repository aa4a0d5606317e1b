import type { SalesHeaderRecord, SalesLineRecord } from '../../../world/records.ts';
import type { V2Entity, V2Row, V2Set } from './sap-entities.ts';

const SCHEDULE_LINE: V2Entity = {
  properties: {
    SalesOrder: 'String',
    SalesOrderItem: 'String',
    ScheduleLine: 'String',
    RequestedDeliveryDate: 'DateTime',
    ConfirmedDeliveryDate: 'DateTime',
    DeliveredQtyInOrderQtyUnit: 'Decimal',
    OpenConfdDelivQtyInOrdQtyUnit: 'Decimal',
  },
};
const ITEM: V2Entity = {
  properties: {
    SalesOrder: 'String',
    SalesOrderItem: 'String',
    Material: 'String',
    ProductionPlant: 'String',
    RequestedQuantity: 'Decimal',
    RequestedQuantityUnit: 'String',
    NetAmount: 'Decimal',
  },
  navigations: { to_ScheduleLine: { to: SCHEDULE_LINE, many: true } },
};

const dayOf = (day: string | null): string | null => (day === null ? null : `${day.slice(0, 10)}T00:00:00.000Z`);

const itemRow = (order: SalesHeaderRecord, line: SalesLineRecord): V2Row => {
  const item = { SalesOrder: order.DocumentNo, SalesOrderItem: String(line.LineNo) };
  return {
    ...item,
    Material: line.ItemNo,
    ProductionPlant: order.SiteNo,
    RequestedQuantity: line.Quantity,
    RequestedQuantityUnit: line.UomCode,
    NetAmount: line.LineAmount,
    to_ScheduleLine: [
      {
        ...item,
        ScheduleLine: '1',
        RequestedDeliveryDate: dayOf(line.RequestedDate),
        ConfirmedDeliveryDate: dayOf(line.PromisedDate),
        DeliveredQtyInOrderQtyUnit: line.QtyShipped,
        OpenConfdDelivQtyInOrdQtyUnit: line.QtyAllocated,
      },
    ],
  };
};

/** SAP tells how far an order is in three letters: whole process, deliveries, rejection. */
const STATUSES = {
  NEW: ['A', 'A', 'A'],
  OPEN: ['A', 'A', 'A'],
  ALLOC: ['A', 'A', 'A'],
  PART: ['B', 'B', 'A'],
  SHIP: ['B', 'C', 'A'],
  INV: ['C', 'C', 'A'],
  CLOSED: ['C', 'C', 'A'],
  CANC: ['C', '', 'C'],
  RET: ['C', '', 'A'],
} as const;

/** Sales orders. */
export const SALES_ORDERS: V2Set = {
  service: 'API_SALES_ORDER_SRV',
  name: 'A_SalesOrder',
  keys: ['SalesOrder'],
  properties: {
    SalesOrder: 'String',
    SalesOrganization: 'String',
    SoldToParty: 'String',
    SalesOrderDate: 'DateTime',
    LastChangeDateTime: 'DateTimeOffset',
    TransactionCurrency: 'String',
    TotalNetAmount: 'Decimal',
    PurchaseOrderByCustomer: 'String',
    OverallSDProcessStatus: 'String',
    OverallTotalDeliveryStatus: 'String',
    OverallSDDocumentRejectionSts: 'String',
  },
  navigations: { to_Item: { to: ITEM, many: true } },
  *rows({ tables }) {
    for (const { record: order, modifiedAt } of tables.SalesOrders.live()) {
      const [process, delivery, rejection] = STATUSES[order.DocStatus];
      yield {
        SalesOrder: order.DocumentNo,
        SalesOrganization: order.CompanyNo,
        SoldToParty: order.CustomerNo ?? '',
        SalesOrderDate: dayOf(order.OrderTimestamp),
        LastChangeDateTime: modifiedAt,
        TransactionCurrency: order.CurrencyCode,
        TotalNetAmount: order.AmountTotal,
        PurchaseOrderByCustomer: order.ExternalDocNo ?? '',
        OverallSDProcessStatus: process,
        OverallTotalDeliveryStatus: delivery,
        OverallSDDocumentRejectionSts: rejection,
        to_Item: order.Lines.map((line) => itemRow(order, line)),
      };
    }
  },
};
