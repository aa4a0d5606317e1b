import { gtinSchema } from '@distribution/model/gs1/gtin';
import { type PlanningParameters, planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { type Location, locationSchema } from '@distribution/model/locations/location';
import { multiply } from '@distribution/model/measure/decimal';
import { type Customer, customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import {
  type PackagingUnit,
  type Product,
  productIdOf,
  productSchema,
  skuSchema,
} from '@distribution/model/products/product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import { type TranslationContext, originOf, siteOf, stampOf, unitOf } from './translation.ts';
import type { OrderPointWire, PartyWire, ProductWire, UnitWire, WarehouseWire } from './wire.ts';
import { decimalOfFloat } from './wire-values.ts';

/** Tryton keeps factor and rate, of which one is exact: the one that is not below 1. */
const fractionOf = ({ factor, rate }: UnitWire) =>
  factor >= 1
    ? { numerator: decimalOfFloat(factor, 12), denominator: decimalOfFloat(1) }
    : { numerator: decimalOfFloat(1), denominator: decimalOfFloat(rate, 12) };

/** The units a product is sold and bought in, where they differ from the one it is kept in. */
const packagingUnitsOf = (context: TranslationContext, { 'template.': template }: ProductWire): PackagingUnit[] => {
  const base = fractionOf(template['default_uom.']);
  const others = [template['sale_uom.'], template['purchase_uom.']].filter((unit) => unit !== null);
  const bySymbol = new Map(others.map((unit) => [unit.symbol, unit]));
  bySymbol.delete(template['default_uom.'].symbol);
  return [...bySymbol.values()].map((unit) => {
    const { numerator, denominator } = fractionOf(unit);
    return {
      unit: unitOf(context, unit),
      numerator: multiply(numerator, base.denominator),
      denominator: multiply(denominator, base.numerator),
      gtin: null,
    };
  });
};

/** Archived is BLOCKED: Tryton offers it in no new document. What is sold and no longer bought is DISCONTINUED. */
const statusOf = ({ active, 'template.': template }: ProductWire): Product['status'] => {
  if (!active || !template.active) return 'BLOCKED';
  return template.salable && !template.purchasable ? 'DISCONTINUED' : 'ACTIVE';
};

export const translateProduct = (product: ProductWire, context: TranslationContext): Product => {
  const sku = skuSchema.parse(product.code);
  const gtins = product.identifiers.filter(({ type }) => type === 'ean').map(({ code }) => gtinSchema.safeParse(code));
  return productSchema.parse({
    id: productIdOf(sku),
    sku,
    name: product['template.'].name,
    description: product.description,
    gtin: gtins.find(({ success }) => success)?.data ?? null, // a wrong number is none; the article exists all the same
    status: statusOf(product),
    categoryPath: product.categories[0]?.split(' / ') ?? [],
    baseUnit: unitOf(context, product['template.']['default_uom.']),
    packagingUnits: packagingUnitsOf(context, product),
    lotTracked: false, // lots are a module of their own
    shelfLifeDays: null,
    origin: originOf(context, stampOf(product, product['template.'], ...product.identifiers)),
  });
};

export const translateWarehouse = (warehouse: WarehouseWire, context: TranslationContext): Location => {
  const site = siteOf(context, warehouse.code);
  const address = warehouse['address.'];
  return locationSchema.parse({
    id: site.id,
    code: site.code,
    name: warehouse.name,
    kind: 'WAREHOUSE',
    legalEntity: context.legalEntity,
    region: site.region,
    parent: null,
    gln: null,
    timeZone: site.timeZone,
    countryCode: address?.['country.']?.code ?? site.countryCode,
    city: address?.city ?? null,
    latitude: null,
    longitude: null,
    workingHours: [],
    origin: originOf(context, stampOf(warehouse, ...(address === null ? [] : [address]))),
  });
};

const countryOf = ({ addresses }: PartyWire): string | null =>
  addresses.map((address) => address['country.']?.code).find((code) => code !== undefined) ?? null;

export const translateSupplier = (party: PartyWire, context: TranslationContext): Supplier => {
  const code = supplierCodeSchema.parse(party.code);
  return supplierSchema.parse({
    id: supplierIdOf(code),
    code,
    name: party.name ?? code,
    status: party.active ? 'ACTIVE' : 'BLOCKED',
    countryCode: countryOf(party),
    gln: null,
    currency: context.currency,
    origin: originOf(context, stampOf(party, ...party.addresses)),
  });
};

export const translateCustomer = (party: PartyWire, context: TranslationContext): Customer => {
  const code = customerCodeSchema.parse(party.code);
  return customerSchema.parse({
    id: customerIdOf(code),
    code,
    name: party.name ?? code,
    customerClass: context.settings.customerClass,
    countryCode: countryOf(party),
    gln: null,
    currency: context.currency,
    priceGroup: null,
    origin: originOf(context, stampOf(party, ...party.addresses)),
  });
};

/** An order point: Tryton orders up to the target when the stock falls below the minimum; it knows no safety stock. */
export const translateOrderPoint = (point: OrderPointWire, context: TranslationContext): PlanningParameters => {
  const product = point['product.'];
  const amountOf = (value: number | null) => (value === null ? null : decimalOfFloat(value));
  return planningParametersSchema.parse({
    sku: product.code,
    locationCode: siteOf(context, point['warehouse_location.'].code).code,
    unit: unitOf(context, product['default_uom.']),
    safetyStock: '0',
    reorderPoint: amountOf(point.min_quantity),
    maximumStock: amountOf(point.max_quantity ?? point.target_quantity),
    serviceLevel: null,
    reviewPeriodDays: null,
    origin: originOf(context, stampOf(point)),
  });
};
