// What a failure was about: from the record that is parked, the remedy of a drift, the cause of an exception, or what a flow
// told once it had recovered.
import { type CanonicalChange, removalSchema, upsertSchema } from '@distribution/model/erp/change';
import type { BlastRadius, Failure } from '@distribution/model/operations/failure';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { NOTHING_TOUCHED, type Touched, touchedByAll, UNKNOWN_TOUCHED } from '@distribution/model/operations/touched';
import { z } from 'zod';
import { readPages } from '../journal/journal-page.ts';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { rowsOf, rowsOfFlow } from './touched-rows.ts';

/** The rows that a failure touched, in SQL, and how well they are known. */
export interface FailureRows extends Pick<BlastRadius, 'isKnown' | 'extent'> {
  readonly rows: Statement;
}

const changeSchema = upsertSchema.or(removalSchema);
const deliverySchema = z.object({
  kind: z.literal('CHANGES'),
  page: z.object({ changes: changeSchema.array(), untranslatable: z.unknown().array() }),
});

const exactly = (touched: Touched): FailureRows => ({
  isKnown: touched.isKnown,
  extent: 'EXACT',
  rows: rowsOf(touched),
});

const changesIn = (payload: string): readonly CanonicalChange[] | null => {
  try {
    const json: unknown = JSON.parse(payload);
    const change = changeSchema.safeParse(json);
    if (change.success) return [change.data];
    const delivery = deliverySchema.safeParse(json);
    return delivery.success && delivery.data.page.untranslatable.length === 0 ? delivery.data.page.changes : null;
  } catch {
    return null;
  }
};

const ofPayload = (payload: string): Touched => {
  const changes = changesIn(payload);
  return changes === null ? UNKNOWN_TOUCHED : touchedByAll(changes);
};

const ofParked = async (database: Database, condition: Statement): Promise<FailureRows> => {
  const rows = await database.query<{ payload: string }>(sql`SELECT r.payload FROM parked_record r WHERE ${condition}`);
  const all = rows.map(({ payload }) => ofPayload(payload));
  return exactly({
    pairs: all.flatMap(({ pairs }) => pairs),
    purchaseOrderIds: all.flatMap(({ purchaseOrderIds }) => purchaseOrderIds),
    isKnown: all.length > 0 && all.every(({ isKnown }) => isKnown),
  });
};

const ofDrift = async (database: Database, condition: Statement): Promise<FailureRows> => {
  const rows = await database.query<{ remedy: string }>(sql`SELECT d.remedy FROM drift d WHERE ${condition}`);
  const all = rows.map(({ remedy }) => ofPayload(remedy));
  return exactly({
    pairs: all.flatMap(({ pairs }) => pairs),
    purchaseOrderIds: all.flatMap(({ purchaseOrderIds }) => purchaseOrderIds),
    isKnown: all.length > 0 && all.every(({ isKnown }) => isKnown),
  });
};

/** Once the flow has recovered: what it told then. Until that: all it tells of. */
const ofRun = async (database: Database, failure: Failure): Promise<FailureRows> => {
  if (failure.flow === null) return exactly(UNKNOWN_TOUCHED);
  const { endedAt } = failure.fallback;
  if (endedAt === null) return { isKnown: true, extent: 'WHOLE_FLOW', rows: rowsOfFlow(failure.flow) };
  const changes: CanonicalChange[] = [];
  let isKnown = true;
  const late = sql`j.flow = ${failure.flow} AND j.recorded_at >= ${failure.at}::timestamptz
    AND j.recorded_at <= ${endedAt}::timestamptz`;
  for await (const page of readPages(database, late)) {
    if (page.changes === null) isKnown = false;
    else changes.push(...page.changes);
  }
  const touched = touchedByAll(changes);
  return exactly({ ...touched, isKnown: isKnown && touched.isKnown });
};

const ofException = async (database: Database, { id }: Failure): Promise<FailureRows> => {
  const [row] = await database.query<{
    kind: string;
    dedupe_key: string;
    sku: string | null;
    location_code: string | null;
  }>(sql`SELECT kind, dedupe_key, sku, location_code FROM business_exception WHERE id = ${id}`);
  if (row === undefined) return exactly(UNKNOWN_TOUCHED);
  const [system = '', master = '', code = ''] = row.dedupe_key.split('\u001f');
  switch (row.kind) {
    case 'DUPLICATE':
      return ofParked(database, sql`r.id = ${row.dedupe_key}`);
    case 'UNMAPPED_CODE':
      return ofParked(database, sql`r.settled_at IS NULL AND r.system = ${system} AND r.missing->${master} ? ${code}`);
    case 'DRIFT':
      return ofDrift(
        database,
        sql`d.status = 'OPEN' AND concat_ws(chr(31), d.flow, d.record_kind, d.record_key) = ${row.dedupe_key}`,
      );
    case 'ACK_OVERDUE':
      return exactly({ ...NOTHING_TOUCHED, purchaseOrderIds: [row.dedupe_key] });
    case 'FRESHNESS_BREACH': {
      const flow = flowNameSchema.safeParse(row.dedupe_key);
      if (flow.success) return { isKnown: true, extent: 'WHOLE_FLOW', rows: rowsOfFlow(flow.data) };
      return exactly(UNKNOWN_TOUCHED);
    }
    default:
      if (row.sku === null && row.location_code === null) return exactly(UNKNOWN_TOUCHED);
      return exactly({ ...NOTHING_TOUCHED, pairs: [{ sku: row.sku, locationCode: row.location_code }] });
  }
};

/** What the failure was about. */
export const touchedByFailure = (database: Database, failure: Failure): Promise<FailureRows> => {
  switch (failure.kind) {
    case 'RUN':
      return ofRun(database, failure);
    case 'PARKED_RECORD':
      return ofParked(database, sql`r.id = ${failure.id}`);
    case 'DRIFT':
      return ofDrift(database, sql`d.id = ${failure.id}`);
    case 'EXCEPTION':
      return ofException(database, failure);
  }
};
