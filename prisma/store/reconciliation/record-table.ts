import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { keyTextOf } from '../write/natural-key.ts';

/** Where records of a kind lie: table, key columns, and whether their form is kept whole in `body`. */
export interface RecordTable {
  readonly table: string;
  readonly key: readonly string[];
  readonly hasBody: boolean;
  /** Columns that a removal names the record by. */
  readonly naturalKey: readonly string[];
}

const plain = (table: string, key: readonly string[], naturalKey = key): RecordTable => ({
  table,
  key,
  hasBody: false,
  naturalKey,
});
const whole = (table: string, key: readonly string[], naturalKey = key): RecordTable => ({
  table,
  key,
  hasBody: true,
  naturalKey,
});
const document = (table: string): RecordTable => whole(table, ['id'], ['number']);

export const RECORD_TABLES: Readonly<Record<RecordKind, RecordTable>> = {
  PRODUCT: whole('product', ['sku']),
  LOCATION: whole('location', ['code']),
  SUPPLIER: whole('supplier', ['code']),
  SUPPLIER_PRODUCT: whole('supplier_product', ['sku', 'supplier_code']),
  CUSTOMER: whole('customer', ['code']),
  INVENTORY_POSITION: plain('inventory_position', ['sku', 'location_code']),
  INVENTORY_MOVEMENT: plain('inventory_movement', ['number']),
  PLANNING_PARAMETERS: whole('planning_parameters', ['sku', 'location_code']),
  SALES_ORDER: document('sales_order'),
  SHIPMENT: document('shipment'),
  PURCHASE_ORDER: document('purchase_order'),
  TRANSFER_ORDER: document('transfer_order'),
  SUPPLIER_CONFIRMATION: document('supplier_confirmation'),
  ADVANCE_SHIP_NOTICE: whole('advance_ship_notice', ['id'], ['supplier_code', 'number']),
  INVOICE: document('invoice'),
  FORECAST_VERSION: whole('forecast_version', ['code']),
  FORECAST_SERIES: plain(
    'forecast_series',
    ['version_code', 'sku', 'measure', 'location_code'],
    ['version_code', 'sku', 'location_code', 'measure'],
  ),
  DEMAND: plain('demand', ['sku', 'location_code', 'measure', 'starts_on', 'ends_on']),
  STOCK_ASSUMPTION: plain('stock_assumption', ['sku', 'location_code']),
};

/** Kinds of which a row that the system no longer tells is a fact all the same: they are never removed. */
const FACTS: ReadonlySet<RecordKind> = new Set<RecordKind>(['INVENTORY_MOVEMENT', 'DEMAND']);
/** The kinds of a flow whose rows go when the system no longer tells them. */
export const removableKinds = (flow: FlowName, flowOf: Readonly<Record<RecordKind, FlowName>>): readonly RecordKind[] =>
  (Object.keys(RECORD_TABLES) as RecordKind[]).filter((kind) => flowOf[kind] === flow && !FACTS.has(kind)); // keys of a constant

/** `location_code` of `locationCode`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** `locationCode` of `location_code`. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The values of a record in the key columns of its table. */
export const keyOfRecord = ({ of, record }: Upsert): readonly string[] => {
  const values: Readonly<Record<string, unknown>> = { ...record };
  return RECORD_TABLES[of].key.map((column) => String(values[fieldOf(column)]));
};

/** A record as one text among those a system told. */
export const toldKeyOf = (kind: RecordKind, key: readonly string[]): string => keyTextOf([kind, ...key]);
