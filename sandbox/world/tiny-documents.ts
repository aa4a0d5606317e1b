import type { MutableWorld } from './create-world.ts';
import { TINY_WORLD_AT } from './tiny-world-at.ts';

/** One open document of each kind, and one more order without a shipment. */
export const fillDocuments = ({ tables }: MutableWorld): void => {
  tables.SalesOrders.put(
    {
      DocumentNo: 'SO-1',
      CompanyNo: 'US01',
      CustomerNo: 'C-1',
      SiteNo: 'DC-ATL',
      DocStatus: 'PART',
      OrderTimestamp: '2026-02-27T15:00:00.000Z',
      CurrencyCode: 'USD',
      AmountTotal: '215.76',
      ExternalDocNo: 'PO 4711',
      Lines: [
        {
          LineNo: 10,
          ItemNo: 'A-100',
          UomCode: 'CTN',
          Quantity: '2',
          QtyAllocated: '2',
          QtyShipped: '0',
          UnitPrice: '71.88',
          LineAmount: '143.76',
          RequestedDate: '2026-03-04',
          PromisedDate: '2026-03-04',
        },
        {
          LineNo: 20,
          ItemNo: 'A-200',
          UomCode: 'PCS',
          Quantity: '12',
          QtyAllocated: '0',
          QtyShipped: '12',
          UnitPrice: '6',
          LineAmount: '72',
          RequestedDate: '2026-03-02',
          PromisedDate: null,
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.SalesOrders.put(
    {
      DocumentNo: 'SO-2',
      CompanyNo: 'US02',
      CustomerNo: 'C-2',
      SiteNo: 'DC-LAX',
      DocStatus: 'OPEN',
      OrderTimestamp: '2026-03-01T18:30:00.000Z',
      CurrencyCode: 'USD',
      AmountTotal: '60',
      ExternalDocNo: null,
      Lines: [
        {
          LineNo: 10,
          ItemNo: 'A-200',
          UomCode: 'PCS',
          Quantity: '10',
          QtyAllocated: '0',
          QtyShipped: '0',
          UnitPrice: '6',
          LineAmount: '60',
          RequestedDate: null,
          PromisedDate: null,
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.Shipments.put(
    {
      ShipmentId: 'SH-1',
      OrderRef: 'SO-1',
      Site: 'DC-ATL',
      Carrier: 'Blue Ridge Freight',
      Tracking: 'BR0001',
      Sscc: null,
      Cancelled: false,
      Lines: [{ OrderLine: 20, Item: 'A-200', Uom: 'PCS', Qty: '12' }],
      Events: [
        { Code: 'REL', Time: '2026-02-28T13:00:00.000Z', Text: null },
        { Code: 'PICK', Time: '2026-02-28T14:10:00.000Z', Text: null },
        { Code: 'DISP', Time: '2026-02-28T20:00:00.000Z', Text: null },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.PurchaseOrders.put(
    {
      DocumentNo: 'PO-1',
      CompanyNo: 'US01',
      VendorNo: 'V-1',
      SiteNo: 'DC-ATL',
      DocStatus: 'ACK',
      OrderTimestamp: '2026-02-20T12:00:00.000Z',
      CurrencyCode: 'USD',
      AmountTotal: '744',
      Lines: [
        {
          LineNo: 10,
          ItemNo: 'A-100',
          UomCode: 'PCS',
          Quantity: '240',
          QtyReceived: '0',
          DirectUnitCost: '3.1',
          RequestedReceipt: '2026-03-03',
          ConfirmedReceipt: '2026-03-05',
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.TransferOrders.put(
    {
      DocumentNo: 'TO-1',
      CompanyNo: 'US01',
      FromSiteNo: 'DC-BOS',
      ToSiteNo: 'DC-BNA',
      DocStatus: 'REL',
      ExpectedReceipt: '2026-03-06',
      Lines: [{ LineNo: 10, ItemNo: 'A-100', UomCode: 'PCS', Quantity: '20', QtyReceived: '0' }],
    },
    TINY_WORLD_AT,
  );
};
