import type { RecordKind } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { type BatchState, type KindChanges, markApplied, type UpsertOf } from './batch-state.ts';
import { keyOfChange, keyTextOf } from './natural-key.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { removeRows, type RemovalTable } from './remove-rows.ts';
import { bodyOf, type ProjectionTable, upsertRows } from './upsert-rows.ts';

/** How records of one kind become rows. */
export interface Projection<K extends RecordKind> extends ProjectionTable {
  readonly kind: K;
  /** Key and other columns of a record, but for body and origin. */
  readonly valuesOf: (record: UpsertOf<K>['record']) => Readonly<Record<string, unknown>>;
  readonly removal: Omit<RemovalTable, 'table'>;
}

/** What changed: the records that were taken and the rows that went. */
export interface Projected<K extends RecordKind> {
  readonly taken: readonly UpsertOf<K>['record'][];
  readonly removed: readonly Readonly<Record<string, string>>[];
}

/** Brings the records of a kind into their table, and removals out of it. */
export const applyProjection = async <K extends RecordKind>(
  database: Database,
  state: BatchState,
  projection: Projection<K>,
  { upserts, removals }: KindChanges<K>,
): Promise<Projected<K>> => {
  const known = await refuseUnknown(database, state, upserts);
  const keyColumns = Object.keys(projection.key);
  const byKey = new Map<string, UpsertOf<K>>();
  const rows = known.map((upsert) => {
    const record = upsert.record as UpsertOf<K>['record']; // the same type; the compiler widens it to the union
    const values = projection.valuesOf(record);
    byKey.set(keyTextOf(keyColumns.map((column) => String(values[column]))), upsert);
    return {
      values: 'body' in projection.columns ? { ...values, body: bodyOf(record) } : values,
      naturalKey: keyOfChange(upsert),
      origin: record.origin,
    };
  });
  const changed = await upsertRows(database, projection, rows, state.now);
  const removed = await removeRows(database, { table: projection.table, ...projection.removal }, removals, state.now);
  const taken: UpsertOf<K>[] = [];
  for (const row of changed) {
    const upsert = byKey.get(keyTextOf(keyColumns.map((column) => row[column] ?? '')));
    if (upsert !== undefined) taken.push(upsert);
  }
  markApplied(state, projection.kind, [...changed, ...removed], taken);
  // Each upsert's record is of its own kind; the compiler widens it to the union.
  return { taken: taken.map(({ record }) => record as UpsertOf<K>['record']), removed };
};
