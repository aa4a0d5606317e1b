import { type Clock, systemClock } from '@distribution/platform/clock/clock';
import { createVersionClock } from '../clock/version-clock.ts';
import { type MutableWorld, createWorld } from './create-world.ts';
import { createHeldSeries } from './forecast-shelf.ts';
import type { ForecastSeriesRecord, StockRecord } from './records.ts';

/** The morning every row of the tiny world is as of. */
export const TINY_WORLD_AT = '2026-03-02T06:00:00.000Z';

const stock = (item: string, site: string, onHand: string, rest: Partial<StockRecord> = {}): StockRecord => ({
  ItemNo: item,
  SiteNo: site,
  QtyOnHand: onHand,
  QtyBlocked: '0',
  QtyAllocated: '0',
  QtyReserved: '0',
  QtyInTransit: '0',
  QtyOnPurchase: '0',
  QtyBackorder: '0',
  BookedThrough: TINY_WORLD_AT,
  Lots: [],
  ...rest,
});

const fillMasterData = ({ tables }: MutableWorld): void => {
  const site = (no: string, city: string, company: string, code: string, name: string, zone: string): void => {
    tables.Sites.put(
      {
        SiteNo: no,
        SiteName: `${city} DC`,
        SiteType: 'DC',
        CompanyNo: company,
        TerritoryCode: code,
        TerritoryName: name,
        ParentSiteNo: null,
        GlobalLocationNo: null,
        TimeZone: zone,
        CountryCode: 'US',
        City: city,
        Latitude: null,
        Longitude: null,
        Hours: '1:08:00-18:00;2:08:00-18:00;3:08:00-18:00;4:08:00-18:00;5:08:00-16:00',
      },
      TINY_WORLD_AT,
    );
  };
  site('DC-ATL', 'Atlanta', 'US01', 'SE', 'Southeast', 'America/New_York');
  site('DC-BNA', 'Nashville', 'US01', 'SE', 'Southeast', 'America/Chicago');
  site('DC-BOS', 'Boston', 'US01', 'NE', 'Northeast', 'America/New_York');
  site('DC-LAX', 'Los Angeles', 'US02', 'W', 'West', 'America/Los_Angeles');

  const item = (no: string, name: string, ean: string | null, uom: string, lots = false): void => {
    tables.Items.put(
      {
        ItemNo: no,
        Description: name,
        LongText: null,
        EanCode: ean,
        ItemStatus: 'A',
        CategoryCode: 'Safety/Hand protection',
        BaseUom: uom,
        LotTracking: lots,
        ShelfLifeDays: lots ? 365 : null,
      },
      TINY_WORLD_AT,
    );
  };
  item('A-100', 'Nitrile glove, blue, M', '9520010001008', 'PCS');
  item('A-200', 'Nitrile glove, blue, L', '9520010002005', 'PCS');
  item('A-300', 'Absorbent granulate', null, 'KG', true);
  item('A-400', 'Safety goggles', '9520010004009', 'PCS');
  item('A-500', 'Ear plugs, pair', null, 'PCS');
  tables.ItemUoms.put(
    { ItemNo: 'A-100', UomCode: 'CTN', QtyNumerator: '12', QtyDenominator: '1', EanCode: '19520010001005' },
    TINY_WORLD_AT,
  );
  for (const [no, name] of [
    ['V-1', 'Northern Gloves Inc.'],
    ['V-2', 'Pacific Safety Ltd.'],
  ] as const) {
    tables.Vendors.put(
      {
        VendorNo: no,
        VendorName: name,
        VendorStatus: 'OK',
        CountryCode: 'US',
        GlobalLocationNo: null,
        CurrencyCode: 'USD',
      },
      TINY_WORLD_AT,
    );
  }
  for (const [vendor, no, primary] of [
    ['V-1', 'A-100', true],
    ['V-2', 'A-100', false],
    ['V-1', 'A-200', true],
    ['V-2', 'A-300', true],
  ] as const) {
    tables.VendorItems.put(
      {
        VendorNo: vendor,
        ItemNo: no,
        IsPrimary: primary,
        VendorItemNo: `${vendor}/${no}`,
        LeadTimeDays: primary ? 7 : 21,
        LeadTimeStdDev: '1.5',
        MinOrderQty: '24',
        OrderMultiple: '12',
        DirectUnitCost: '3.1',
        CurrencyCode: 'USD',
      },
      TINY_WORLD_AT,
    );
  }
  tables.Customers.put(
    {
      CustomerNo: 'C-1',
      CustomerName: 'Peach State Clinics',
      ServiceClass: 'A',
      CountryCode: 'US',
      GlobalLocationNo: null,
      CurrencyCode: 'USD',
      PriceGroupCode: 'KEY',
    },
    TINY_WORLD_AT,
  );
  tables.Customers.put(
    {
      CustomerNo: 'C-2',
      CustomerName: 'Harbor Works',
      ServiceClass: 'C',
      CountryCode: 'US',
      GlobalLocationNo: null,
      CurrencyCode: 'USD',
      PriceGroupCode: null,
    },
    TINY_WORLD_AT,
  );
};

const fillStock = ({ tables }: MutableWorld): void => {
  const put = (row: StockRecord): void => {
    tables.Stock.put(row, TINY_WORLD_AT);
    tables.Movements.put(
      {
        MovementId: `M-${row.ItemNo}-${row.SiteNo}`,
        Item: row.ItemNo,
        Site: row.SiteNo,
        Type: 'OPEN',
        Qty: row.QtyOnHand,
        Reason: null,
        Lot: null,
        DocRef: null,
        EventTime: '2026-03-01T00:00:00.000Z',
      },
      TINY_WORLD_AT,
    );
  };
  put(stock('A-100', 'DC-ATL', '120', { QtyAllocated: '24', QtyOnPurchase: '240' }));
  put(stock('A-100', 'DC-BNA', '90'));
  put(stock('A-100', 'DC-BOS', '90', { QtyReserved: '20' }));
  put(stock('A-100', 'DC-LAX', '90'));
  put(stock('A-200', 'DC-ATL', '10')); // below its safety stock
  put(stock('A-200', 'DC-LAX', '200'));
  put(
    stock('A-300', 'DC-ATL', '87.25', {
      Lots: [{ LotNo: 'L-1', ExpirationDate: '2026-12-01', QtyOnHand: '87.25', QtyBlocked: '0' }],
    }),
  );
  put(stock('A-400', 'DC-BNA', '-3')); // booked out before it was booked in
  for (const { record } of [...tables.Stock.live()]) {
    tables.Planning.put(
      {
        ItemNo: record.ItemNo,
        SiteNo: record.SiteNo,
        SafetyStockQty: '40',
        ReorderPoint: '80',
        MaxInventory: '300',
        ServiceLevel: '0.95',
        ReviewDays: 7,
      },
      TINY_WORLD_AT,
    );
  }
};

const fillDocuments = ({ tables }: MutableWorld): void => {
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

const fillForecasts = ({ tables, shelf }: MutableWorld): void => {
  for (const [versionId, publishedAt, start, level] of [
    ['FC-2026-W09', '2026-02-23T05:00:00.000Z', '2026-02-23', 20],
    ['FC-2026-W10', '2026-03-02T05:00:00.000Z', '2026-03-02', 21],
  ] as const) {
    const series = [...tables.Stock.live()].map(({ record }): ForecastSeriesRecord => ({
      item: record.ItemNo,
      site: record.SiteNo,
      measure: 'MEAN',
      grain: 'WEEK',
      start,
      uom: record.ItemNo === 'A-300' ? 'KG' : 'PCS',
      values: Array.from({ length: 26 }, (_, week) => String(level + (week % 4))),
      overrides: [],
    }));
    shelf.publish({ versionId, publishedAt, horizonStart: start }, createHeldSeries(series));
  }
};

/**
 * Five items, four sites, one open order of each kind: enough for a test to see every table, small enough to read.
 * A-200 at DC-ATL (region SE) is below its safety stock, A-400 at DC-BNA negative, A-500 without stock, A-300 in KG with
 * a lot; SO-1 is shipped in part, PO-1 open. Rows are as of {@link TINY_WORLD_AT}; changes made later carry the clock's time.
 */
export const createTinyWorld = (clock: Clock = systemClock): MutableWorld => {
  const world = createWorld('tiny', createVersionClock(clock));
  fillMasterData(world);
  fillStock(world);
  fillDocuments(world);
  fillForecasts(world);
  world.examples = { sku: 'A-100', salesOrder: 'SO-1' };
  return world;
};
