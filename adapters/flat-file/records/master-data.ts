import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf, locationSchema } from '@distribution/model/locations/location';
import { customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import { productIdOf, productSchema, skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import { supplierProductSchema } from '@distribution/model/supply/supplier-product';
import { COMMON_FIELDS, type Recipe, needed, optional } from './recipe.ts';

/** `category` is the path from the root, parted by `/`. */
const products: Recipe = {
  of: 'PRODUCT',
  fields: {
    ...needed({ sku: 'text', name: 'text', status: 'text', baseUnit: 'unit', lotTracked: 'flag' }),
    ...optional({ description: 'text', gtin: 'text', category: 'text', shelfLifeDays: 'integer' }),
    ...COMMON_FIELDS,
  },
  key: ['sku'],
  removable: true,
  build: ({ category, ...values }, _lines, origin) =>
    productSchema.parse({
      ...values,
      id: productIdOf(skuSchema.parse(values['sku'])),
      categoryPath:
        category === null
          ? []
          : String(category)
              .split('/')
              .map((part) => part.trim()),
      packagingUnits: [],
      origin,
    }),
};

const locations: Recipe = {
  of: 'LOCATION',
  fields: {
    ...needed({ code: 'text', name: 'text', kind: 'text', legalEntity: 'text', regionCode: 'text', timeZone: 'text' }),
    ...needed({ countryCode: 'text' }),
    ...optional({ regionName: 'text', parentCode: 'text', gln: 'text', city: 'text' }),
    ...optional({ latitude: 'decimal', longitude: 'decimal' }),
    ...COMMON_FIELDS,
  },
  key: ['code'],
  removable: true,
  build: ({ regionCode, regionName, parentCode, latitude, longitude, ...values }, _lines, origin) => {
    const legalEntity = legalEntityCodeSchema.parse(values['legalEntity']);
    const idOf = (code: unknown) => locationIdOf(legalEntity, locationCodeSchema.parse(code));
    const degrees = (amount: unknown): number | null => (amount === null ? null : Number(amount));
    return locationSchema.parse({
      ...values,
      id: idOf(values['code']),
      region: { code: regionCode, name: regionName ?? regionCode },
      parent: parentCode === null ? null : { id: idOf(parentCode) },
      latitude: degrees(latitude),
      longitude: degrees(longitude),
      workingHours: [],
      origin,
    });
  },
};

const suppliers: Recipe = {
  of: 'SUPPLIER',
  fields: {
    ...needed({ code: 'text', name: 'text', status: 'text', currency: 'text' }),
    ...optional({ countryCode: 'text', gln: 'text' }),
    ...COMMON_FIELDS,
  },
  key: ['code'],
  removable: true,
  build: (values, _lines, origin) =>
    supplierSchema.parse({ ...values, id: supplierIdOf(supplierCodeSchema.parse(values['code'])), origin }),
};

/** `unit` is that of both order quantities. */
const supplierProducts: Recipe = {
  of: 'SUPPLIER_PRODUCT',
  fields: {
    ...needed({ sku: 'text', supplierCode: 'text', preferred: 'flag', leadTimeDays: 'integer' }),
    ...needed({ minimumOrderQuantity: 'decimal', unit: 'unit' }),
    ...optional({ supplierSku: 'text', leadTimeDeviationDays: 'decimal', orderMultiple: 'decimal' }),
    ...optional({ unitPrice: 'decimal', currency: 'text' }),
    ...COMMON_FIELDS,
  },
  key: ['sku', 'supplierCode'],
  removable: true,
  build: ({ minimumOrderQuantity, orderMultiple, unit, unitPrice, currency, ...values }, _lines, origin) =>
    supplierProductSchema.parse({
      ...values,
      product: { id: productIdOf(skuSchema.parse(values['sku'])) },
      supplier: { id: supplierIdOf(supplierCodeSchema.parse(values['supplierCode'])) },
      minimumOrderQuantity: { value: minimumOrderQuantity, unit },
      orderMultiple: orderMultiple === null ? null : { value: orderMultiple, unit },
      unitPrice: unitPrice === null ? null : { amount: unitPrice, currency },
      origin,
    }),
};

const customers: Recipe = {
  of: 'CUSTOMER',
  fields: {
    ...needed({ code: 'text', name: 'text', customerClass: 'text', currency: 'text' }),
    ...optional({ countryCode: 'text', gln: 'text', priceGroup: 'text' }),
    ...COMMON_FIELDS,
  },
  key: ['code'],
  removable: true,
  build: (values, _lines, origin) =>
    customerSchema.parse({ ...values, id: customerIdOf(customerCodeSchema.parse(values['code'])), origin }),
};

export const MASTER_DATA = {
  products,
  locations,
  suppliers,
  'supplier-products': supplierProducts,
  customers,
} as const;
