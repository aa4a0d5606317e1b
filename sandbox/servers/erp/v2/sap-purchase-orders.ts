import type { PurchaseHeaderRecord, PurchaseLineRecord } from '../../../world/records.ts';
import type { V2Entity, V2Row, V2Set } from './sap-entities.ts';

const SCHEDULE_LINE: V2Entity = {
  properties: {
    PurchasingDocument: 'String',
    PurchasingDocumentItem: 'String',
    ScheduleLine: 'String',
    ScheduleLineDeliveryDate: 'DateTime',
    SchedLineStscDeliveryDate: 'DateTime',
    ScheduleLineOrderQuantity: 'Decimal',
  },
};
const ITEM: V2Entity = {
  properties: {
    PurchaseOrder: 'String',
    PurchaseOrderItem: 'String',
    PurchasingDocumentDeletionCode: 'String',
    Material: 'String',
    Plant: 'String',
    OrderQuantity: 'Decimal',
    PurchaseOrderQuantityUnit: 'String',
    NetPriceAmount: 'Decimal',
    NetPriceQuantity: 'Decimal',
    OrderPriceUnit: 'String',
    IsCompletelyDelivered: 'Boolean',
    PurgDocOrderAcknNumber: 'String',
  },
  navigations: { to_ScheduleLine: { to: SCHEDULE_LINE, many: true } },
};

const dayOf = (day: string): string => `${day.slice(0, 10)}T00:00:00.000Z`;
const ACKNOWLEDGED = ['ACK', 'PART', 'RECV', 'CLOSED'];

const itemRow = (order: PurchaseHeaderRecord, line: PurchaseLineRecord): V2Row => ({
  PurchaseOrder: order.DocumentNo,
  PurchaseOrderItem: String(line.LineNo),
  PurchasingDocumentDeletionCode: order.DocStatus === 'CANC' ? 'L' : '',
  Material: line.ItemNo,
  Plant: order.SiteNo,
  OrderQuantity: line.Quantity,
  PurchaseOrderQuantityUnit: line.UomCode,
  NetPriceAmount: line.DirectUnitCost,
  NetPriceQuantity: '1',
  OrderPriceUnit: line.UomCode,
  IsCompletelyDelivered: Number(line.QtyReceived) >= Number(line.Quantity),
  PurgDocOrderAcknNumber: ACKNOWLEDGED.includes(order.DocStatus) ? 'ACK' : '',
  to_ScheduleLine: [
    {
      PurchasingDocument: order.DocumentNo,
      PurchasingDocumentItem: String(line.LineNo),
      ScheduleLine: '1',
      ScheduleLineDeliveryDate: dayOf(line.ConfirmedReceipt ?? line.RequestedReceipt),
      SchedLineStscDeliveryDate: dayOf(line.RequestedReceipt),
      ScheduleLineOrderQuantity: line.Quantity,
    },
  ],
});

/** The references that orders made here bear; the world's own records have no place for them. */
export type OrderReferences = ReadonlyMap<string, { readonly internal: string; readonly external: string }>;

/** Purchase orders. */
export const createPurchaseOrderSet = (references: OrderReferences): V2Set => ({
  service: 'API_PURCHASEORDER_PROCESS_SRV',
  name: 'A_PurchaseOrder',
  keys: ['PurchaseOrder'],
  properties: {
    PurchaseOrder: 'String',
    CompanyCode: 'String',
    Supplier: 'String',
    PurchaseOrderDate: 'DateTime',
    LastChangeDateTime: 'DateTimeOffset',
    DocumentCurrency: 'String',
    PurchasingDocumentDeletionCode: 'String',
    ReleaseIsNotCompleted: 'Boolean',
    CorrespncInternalReference: 'String',
    CorrespncExternalReference: 'String',
  },
  navigations: { to_PurchaseOrderItem: { to: ITEM, many: true } },
  *rows({ tables }) {
    for (const { record: order, modifiedAt } of tables.PurchaseOrders.live()) {
      const { internal = '', external = '' } = references.get(order.DocumentNo) ?? {};
      yield {
        PurchaseOrder: order.DocumentNo,
        CompanyCode: order.CompanyNo,
        Supplier: order.VendorNo,
        PurchaseOrderDate: dayOf(order.OrderTimestamp),
        LastChangeDateTime: modifiedAt,
        DocumentCurrency: order.CurrencyCode,
        PurchasingDocumentDeletionCode: order.DocStatus === 'CANC' ? 'L' : '',
        ReleaseIsNotCompleted: order.DocStatus === 'NEW',
        CorrespncInternalReference: internal,
        CorrespncExternalReference: external,
        to_PurchaseOrderItem: order.Lines.map((line) => itemRow(order, line)),
      };
    }
  },
});
