import type { MutableWorld } from './create-world.ts';
import { TINY_WORLD_AT } from './tiny-world-at.ts';

/** Sites, items, vendors, terms and customers of the tiny world. */
export const fillMasterData = ({ tables }: MutableWorld): void => {
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
