import { createHash } from 'node:crypto';
import type { UnknownCode } from '@distribution/model/erp/unknown-code';
import { keepableText } from '@distribution/platform/text/keepable-text';
import { giveUpRejected } from '../codes/give-up-rejected.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { type BatchState, correlationOf } from './batch-state.ts';
import { keyTextOf, nameOfChange, originOfChange, recordKeyOf } from './natural-key.ts';
import { seriesOfChange } from './held-series.ts';
import type { PagesBatch } from './pages.ts';

const digest = (...parts: readonly string[]): string => createHash('sha256').update(keyTextOf(parts)).digest('hex');

/** The codes by kind, as what they wait for is kept; `null` for none. */
const missingOf = (unknown: readonly UnknownCode[]): Readonly<Record<string, readonly string[]>> | null => {
  if (unknown.length === 0) return null;
  const kinds = [...new Set(unknown.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.map((kind) => [kind, unknown.filter((each) => each.kind === kind).map(({ code }) => code)]),
  );
};

/** What is refused for a character that no store keeps must be kept all the same: with another one in its place. */
const keepable = (_name: string, value: unknown): unknown => (typeof value === 'string' ? keepableText(value) : value);

/** Keeps what could not be taken, with its reason. The same record of the same revision is kept once, however often it comes. */
export const parkRefused = async (
  database: Database,
  state: BatchState,
  batch: Pick<PagesBatch, 'flow' | 'pages'>,
): Promise<number> => {
  const rows = [
    ...batch.pages.flatMap(({ untranslatable, correlationId }) =>
      untranslatable.map(({ key, reason, payload, unknown = [], series = null }) => ({
        id: createRowId(),
        dedup_key: digest('PARSE', key, reason, payload),
        record_key: key,
        stage: 'PARSE',
        error_code: unknown.length === 0 ? 'UPSTREAM_PROTOCOL' : 'UNKNOWN_REFERENCE',
        error_message: reason,
        payload,
        missing: missingOf(unknown),
        system: null,
        correlation_id: correlationId,
        series,
      })),
    ),
    ...state.refused.map((refusal) => {
      const { change, code, message, missing } = refusal;
      return {
        id: createRowId(),
        dedup_key: digest(
          'APPLY',
          code,
          recordKeyOf(change),
          originOfChange(change).system,
          String(originOfChange(change).revision),
          // What contradicts the ledger is each time another thing, though it comes under one number and revision.
          code === 'IDEMPOTENCY_CONFLICT' ? JSON.stringify(change) : '',
        ),
        record_key: nameOfChange(change),
        stage: 'APPLY',
        error_code: code,
        error_message: message,
        payload: JSON.stringify(change),
        missing,
        system: originOfChange(change).system,
        correlation_id: correlationOf(state, change),
        series: seriesOfChange(refusal),
      };
    }),
  ];
  if (rows.length === 0) return 0;
  await database.query(sql`
    INSERT INTO parked_record AS t (id, flow, dedup_key, record_key, stage, error_code, error_message, payload, missing, parked_at, system,
      correlation_id, series)
    SELECT DISTINCT ON (r.dedup_key) r.id, ${batch.flow}, r.dedup_key, r.record_key, r.stage, r.error_code, r.error_message,
      r.payload, nullif(r.missing, 'null'::jsonb), ${state.now}::timestamptz,
      coalesce(r.system, (SELECT f.system FROM sync_flow f WHERE f.name = ${batch.flow})), r.correlation_id,
      nullif(r.series, 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(rows, keepable)}::jsonb) AS r(id text, dedup_key text, record_key text, stage text,
      error_code text, error_message text, payload text, missing jsonb, system text, correlation_id text, series jsonb)
    ORDER BY r.dedup_key
    ON CONFLICT (flow, dedup_key) DO UPDATE SET seen_at = excluded.parked_at,
      settled_at = CASE WHEN t.stage = 'APPLY' OR t.resolution = 'READ_AGAIN' THEN NULL ELSE t.settled_at END,
      missing = CASE WHEN t.stage = 'APPLY' OR t.resolution = 'READ_AGAIN' THEN excluded.missing ELSE t.missing END
    WHERE coalesce(t.resolution, '') NOT IN ('DISCARDED', 'REJECTED')`);
  await giveUpRejected(database, batch.flow);
  return rows.length;
};
