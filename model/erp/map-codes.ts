import type { EntityId } from '../entity-id.ts';
import { inventoryPositionIdOf } from '../inventory/position.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import type { LocationCode } from '../locations/location.ts';
import { customerIdOf } from '../orders/customer.ts';
import { productIdOf } from '../products/product.ts';
import { advanceShipNoticeIdOf } from '../supply/advance-ship-notice.ts';
import { supplierIdOf } from '../supply/supplier.ts';
import {
  type CanonicalChange,
  type RecordKind,
  removalSchema,
  type Removal,
  type Upsert,
  upsertSchema,
} from './change.ts';

/** Masters that a code may mean. */
export const MASTER_CODE_KINDS = ['PRODUCT', 'LOCATION', 'SUPPLIER', 'CUSTOMER'] as const;
export type MasterCodeKind = (typeof MASTER_CODE_KINDS)[number];

/** A location a code means, with what records say of it. */
export interface MeantLocation {
  readonly code: LocationCode;
  readonly id: EntityId<'Location'>;
  readonly legalEntity: LegalEntityCode;
  readonly regionCode: string;
}

/** What codes of one system mean, by kind; codes that are not in it mean themselves. */
export interface CodeMeanings {
  readonly PRODUCT: ReadonlyMap<string, string>;
  readonly SUPPLIER: ReadonlyMap<string, string>;
  readonly CUSTOMER: ReadonlyMap<string, string>;
  readonly LOCATION: ReadonlyMap<string, MeantLocation>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Records whose own code is not looked up: what they are called is what they are called. */
const MASTERS: readonly RecordKind[] = ['PRODUCT', 'LOCATION', 'SUPPLIER', 'CUSTOMER', 'FORECAST_VERSION'];

/** What the parts of a removal's key name; `null` for a part that is no code. */
export const KEY_CODES: Readonly<Partial<Record<RecordKind, readonly (MasterCodeKind | null)[]>>> = {
  SUPPLIER_PRODUCT: ['PRODUCT', 'SUPPLIER'],
  INVENTORY_POSITION: ['PRODUCT', 'LOCATION'],
  PLANNING_PARAMETERS: ['PRODUCT', 'LOCATION'],
  ADVANCE_SHIP_NOTICE: ['SUPPLIER', null],
  FORECAST_SERIES: [null, 'PRODUCT', 'LOCATION', null],
  DEMAND: ['PRODUCT', 'LOCATION', null, null, null],
  STOCK_ASSUMPTION: ['PRODUCT', 'LOCATION'],
};

/** The field of a code, the field of the entity it names, and how that entity's id is made of it. */
const PLAIN_CODES = [
  ['sku', 'product', 'PRODUCT', productIdOf],
  ['supplierCode', 'supplier', 'SUPPLIER', supplierIdOf],
  ['customerCode', 'customer', 'CUSTOMER', customerIdOf],
] as const;
const LOCATION_CODES = [
  ['locationCode', 'location'],
  ['shipFromCode', 'shipFrom'],
  ['shipToCode', 'shipTo'],
] as const;

const mapPlain = (fields: Fields, meanings: CodeMeanings): Fields =>
  PLAIN_CODES.reduce<Fields>((mapped, [name, entity, kind, idOf]) => {
    const code = mapped[name];
    const target = typeof code === 'string' ? meanings[kind].get(code) : undefined;
    if (target === undefined) return mapped;
    const id = idOf(target as never); // parsed with the whole record below
    return { ...mapped, [name]: target, ...(entity in mapped ? { [entity]: { id } } : {}) };
  }, fields);

const mapLocations = (of: RecordKind, fields: Fields, meanings: CodeMeanings): Fields =>
  LOCATION_CODES.reduce<Fields>((mapped, [name, entity]) => {
    const code = mapped[name];
    const target = typeof code === 'string' ? meanings.LOCATION.get(code) : undefined;
    if (target === undefined) return mapped;
    return {
      ...mapped,
      [name]: target.code,
      ...(entity in mapped ? { [entity]: { id: target.id } } : {}),
      ...('regionCode' in mapped ? { regionCode: target.regionCode } : {}), // a record's region is that of its site
      ...(of === 'INVENTORY_POSITION' || of === 'INVENTORY_MOVEMENT' ? { legalEntity: target.legalEntity } : {}),
    };
  }, fields);

/** Ids that codes are part of. */
const withOwnId = (upsert: Upsert): Upsert => {
  if (upsert.of === 'INVENTORY_POSITION') {
    const { legalEntity, sku, locationCode } = upsert.record;
    return { ...upsert, record: { ...upsert.record, id: inventoryPositionIdOf(legalEntity, sku, locationCode) } };
  }
  if (upsert.of === 'ADVANCE_SHIP_NOTICE') {
    const { legalEntity, supplierCode, number } = upsert.record;
    return { ...upsert, record: { ...upsert.record, id: advanceShipNoticeIdOf(legalEntity, supplierCode, number) } };
  }
  return upsert;
};

const mapUpsert = (upsert: Upsert, meanings: CodeMeanings): Upsert => {
  const record: Fields = upsert.record;
  const head = mapLocations(upsert.of, mapPlain(record, meanings), meanings);
  const lines = Array.isArray(head['lines'])
    ? { lines: head['lines'].map((line: Fields) => mapPlain(line, meanings)) }
    : {};
  return withOwnId(upsertSchema.parse({ ...upsert, record: { ...head, ...lines } }));
};

const mapRemoval = (removal: Removal, meanings: CodeMeanings): Removal => {
  const kinds = KEY_CODES[removal.of] ?? [];
  const key = removal.key.map((part, at) => {
    const kind = kinds[at] ?? null;
    if (kind === null) return part;
    return kind === 'LOCATION' ? (meanings.LOCATION.get(part)?.code ?? part) : (meanings[kind].get(part) ?? part);
  });
  return removalSchema.parse({ ...removal, key });
};

/**
 * The change with every code it refers by replaced by what the code means, and with the ids, regions and legal entities
 * that follow from it. A master record keeps its own code. Throws a ZodError when a meaning is none.
 */
export const mapCodes = (change: CanonicalChange, meanings: CodeMeanings): CanonicalChange => {
  if (MASTERS.includes(change.of)) return change;
  return change.operation === 'UPSERT' ? mapUpsert(change, meanings) : mapRemoval(change, meanings);
};
