import { inflateRawSync } from 'node:zlib';
import { PROJECTIONS } from '@distribution/prisma/store/journal/projection-tables';
import pg from 'pg';

type Row = Readonly<Record<string, unknown>>;
type Told = Readonly<Record<string, unknown>>;

/** Ids that are drawn, and instants of our own clock. */
const UNTOLD = ['id', 'openedAt', 'updatedAt', 'closedAt'];
const withoutDrawn = (value: Told): Told =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !UNTOLD.includes(field)));

/** What subscribers of one thing heard, in order. */
const heardOf = (events: readonly Row[]): Readonly<Record<string, readonly unknown[]>> => {
  const heard: Record<string, unknown[]> = {};
  for (const { topic, key, correlation_id: correlationId, payload } of events) {
    const told = JSON.parse(String(payload)) as { readonly exception?: Told }; // an event is an object
    const { exception } = told;
    const about = exception === undefined ? [key] : ['kind', 'sku', 'locationCode'].map((field) => exception[field]);
    const content = exception === undefined ? told : withoutDrawn(exception);
    (heard[[topic, ...about].join(' ')] ??= []).push({ correlationId, content });
  }
  return heard;
};

/** Everything a store keeps of what it took, without what differs from run to run: drawn ids and the time of writing. */
export const everythingKept = async (databaseUrl: string): Promise<Readonly<Record<string, unknown>>> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const rows = async (statement: string): Promise<readonly Row[]> => (await client.query<Row>(statement)).rows;
  try {
    const kept: Record<string, unknown> = {};
    for (const { table, volatile } of PROJECTIONS) {
      const dropped = volatile.map((column) => `'${column}'`).join(', ');
      kept[table] = await rows(
        `SELECT (to_jsonb(t) - ARRAY[${dropped}]::text[])::text AS row FROM ${table} t ORDER BY 1`,
      );
    }
    kept['field_word'] = await rows(`SELECT (to_jsonb(t) - 'told_at')::text AS row FROM field_word t ORDER BY 1`);
    kept['parked'] = await rows(`SELECT (to_jsonb(t) - ARRAY['id', 'parked_at', 'seen_at', 'settled_at'])::text AS row,
      seen_at IS NULL AS once, settled_at IS NULL AS open FROM parked_record t ORDER BY 1`);
    kept['deliveries'] = await rows(`SELECT delivery_id, status, attempts, error_code FROM delivery ORDER BY 1`);
    kept['lateness'] = await rows(
      `SELECT flow, location_code, sum(records) FROM sync_latency_total GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    kept['run'] =
      await rows(`SELECT flow, sum(read) AS read, sum(applied) AS applied, sum(unchanged) AS unchanged, sum(parked) AS parked
      FROM sync_run GROUP BY 1`);
    const journal = await rows(
      `SELECT * FROM change_journal WHERE delivery_id IS NOT NULL ORDER BY delivery_id, position`,
    );
    kept['journal'] = journal.map(({ flow, correlation_id, delivery_id, change_count, changes, restates }) => ({
      ...{ flow, correlation_id, delivery_id, change_count, restates },
      changes: JSON.parse(inflateRawSync(changes as Buffer).toString('utf8')) as unknown, // a bytea column
    }));
    kept['heard'] = heardOf(
      await rows(`SELECT topic, key, correlation_id, payload FROM event_log
        WHERE topic NOT IN ('cache.invalidations', 'sync.runs', 'sync.flows') ORDER BY position`),
    );
    return kept;
  } finally {
    await client.end();
  }
};
