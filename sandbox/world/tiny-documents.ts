import type { MutableWorld } from './create-world.ts';
import { TINY_WORLD_AT } from './tiny-world-at.ts';

/** What became of the open orders: the vendor's answer and announcement, an invoice of each direction, a day's demand. */
const fillFollowUps = ({ tables }: MutableWorld): void => {
  tables.Confirmations.put(
    {
      ConfirmationNo: 'PO-1/1',
      CompanyNo: 'US01',
      PurchaseOrderNo: 'PO-1',
      SiteNo: 'DC-ATL',
      VendorOrderNo: 'NG-881',
      ResponseCode: 'CH',
      ResponseTimestamp: '2026-02-21T09:00:00.000Z',
      Lines: [
        {
          LineNo: 10,
          ResponseCode: 'CH',
          UomCode: 'PCS',
          Quantity: '200',
          PromisedDate: '2026-03-05',
          ReasonText: 'production slot',
        },
        {
          LineNo: 10,
          ResponseCode: 'BO',
          UomCode: 'PCS',
          Quantity: '40',
          PromisedDate: null,
          ReasonText: null,
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.ShipNotices.put(
    {
      VendorNo: 'V-1',
      NoticeNo: 'NG-S-7',
      Site: 'DC-ATL',
      OrderRefs: ['PO-1'],
      ShipFrom: 'Northern Gloves, hall 2',
      Carrier: 'Blue Ridge Freight',
      Tracking: 'BR0777',
      ShippedAt: '2026-03-01T16:00:00.000Z',
      ExpectedAt: '2026-03-05T20:00:00.000Z',
      Units: [
        { Unit: 1, Within: null, Sscc: '095200010000000010' },
        { Unit: 2, Within: 1, Sscc: null },
      ],
      Lines: [
        {
          Line: 1,
          OrderRef: 'PO-1',
          OrderLine: 10,
          Unit: 2,
          Item: 'A-100',
          Uom: 'PCS',
          Qty: '200',
          Lot: null,
          Expiry: null,
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.Invoices.put(
    {
      DocumentNo: 'AR-1',
      DocType: 'AR',
      CompanyNo: 'US01',
      PartnerNo: 'C-1',
      OrderNo: 'SO-1',
      ExternalDocNo: null,
      DocStatus: 'OPEN',
      DocDate: '2026-02-28',
      DueDate: '2026-03-30',
      CurrencyCode: 'USD',
      AmountTax: '5.76',
      AmountTotal: '77.76',
      AmountOpen: '77.76',
      Lines: [
        {
          LineNo: 10,
          OrderLineNo: 20,
          ItemNo: 'A-200',
          UomCode: 'PCS',
          Quantity: '12',
          LineAmount: '72',
          ShipmentNo: 'SH-1',
          LineText: null,
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.Invoices.put(
    {
      DocumentNo: 'AP-1',
      DocType: 'AP',
      CompanyNo: 'US01',
      PartnerNo: 'V-1',
      OrderNo: 'PO-1',
      ExternalDocNo: 'NG-INV-3',
      DocStatus: 'OPEN',
      DocDate: '2026-03-01',
      DueDate: '2026-03-31',
      CurrencyCode: 'USD',
      AmountTax: '0',
      AmountTotal: '645',
      AmountOpen: '645',
      Lines: [
        {
          LineNo: 10,
          OrderLineNo: 10,
          ItemNo: 'A-100',
          UomCode: 'PCS',
          Quantity: '200',
          LineAmount: '620',
          ShipmentNo: 'NG-S-7',
          LineText: null,
        },
        {
          LineNo: 20,
          OrderLineNo: null,
          ItemNo: null,
          UomCode: 'PCS',
          Quantity: '1',
          LineAmount: '25',
          ShipmentNo: null,
          LineText: 'Freight',
        },
      ],
    },
    TINY_WORLD_AT,
  );
  tables.ItemDemand.put(
    {
      ItemNo: 'A-200',
      SiteNo: 'DC-ATL',
      QtyType: 'SHIPPED',
      FromDate: '2026-02-28',
      ToDate: '2026-02-28',
      Quantity: '12',
    },
    TINY_WORLD_AT,
  );
};

/** One open document of each kind with what became of it, and one more order without a shipment. */
export const fillDocuments = (world: MutableWorld): void => {
  const { tables } = world;
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
  fillFollowUps(world);
};
