import { gtinNormalForm } from '@distribution/model/gs1/gtin';
import type { Projection } from './apply-projection.ts';

const keyOfName = (name: string): string => name.toLowerCase();
const CODE_REMOVAL = { naturalKey: ['code'], returning: ['code'] };

export const PRODUCTS: Projection<'PRODUCT'> = {
  kind: 'PRODUCT',
  table: 'product',
  key: { sku: 'text' },
  columns: { body: 'jsonb', name_key: 'text', gtin14: 'text', status: 'text', category_path: 'text[]' },
  valuesOf: ({ sku, name, gtin, status, categoryPath }) => ({
    sku,
    name_key: keyOfName(name),
    gtin14: gtin === null ? null : gtinNormalForm(gtin),
    status,
    category_path: categoryPath,
  }),
  removal: { naturalKey: ['sku'], returning: ['sku'] },
};

export const LOCATIONS: Projection<'LOCATION'> = {
  kind: 'LOCATION',
  table: 'location',
  key: { code: 'text' },
  columns: {
    id: 'text',
    body: 'jsonb',
    legal_entity: 'text',
    region_code: 'text',
    region_name: 'text',
    kind: 'text',
    gln: 'text',
    parent_id: 'text',
    name_key: 'text',
  },
  valuesOf: ({ code, id, legalEntity, region, kind, gln, parent, name }) => ({
    code,
    id,
    legal_entity: legalEntity,
    region_code: region.code,
    region_name: region.name,
    kind,
    gln,
    parent_id: parent?.id ?? null,
    name_key: keyOfName(name),
  }),
  removal: { naturalKey: ['code'], returning: ['code', 'id'] },
};

export const SUPPLIERS: Projection<'SUPPLIER'> = {
  kind: 'SUPPLIER',
  table: 'supplier',
  key: { code: 'text' },
  columns: { body: 'jsonb', name_key: 'text' },
  valuesOf: ({ code, name }) => ({ code, name_key: keyOfName(name) }),
  removal: CODE_REMOVAL,
};

export const CUSTOMERS: Projection<'CUSTOMER'> = {
  kind: 'CUSTOMER',
  table: 'customer',
  key: { code: 'text' },
  columns: { body: 'jsonb', name_key: 'text' },
  valuesOf: ({ code, name }) => ({ code, name_key: keyOfName(name) }),
  removal: CODE_REMOVAL,
};

export const SUPPLIER_PRODUCTS: Projection<'SUPPLIER_PRODUCT'> = {
  kind: 'SUPPLIER_PRODUCT',
  table: 'supplier_product',
  key: { sku: 'text', supplier_code: 'text' },
  columns: { preferred: 'boolean', body: 'jsonb' },
  valuesOf: ({ sku, supplierCode, preferred }) => ({ sku, supplier_code: supplierCode, preferred }),
  removal: { naturalKey: ['sku', 'supplier_code'], returning: ['sku'] },
};

export const PLANNING: Projection<'PLANNING_PARAMETERS'> = {
  kind: 'PLANNING_PARAMETERS',
  table: 'planning_parameters',
  key: { sku: 'text', location_code: 'text' },
  columns: { safety_stock: 'numeric', body: 'jsonb' },
  valuesOf: ({ sku, locationCode, safetyStock }) => ({ sku, location_code: locationCode, safety_stock: safetyStock }),
  removal: { naturalKey: ['sku', 'location_code'], returning: ['sku', 'location_code'] },
};
