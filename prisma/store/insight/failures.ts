import { type BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import { type Upsert, upsertSchema } from '@distribution/model/erp/change';
import type { Failure, FailureFallback, FailureReader } from '@distribution/model/operations/failure';
import {
  DRIFT_LABEL,
  type FailureLabel,
  labelOfParked,
  labelOfRun,
} from '@distribution/model/operations/failure-class';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { BUSINESS_EXCEPTION_COLUMNS, type BusinessExceptionRow } from '../exceptions/exception-row.ts';
import { PARKED_COLUMNS, type ParkedRow, RUN_COLUMNS, type RunRow } from '../read/flow-row.ts';
import { DRIFT_COLUMNS, type DriftRow } from '../reconciliation/drift-rows.ts';
import { keyOfRecord, RECORD_TABLES } from '../reconciliation/record-table.ts';
import type { Database } from '../sql/database.ts';
import { join, raw, sql } from '../sql/statement.ts';
import { blastRadiusOf } from './blast-radius.ts';
import { touchedByFailure } from './failure-touched.ts';

const NO_FALLBACK: FailureFallback = { kind: 'NONE', asOf: null, endedAt: null };
const instantOrNull = (date: Date | null | undefined): Instant | null => (date ? instantOf(date.getTime()) : null);

const loadRun = async (database: Database, id: string): Promise<Failure | null> => {
  const [row] = await database.query<RunRow>(
    sql`SELECT ${RUN_COLUMNS} FROM sync_run t WHERE t.id = ${id} AND t.outcome = 'FAILED'`,
  );
  if (row === undefined || row.error_code === null) return null;
  const [around] = await database.query<{ before: Date | null; after: Date | null }>(sql`
    SELECT (SELECT max(finished_at) FROM sync_run WHERE flow = ${row.flow} AND outcome = 'SUCCEEDED'
        AND started_at < ${row.started_at}::timestamptz) AS before,
      (SELECT min(finished_at) FROM sync_run WHERE flow = ${row.flow} AND outcome = 'SUCCEEDED'
        AND started_at > ${row.started_at}::timestamptz) AS after`);
  const endedAt = instantOrNull(around?.after);
  const asOf = instantOrNull(around?.before);
  return {
    id,
    kind: 'RUN',
    flow: row.flow,
    label: labelOfRun(row.error_code),
    code: row.error_code,
    message: row.error_message ?? '',
    at: instantOf(row.started_at.getTime()),
    isOver: endedAt !== null,
    fallback: { kind: asOf === null ? 'NONE' : 'LAST_KNOWN', asOf, endedAt },
  };
};

/** What stands here of a record that was not taken. */
const standing = async (database: Database, upsert: Upsert): Promise<FailureFallback> => {
  const { table, key } = RECORD_TABLES[upsert.of];
  const values = keyOfRecord(upsert);
  const [row] = await database.query<{ as_of: Date }>(sql`
    SELECT t.as_of FROM ${raw(table)} t
    WHERE ${join(
      key.map((column, at) => sql`${raw(`t.${column}`)} = ${values[at] ?? ''}`),
      ' AND ',
    )} LIMIT 1`);
  return row === undefined ? NO_FALLBACK : { kind: 'LAST_KNOWN', asOf: instantOf(row.as_of.getTime()), endedAt: null };
};

const standingOf = async (database: Database, payload: string): Promise<FailureFallback> => {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch {
    return NO_FALLBACK;
  }
  const upsert = upsertSchema.safeParse(json);
  return upsert.success ? standing(database, upsert.data) : NO_FALLBACK;
};

const loadParked = async (database: Database, id: string): Promise<Failure | null> => {
  const [row] = await database.query<ParkedRow & { readonly settled_at: Date | null }>(
    sql`SELECT ${PARKED_COLUMNS}, t.settled_at FROM parked_record t WHERE t.id = ${id}`,
  );
  if (row === undefined) return null;
  const fallback = row.settled_at === null ? await standingOf(database, row.payload) : NO_FALLBACK;
  return {
    id,
    kind: 'PARKED_RECORD',
    flow: row.flow,
    label: labelOfParked({ stage: row.stage, errorCode: row.error_code }),
    code: row.error_code,
    message: row.error_message,
    at: instantOf(row.parked_at.getTime()),
    isOver: row.settled_at !== null,
    fallback: { ...fallback, endedAt: instantOrNull(row.settled_at) },
  };
};

const loadDrift = async (database: Database, id: string): Promise<Failure | null> => {
  const [row] = await database.query<DriftRow>(sql`SELECT ${DRIFT_COLUMNS} FROM drift t WHERE t.id = ${id}`);
  if (row === undefined) return null;
  const isOpen = row.status === 'OPEN';
  return {
    id,
    kind: 'DRIFT',
    flow: row.flow,
    label: DRIFT_LABEL,
    code: row.kind,
    message: `${row.record_kind} ${row.record_key}: ${row.fields.map(({ field }) => field).join(', ')}`,
    at: instantOf(row.opened_at.getTime()),
    isOver: !isOpen,
    fallback: {
      kind: isOpen && row.kind !== 'MISSING' ? 'LAST_KNOWN' : 'NONE',
      asOf: null,
      endedAt: instantOrNull(row.closed_at),
    },
  };
};

const LABEL_OF_KIND: Readonly<Partial<Record<BusinessExceptionKind, FailureLabel>>> = {
  DRIFT: DRIFT_LABEL,
  DUPLICATE: { stage: 'WORKFLOW', class: 'DUPLICATE' },
  UNMAPPED_CODE: { stage: 'WORKFLOW', class: 'MISSING' },
  FRESHNESS_BREACH: { stage: 'API', class: 'INTERMITTENT' },
};

const loadException = async (database: Database, id: string): Promise<Failure | null> => {
  const [row] = await database.query<BusinessExceptionRow>(
    sql`SELECT ${BUSINESS_EXCEPTION_COLUMNS} FROM business_exception t WHERE t.id = ${id}`,
  );
  if (row === undefined) return null;
  const name = flowNameSchema.safeParse(row.kind === 'FRESHNESS_BREACH' ? row.dedupe_key : null);
  const [flow] = name.success
    ? await database.query<{ confirmed_at: Date | null; last_error_code: string | null }>(
        sql`SELECT confirmed_at, last_error_code FROM sync_flow WHERE name = ${name.data}`,
      )
    : [];
  const late = flow?.last_error_code ? labelOfRun(flow.last_error_code) : undefined;
  const asOf = instantOrNull(flow?.confirmed_at);
  return {
    id,
    kind: 'EXCEPTION',
    flow: name.success ? name.data : null,
    label: late ?? LABEL_OF_KIND[row.kind] ?? { stage: 'WORKFLOW', class: 'INTERNAL' },
    code: row.kind,
    message: row.message,
    at: instantOf(row.opened_at.getTime()),
    isOver: row.state === 'CLOSED',
    fallback:
      asOf === null || row.state === 'CLOSED'
        ? { ...NO_FALLBACK, endedAt: instantOrNull(row.closed_at) }
        : { kind: 'LAST_KNOWN', asOf, endedAt: null },
  };
};

export const createFailureReader = (database: Database): FailureReader => ({
  load: async (id) =>
    (await loadRun(database, id)) ??
    (await loadParked(database, id)) ??
    (await loadDrift(database, id)) ??
    loadException(database, id),
  affected: async (failure, limit) => {
    const { rows, ...extent } = await touchedByFailure(database, failure);
    return { ...extent, ...(await blastRadiusOf(database, rows, limit)) };
  },
});
