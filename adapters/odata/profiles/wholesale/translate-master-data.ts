import { type Location, locationSchema } from '@distribution/model/locations/location';
import { type Customer, customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import { type Product, productIdOf, productSchema, skuSchema } from '@distribution/model/products/product';
import { type SupplierProduct, supplierProductSchema } from '@distribution/model/supply/supplier-product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import {
  type TranslationContext,
  TranslationError,
  glnOf,
  gtinOf,
  originOf,
  siteOf,
  unitOf,
} from '../../translation.ts';
import type { CustomerWire, ItemWire, SiteWire, VendorItemWire, VendorWire } from './wire.ts';

const PRODUCT_STATUS = { A: 'ACTIVE', D: 'DISCONTINUED', B: 'BLOCKED' } as const;
const LOCATION_KIND = {
  DC: 'DISTRIBUTION_CENTER',
  WH: 'WAREHOUSE',
  XD: 'CROSS_DOCK',
  ST: 'STORE',
  HS: 'HEALTH_SITE',
  VI: 'VIRTUAL',
} as const;
const SUPPLIER_STATUS = { OK: 'ACTIVE', HOLD: 'ON_HOLD', BLOCKED: 'BLOCKED' } as const;

export const translateItem = (item: ItemWire, context: TranslationContext): Product => {
  const sku = skuSchema.parse(item.ItemNo);
  return productSchema.parse({
    id: productIdOf(sku),
    sku,
    name: item.Description,
    description: item.LongText,
    gtin: gtinOf(context, item.EanCode),
    status: PRODUCT_STATUS[item.ItemStatus],
    categoryPath: item.CategoryCode.split('/').filter((part) => part !== ''),
    baseUnit: unitOf(context, item.BaseUom),
    packagingUnits: item.Uoms.map((uom) => ({
      unit: unitOf(context, uom.UomCode),
      numerator: uom.QtyNumerator,
      denominator: uom.QtyDenominator,
      gtin: gtinOf(context, uom.EanCode),
    })),
    lotTracked: item.LotTracking,
    shelfLifeDays: item.ShelfLifeDays,
    origin: originOf(context, item.RowVersion),
  });
};

/** `1:08:00-18:00;2:08:00-18:00` as rows; throws when it reads otherwise. */
const hoursOf = (text: string): { isoWeekday: number; opensAt: string; closesAt: string }[] =>
  text
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([1-7]):(\d\d:\d\d)-(\d\d:\d\d)$/.exec(part);
      if (match === null) throw new TranslationError(`"${part}" is not an opening time as weekday:HH:MM-HH:MM`);
      return { isoWeekday: Number(match[1]), opensAt: match[2] ?? '', closesAt: match[3] ?? '' };
    });

export const translateSite = (site: SiteWire, context: TranslationContext): Location => {
  const own = siteOf(context, site.SiteNo);
  return locationSchema.parse({
    id: own.id,
    code: site.SiteNo,
    name: site.SiteName,
    kind: LOCATION_KIND[site.SiteType],
    legalEntity: site.CompanyNo,
    region: { code: site.TerritoryCode, name: site.TerritoryName },
    parent: site.ParentSiteNo === null ? null : { id: siteOf(context, site.ParentSiteNo).id },
    gln: glnOf(context, site.GlobalLocationNo),
    timeZone: site.TimeZone,
    countryCode: site.CountryCode,
    city: site.City,
    latitude: site.Latitude === null ? null : Number(site.Latitude),
    longitude: site.Longitude === null ? null : Number(site.Longitude),
    workingHours: hoursOf(site.Hours),
    origin: originOf(context, site.RowVersion),
  });
};

export const translateVendor = (vendor: VendorWire, context: TranslationContext): Supplier => {
  const code = supplierCodeSchema.parse(vendor.VendorNo);
  return supplierSchema.parse({
    id: supplierIdOf(code),
    code,
    name: vendor.VendorName,
    status: SUPPLIER_STATUS[vendor.VendorStatus],
    countryCode: vendor.CountryCode,
    gln: glnOf(context, vendor.GlobalLocationNo),
    currency: context.currency(vendor.CurrencyCode),
    origin: originOf(context, vendor.RowVersion),
  });
};

export const translateVendorItem = (row: VendorItemWire, context: TranslationContext): SupplierProduct => {
  const sku = skuSchema.parse(row.ItemNo);
  const supplierCode = supplierCodeSchema.parse(row.VendorNo);
  const unit = unitOf(context, row.BaseUom);
  return supplierProductSchema.parse({
    sku,
    product: { id: productIdOf(sku) },
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    preferred: row.IsPrimary,
    supplierSku: row.VendorItemNo,
    leadTimeDays: row.LeadTimeDays,
    leadTimeDeviationDays: row.LeadTimeStdDev,
    minimumOrderQuantity: { value: row.MinOrderQty, unit },
    orderMultiple: row.OrderMultiple === null ? null : { value: row.OrderMultiple, unit },
    unitPrice:
      row.DirectUnitCost === null ? null : { amount: row.DirectUnitCost, currency: context.currency(row.CurrencyCode) },
    origin: originOf(context, row.RowVersion),
  });
};

export const translateCustomer = (customer: CustomerWire, context: TranslationContext): Customer => {
  const code = customerCodeSchema.parse(customer.CustomerNo);
  return customerSchema.parse({
    id: customerIdOf(code),
    code,
    name: customer.CustomerName,
    customerClass: customer.ServiceClass,
    countryCode: customer.CountryCode,
    gln: glnOf(context, customer.GlobalLocationNo),
    currency: context.currency(customer.CurrencyCode),
    priceGroup: customer.PriceGroupCode,
    origin: originOf(context, customer.RowVersion),
  });
};
