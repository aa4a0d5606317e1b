import type { SiteRecord } from '../world/records.ts';
import { type TakeRow, fresh, itemOf, siteOf, vendorOf } from './filling.ts';

const SITE_TYPES: readonly [SiteRecord['SiteType'], ...SiteRecord['SiteType'][]] = ['DC', 'WH', 'XD', 'ST', 'HS', 'VI'];

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const takeSite: TakeRow = (row, { world: { tables }, modifiedAt }) => {
  const zone = row.text('time_zone');
  if (zone !== '' && !isZone(zone)) row.refuse(`time_zone "${zone}" is not an IANA time zone`);
  fresh(row, tables.Sites, row.text('site_no'));
  tables.Sites.put(
    row.sound({
      SiteNo: row.text('site_no'),
      SiteName: row.text('name'),
      SiteType: row.choice('type', SITE_TYPES),
      CompanyNo: row.text('company'),
      TerritoryCode: row.text('territory_code'),
      TerritoryName: row.text('territory_name'),
      ParentSiteNo: row.optional('parent_site_no'),
      GlobalLocationNo: row.optional('gln'),
      TimeZone: zone,
      CountryCode: row.text('country'),
      City: row.optional('city'),
      Latitude: row.optionalAmount('latitude'),
      Longitude: row.optionalAmount('longitude'),
      Hours: row.optional('hours') ?? '',
    }),
    modifiedAt,
  );
};

export const takeItem: TakeRow = (row, { world: { tables }, modifiedAt }) => {
  fresh(row, tables.Items, row.text('item_no'));
  tables.Items.put(
    row.sound({
      ItemNo: row.text('item_no'),
      Description: row.text('description'),
      LongText: row.optional('long_text'),
      EanCode: row.optional('ean'),
      ItemStatus: row.choice('status', ['A', 'D', 'B'], 'A'),
      CategoryCode: row.optional('category') ?? '',
      BaseUom: row.text('base_uom'),
      LotTracking: row.flag('lot_tracking'),
      ShelfLifeDays: row.optionalWhole('shelf_life_days'),
    }),
    modifiedAt,
  );
};

export const takeItemUom: TakeRow = (row, filling) => {
  const { tables } = filling.world;
  const item = itemOf(row, filling);
  fresh(row, tables.ItemUoms, item, row.text('uom'));
  const [numerator, denominator] = [row.amount('numerator'), row.amount('denominator')];
  if (numerator.startsWith('-') || numerator === '0' || denominator.startsWith('-') || denominator === '0') {
    row.refuse('numerator and denominator must be above zero');
  }
  tables.ItemUoms.put(
    row.sound({
      ItemNo: item,
      UomCode: row.text('uom'),
      QtyNumerator: numerator,
      QtyDenominator: denominator,
      EanCode: row.optional('ean'),
    }),
    filling.modifiedAt,
  );
};

export const takeVendor: TakeRow = (row, { world: { tables }, modifiedAt }) => {
  fresh(row, tables.Vendors, row.text('vendor_no'));
  tables.Vendors.put(
    row.sound({
      VendorNo: row.text('vendor_no'),
      VendorName: row.text('name'),
      VendorStatus: row.choice('status', ['OK', 'HOLD', 'BLOCKED'], 'OK'),
      CountryCode: row.optional('country'),
      GlobalLocationNo: row.optional('gln'),
      CurrencyCode: row.text('currency'),
    }),
    modifiedAt,
  );
};

export const takeVendorItem: TakeRow = (row, filling) => {
  const { tables } = filling.world;
  const [vendor, item] = [vendorOf(row, filling), itemOf(row, filling)];
  fresh(row, tables.VendorItems, vendor, item);
  tables.VendorItems.put(
    row.sound({
      VendorNo: vendor,
      ItemNo: item,
      IsPrimary: row.flag('primary'),
      VendorItemNo: row.optional('vendor_item_no'),
      LeadTimeDays: row.whole('lead_time_days'),
      LeadTimeStdDev: row.optionalAmount('lead_time_std_dev'),
      MinOrderQty: row.amount('min_order_qty'),
      OrderMultiple: row.optionalAmount('order_multiple'),
      DirectUnitCost: row.optionalAmount('unit_cost'),
      CurrencyCode: row.optional('currency') ?? tables.Vendors.get(vendor)?.CurrencyCode ?? '',
    }),
    filling.modifiedAt,
  );
};

export const takeCustomer: TakeRow = (row, { world: { tables }, modifiedAt }) => {
  fresh(row, tables.Customers, row.text('customer_no'));
  tables.Customers.put(
    row.sound({
      CustomerNo: row.text('customer_no'),
      CustomerName: row.text('name'),
      ServiceClass: row.choice('service_class', ['A', 'B', 'C'], 'C'),
      CountryCode: row.optional('country'),
      GlobalLocationNo: row.optional('gln'),
      CurrencyCode: row.text('currency'),
      PriceGroupCode: row.optional('price_group'),
    }),
    modifiedAt,
  );
};

export const takePlanning: TakeRow = (row, filling) => {
  const { tables } = filling.world;
  const [item, site] = [itemOf(row, filling), siteOf(row, filling)];
  fresh(row, tables.Planning, item, site);
  tables.Planning.put(
    row.sound({
      ItemNo: item,
      SiteNo: site,
      SafetyStockQty: row.amount('safety_stock'),
      ReorderPoint: row.optionalAmount('reorder_point'),
      MaxInventory: row.optionalAmount('max_inventory'),
      ServiceLevel: row.optionalAmount('service_level'),
      ReviewDays: row.optionalWhole('review_days'),
    }),
    filling.modifiedAt,
  );
};
