import type { Upsert } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { join, raw, sql, type Statement } from '../sql/statement.ts';

/** Kinds of record that others refer to, with the table and column that know them. */
const MASTERS = {
  PRODUCT: ['product', 'sku'],
  LOCATION: ['location', 'code'],
  SUPPLIER: ['supplier', 'code'],
  CUSTOMER: ['customer', 'code'],
  SALES_ORDER: ['sales_order', 'number'],
  PURCHASE_ORDER: ['purchase_order', 'number'],
  FORECAST_VERSION: ['forecast_version', 'code'],
} as const;
export type MasterKind = keyof typeof MASTERS;
const MASTER_KINDS = Object.keys(MASTERS) as MasterKind[]; // keys of a constant

/** What a record refers to, by kind. */
export type References = Readonly<Partial<Record<MasterKind, readonly string[]>>>;

const ifAny = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
const skusOf = (lines: readonly { readonly sku: string }[]): readonly string[] => [
  ...new Set(lines.map(({ sku }) => sku)),
];

/** Everything that must be known before the record can be taken. */
export const referencesOf = (upsert: Upsert): References => {
  switch (upsert.of) {
    case 'PRODUCT':
    case 'LOCATION':
    case 'SUPPLIER':
    case 'CUSTOMER':
    case 'FORECAST_VERSION':
      return {};
    case 'SUPPLIER_PRODUCT':
      return { PRODUCT: [upsert.record.sku], SUPPLIER: [upsert.record.supplierCode] };
    case 'INVENTORY_POSITION':
    case 'INVENTORY_MOVEMENT':
    case 'PLANNING_PARAMETERS':
    case 'DEMAND':
    case 'STOCK_ASSUMPTION':
      return { PRODUCT: [upsert.record.sku], LOCATION: [upsert.record.locationCode] };
    case 'SALES_ORDER': {
      const { customerCode, shipFromCode, lines } = upsert.record;
      return {
        PRODUCT: skusOf(lines),
        LOCATION: [shipFromCode],
        CUSTOMER: ifAny(customerCode),
      };
    }
    case 'SHIPMENT': {
      const { salesOrderNumber, shipFromCode, lines } = upsert.record;
      return { SALES_ORDER: [salesOrderNumber], PRODUCT: skusOf(lines), LOCATION: [shipFromCode] };
    }
    case 'PURCHASE_ORDER': {
      const { supplierCode, shipToCode, lines } = upsert.record;
      return { PRODUCT: skusOf(lines), SUPPLIER: [supplierCode], LOCATION: [shipToCode] };
    }
    case 'TRANSFER_ORDER': {
      const { shipFromCode, shipToCode, lines } = upsert.record;
      return { PRODUCT: skusOf(lines), LOCATION: [shipFromCode, shipToCode] };
    }
    case 'SUPPLIER_CONFIRMATION':
      return { PURCHASE_ORDER: [upsert.record.purchaseOrderNumber] };
    case 'ADVANCE_SHIP_NOTICE': {
      const { supplierCode, shipToCode, purchaseOrderNumbers, lines } = upsert.record;
      return {
        PURCHASE_ORDER: purchaseOrderNumbers,
        PRODUCT: skusOf(lines),
        SUPPLIER: [supplierCode],
        LOCATION: [shipToCode],
      };
    }
    case 'INVOICE': {
      const { record } = upsert;
      const PRODUCT = [...new Set(record.lines.flatMap(({ sku }) => ifAny(sku)))];
      return record.direction === 'RECEIVABLE'
        ? { PRODUCT, CUSTOMER: [record.customerCode], SALES_ORDER: ifAny(record.salesOrderNumber) }
        : { PRODUCT, SUPPLIER: [record.supplierCode], PURCHASE_ORDER: ifAny(record.purchaseOrderNumber) };
    }
    case 'FORECAST_SERIES': {
      const { versionCode, sku, locationCode } = upsert.record;
      return { FORECAST_VERSION: [versionCode], PRODUCT: [sku], LOCATION: [locationCode] };
    }
  }
};

/**
 * Which of the named masters are not known, in one statement. A master that was removed is known: what once referred
 * to it may still arrive, and waiting for it would be waiting for ever.
 */
export const findUnknown = async (
  database: Database,
  references: readonly References[],
): Promise<Readonly<Record<MasterKind, ReadonlySet<string>>>> => {
  const unknown: Record<MasterKind, Set<string>> = {
    PRODUCT: new Set(),
    LOCATION: new Set(),
    SUPPLIER: new Set(),
    CUSTOMER: new Set(),
    SALES_ORDER: new Set(),
    PURCHASE_ORDER: new Set(),
    FORECAST_VERSION: new Set(),
  };
  const questions = MASTER_KINDS.flatMap((kind) => {
    const keys = [...new Set(references.flatMap((each) => each[kind] ?? []))];
    const [table, column] = MASTERS[kind];
    return keys.length === 0
      ? []
      : [
          sql`SELECT ${kind} AS kind, wanted.key FROM unnest(${keys}::text[]) AS wanted(key)
            WHERE NOT EXISTS (SELECT 1 FROM ${raw(table)} m WHERE m.${raw(column)} = wanted.key)
              AND NOT EXISTS (SELECT 1 FROM tombstone d WHERE d.kind = ${kind} AND d.key = wanted.key)`,
        ];
  });
  if (questions.length === 0) return unknown;
  const rows = await database.query<{ kind: MasterKind; key: string }>(join(questions, ' UNION ALL '));
  for (const { kind, key } of rows) unknown[kind].add(key);
  return unknown;
};

/** Whether a master of the kind has the code now. */
export const isExistingMaster = async (database: Database, kind: MasterKind, code: string): Promise<boolean> => {
  const [table, column] = MASTERS[kind];
  const rows = await database.query(
    sql`SELECT 1 AS found FROM ${raw(table)} m WHERE m.${raw(column)} = ${code} LIMIT 1`,
  );
  return rows.length > 0;
};

/**
 * Whether a code of a system is known: a steward said what it means, or a master has it or had it. The arguments are
 * columns or values of one row.
 */
export const isKnownCode = (system: Statement, kind: Statement, code: Statement): Statement => sql`(
  EXISTS (SELECT 1 FROM code_mapping x WHERE x.system = ${system} AND x.kind = ${kind} AND x.code = ${code} AND x.target IS NOT NULL)
  OR EXISTS (SELECT 1 FROM tombstone d WHERE d.kind = ${kind} AND d.key = ${code})
  OR CASE ${kind} ${join(
    MASTER_KINDS.map((master) => {
      const [table, column] = MASTERS[master];
      return sql`WHEN ${master} THEN EXISTS (SELECT 1 FROM ${raw(table)} m WHERE m.${raw(column)} = ${code})`;
    }),
    ' ',
  )} ELSE FALSE END)`;

/** Condition on a parked record: everything it waited for is there now, or has got a meaning. */
export const NOTHING_MISSING = sql`NOT EXISTS (
  SELECT 1 FROM jsonb_each(t.missing) AS missed(kind, codes), jsonb_array_elements_text(missed.codes) AS wanted(code)
  WHERE NOT ${isKnownCode(sql`t.system`, sql`missed.kind`, sql`wanted.code`)})`;
