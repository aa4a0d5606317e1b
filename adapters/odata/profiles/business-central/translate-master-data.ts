import { type Location, locationSchema } from '@distribution/model/locations/location';
import { type Customer, customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import { type Product, productIdOf, productSchema, skuSchema } from '@distribution/model/products/product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import { epochMillisOf } from '@distribution/model/time/instant';
import { siteFactsOf } from '../../site-facts.ts';
import { type TranslationContext, gtinOf, originOf, siteOf, unitOf } from '../../translation.ts';
import type { BusinessCentralConfig } from './config.ts';
import type { CustomerWire, ItemWire, LocationWire, VendorWire } from './wire.ts';

type From<W, T> = (config: BusinessCentralConfig) => (record: W, context: TranslationContext) => T;

const orNull = (text: string): string | null => (text === '' ? null : text);
export const revisionOf = ({ lastModifiedDateTime }: Pick<ItemWire, 'lastModifiedDateTime'>): number =>
  epochMillisOf(lastModifiedDateTime) * 1000;

/** Units that items are packed in are in no standard API: an item has its base unit alone. */
export const translateItem = (item: ItemWire, context: TranslationContext): Product => {
  const sku = skuSchema.parse(item.number);
  return productSchema.parse({
    id: productIdOf(sku),
    sku,
    name: item.displayName,
    description: null,
    gtin: gtinOf(context, item.gtin, 'gtin'),
    status: item.blocked ? 'BLOCKED' : 'ACTIVE',
    categoryPath: item.itemCategoryCode === '' ? [] : [item.itemCategoryCode],
    baseUnit: unitOf(context, item.baseUnitOfMeasureCode),
    packagingUnits: [],
    lotTracked: false,
    shelfLifeDays: null,
    origin: originOf(context, revisionOf(item)),
  });
};

export const translateLocation: From<LocationWire, Location> = (config) => (location, context) => {
  const own = siteOf(context, location.code);
  const { region, timeZone, countryCode, legalEntity } = siteFactsOf(config, location.code);
  return locationSchema.parse({
    id: own.id,
    code: own.code,
    name: location.displayName,
    kind: 'WAREHOUSE',
    legalEntity,
    region,
    parent: null,
    gln: null,
    timeZone,
    countryCode: orNull(location.country) ?? countryCode,
    city: orNull(location.city),
    latitude: null,
    longitude: null,
    workingHours: [],
    origin: originOf(context, revisionOf(location)),
  });
};

export const translateVendor: From<VendorWire, Supplier> = (config) => (vendor, context) => {
  const code = supplierCodeSchema.parse(vendor.number);
  return supplierSchema.parse({
    id: supplierIdOf(code),
    code,
    name: vendor.displayName,
    status: vendor.blocked === 'All' ? 'BLOCKED' : vendor.blocked === 'Payment' ? 'ON_HOLD' : 'ACTIVE',
    countryCode: orNull(vendor.country),
    gln: null,
    currency: orNull(vendor.currencyCode) ?? config.currency,
    origin: originOf(context, revisionOf(vendor)),
  });
};

export const translateCustomer: From<CustomerWire, Customer> = (config) => (customer, context) => {
  const code = customerCodeSchema.parse(customer.number);
  return customerSchema.parse({
    id: customerIdOf(code),
    code,
    name: customer.displayName,
    customerClass: config.customerClass,
    countryCode: orNull(customer.country),
    gln: null,
    currency: orNull(customer.currencyCode) ?? config.currency,
    priceGroup: null,
    origin: originOf(context, revisionOf(customer)),
  });
};
