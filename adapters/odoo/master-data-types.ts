import { goodsTypesOf, presentOf } from './dialect.ts';
import { type Settings, declare } from './record-type.ts';
import { type Domain, anyOf } from './rpc.ts';
import type { Shape } from './row-shape.ts';
import { CONTACT, COUNTRY, STOCKED, UNIT, WAREHOUSE, WATCHED_UNIT } from './shapes.ts';
import {
  translateCustomer,
  translateOffers,
  translateOrderPoint,
  translateProduct,
  translateSupplier,
  translateWarehouse,
} from './translate-master-data.ts';
import { partnerCodeOf, partnerNumberIn } from './translation.ts';
import type { Row } from './wire.ts';
import * as wire from './wire.ts';

/** Records of the company, and those that all companies share. */
export const ofCompany = ({ companyId }: Settings): Domain => [['company_id', 'in', [false, companyId]]];

/** Goods with a code; Odoo keeps two products of one code apart, the graph does not. */
export const goodsDomain = (settings: Settings): Domain => [
  ...ofCompany(settings),
  ['type', 'in', goodsTypesOf(settings.dialect)],
  ['default_code', '!=', false],
];

export const PRODUCTS = declare('PRODUCT', {
  schema: wire.productWire,
  translate: translateProduct,
  naturalKeyOf: ({ sku }) => [sku],
  model: 'product.product',
  key: 'default_code',
  domain: goodsDomain,
  shape: ({ dialect }) => ({
    model: 'product.product',
    fields: [
      ...['default_code', 'name', 'active', 'description_sale', 'barcode', 'sale_ok', 'purchase_ok'],
      ...['tracking', 'categ_id', 'write_date'],
      ...presentOf(dialect, 'product.product', 'use_expiration_date', 'expiration_time'),
    ],
    links: {
      uom_id: WATCHED_UNIT,
      ...(dialect.has('product.product', 'uom_po_id') ? { uom_po_id: WATCHED_UNIT } : {}),
    },
    lists: dialect.has('product.product', 'packaging_ids')
      ? {
          packaging_ids: {
            model: 'product.packaging',
            by: 'product_id',
            fields: ['name', 'qty', 'barcode', 'write_date'],
          },
        }
      : {},
  }),
  // Name and category are the template's.
  alsoChangedBy: ['product_tmpl_id.write_date'],
});

export const WAREHOUSES = declare('LOCATION', {
  schema: wire.warehouseWire,
  translate: translateWarehouse,
  naturalKeyOf: ({ code }) => [code],
  model: 'stock.warehouse',
  key: 'code',
  domain: ({ companyId }) => [['company_id', '=', companyId]],
  shape: () => ({
    model: 'stock.warehouse',
    fields: ['code', 'name', 'write_date'],
    links: {
      partner_id: { model: 'res.partner', fields: ['city', 'write_date'], links: { country_id: COUNTRY } },
    },
  }),
});

/** Companies, and persons that belong to none: those one deals with, not their addresses. */
const partnerDomain = (settings: Settings, tag: string | null): Domain => [
  ...ofCompany(settings),
  ...anyOf([
    ['is_company', '=', true],
    ['parent_id', '=', false],
  ]),
  ...(tag === null ? [] : [['category_id.name', '=', tag]]),
];
const PARTNER = {
  model: 'res.partner',
  key: 'ref',
  keyOf: (row: Row): string => {
    const { id, ref } = row;
    return partnerCodeOf({ id, ref: typeof ref === 'string' ? ref : null });
  },
  ofKeys: (keys: readonly string[]): Domain =>
    anyOf([
      ['ref', 'in', keys],
      ['id', 'in', keys.map(partnerNumberIn).filter((id) => id !== null)],
    ]),
};
const partnerShape = (...more: readonly string[]): Shape => ({
  model: 'res.partner',
  fields: ['ref', 'name', 'active', 'write_date', ...more],
  links: { country_id: COUNTRY },
});
export const SUPPLIERS = declare('SUPPLIER', {
  schema: wire.partnerWire,
  translate: translateSupplier,
  naturalKeyOf: ({ code }) => [code],
  ...PARTNER,
  domain: (settings) => partnerDomain(settings, settings.supplierTag),
  shape: () => partnerShape('property_purchase_currency_id'),
});
export const CUSTOMERS = declare('CUSTOMER', {
  schema: wire.partnerWire,
  translate: translateCustomer,
  naturalKeyOf: ({ code }) => [code],
  ...PARTNER,
  domain: (settings) => partnerDomain(settings, settings.customerTag),
  shape: () => partnerShape(),
});

/** Read by template: its suppliers are ranked among each other, so a change of one is a change of all. */
export const SUPPLIER_PRODUCTS = declare('SUPPLIER_PRODUCT', {
  schema: wire.offeredTemplateWire,
  translate: translateOffers,
  naturalKeyOf: ({ sku, supplierCode }) => [sku, supplierCode],
  model: 'product.template',
  key: 'id',
  domain: (settings) => [
    ...ofCompany(settings),
    ['type', 'in', goodsTypesOf(settings.dialect)],
    ['seller_ids', '!=', false],
  ],
  shape: (settings) => ({
    model: 'product.template',
    fields: ['write_date'],
    links: {
      uom_id: UNIT,
      ...(settings.dialect.has('product.product', 'uom_po_id') ? { uom_po_id: UNIT } : {}),
    },
    lists: {
      seller_ids: {
        model: 'product.supplierinfo',
        by: 'product_tmpl_id',
        domain: ofCompany(settings),
        fields: [
          ...['product_id', 'sequence', 'min_qty', 'price', 'delay', 'product_code', 'currency_id', 'write_date'],
        ],
        links: { partner_id: CONTACT },
      },
      product_variant_ids: {
        model: 'product.product',
        by: 'product_tmpl_id',
        fields: ['default_code', 'write_date'],
      },
    },
  }),
  partsOf: (row) => (Array.isArray(row['seller_ids']) ? row['seller_ids'].length : 0),
  parts: { model: 'product.supplierinfo', by: 'product_tmpl_id' },
});

export const ORDER_POINTS = declare('PLANNING_PARAMETERS', {
  schema: wire.orderPointWire,
  translate: translateOrderPoint,
  naturalKeyOf: ({ sku, locationCode }) => [sku, locationCode],
  model: 'stock.warehouse.orderpoint',
  key: 'id',
  // An archived rule orders nothing: it is as good as gone.
  domain: ({ companyId }) => [
    ['company_id', '=', companyId],
    ['active', '=', true],
    ['product_id.default_code', '!=', false],
  ],
  shape: () => ({
    model: 'stock.warehouse.orderpoint',
    fields: ['product_min_qty', 'product_max_qty', 'write_date'],
    links: { product_id: STOCKED, warehouse_id: WAREHOUSE },
  }),
});
