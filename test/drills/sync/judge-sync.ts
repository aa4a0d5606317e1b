import { setTimeout as pause } from 'node:timers/promises';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { Store } from '@distribution/prisma/store/open-store';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import pg from 'pg';
import type { Listener } from './open-listener.ts';

/** What must be so once everything is quiet; empty when it is. */
export type Broken = readonly string[];

const HEARING_LIMIT_MS = 120_000;
const QUIETLY = { signal: new AbortController().signal, onPages: () => undefined };

/** Answers of one statement, each row as text. */
export const ask = async (
  databaseUrl: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly string[][]> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: statement, values: [...values], rowMode: 'array' });
    return rows.map((row) => row.map(String));
  } finally {
    await client.end();
  }
};
const numberOf = (rows: readonly string[][]): number => Number(rows[0]?.[0] ?? 0);

/** The projections are what the journal tells. */
export const judgeJournal = async (store: Store): Promise<Broken> => {
  const { equal, projections } = await store.journal.verify(INVENTORY_RULES, QUIETLY);
  return equal
    ? []
    : projections
        .filter((one) => !one.equal)
        .map(({ table, differences }) => `replayed, ${table} differs: ${JSON.stringify(differences.slice(0, 3))}`);
};

/** Every movement of the warehouse is in the ledger once, and on hand is the last figure plus what came after it. */
export const judgeLedger = async (databaseUrl: string, { tables }: MutableWorld): Promise<Broken> => {
  const broken: string[] = [];
  const told = new Map([...tables.Movements.live()].map(({ record }) => [record.MovementId, record.Qty]));
  const kept = new Map(
    (await ask(databaseUrl, 'SELECT number, quantity FROM inventory_movement')).map(([number = '', quantity = '']) => [
      number,
      quantity,
    ]),
  );
  for (const [number, quantity] of told)
    if (Number(kept.get(number)) !== Number(quantity))
      broken.push(`movement ${number} of ${quantity} is ${kept.get(number) ?? 'lost'}`);
  for (const number of kept.keys()) if (!told.has(number)) broken.push(`movement ${number} was never told`);
  const wrong = await ask(
    databaseUrl,
    `SELECT p.sku, p.location_code, p.on_hand, p.booked_on_hand + coalesce(m.moved, 0) FROM inventory_position p
     LEFT JOIN LATERAL (SELECT sum(quantity) AS moved FROM inventory_movement m WHERE m.sku = p.sku
       AND m.location_code = p.location_code AND m.occurred_at > coalesce(p.booked_through, '-infinity')) m ON TRUE
     WHERE p.on_hand <> p.booked_on_hand + coalesce(m.moved, 0)`,
  );
  for (const [sku, site, onHand, expected] of wrong) broken.push(`${sku} at ${site} shows ${onHand}, not ${expected}`);
  return broken;
};

/** Nothing accepted waits for ever, and no exception opened twice or is told twice. */
export const judgeOnce = async (databaseUrl: string): Promise<Broken> => {
  const checks = [
    ['deliveries that were accepted and are not settled', `SELECT count(*) FROM delivery WHERE status = 'PENDING'`],
    ['records that are parked', `SELECT count(*) FROM parked_record WHERE settled_at IS NULL`],
    [
      'exceptions open twice',
      `SELECT count(*) FROM (SELECT 1 FROM inventory_exception WHERE status = 'OPEN' GROUP BY kind, sku, location_code HAVING count(*) > 1) t`,
    ],
    [
      'exceptions whose opening was told twice',
      `SELECT count(*) FROM (SELECT 1 FROM event_log WHERE topic = 'inventory.exceptions'
         AND payload::jsonb -> 'exception' ->> 'openedAt' = payload::jsonb -> 'exception' ->> 'updatedAt' GROUP BY key HAVING count(*) > 1) t`,
    ],
    [
      'holes in the event log',
      `SELECT (SELECT position FROM event_log_head) - (SELECT floor FROM event_log_head) - (SELECT count(*) FROM event_log)`,
    ],
    [
      'runs that are still open',
      `SELECT count(*) FROM sync_run r WHERE outcome = 'RUNNING' AND started_at < now() - interval '60 seconds'`,
    ],
  ] as const;
  const broken: string[] = [];
  for (const [what, statement] of checks) {
    const count = numberOf(await ask(databaseUrl, statement));
    if (count !== 0) broken.push(`${count} ${what}`);
  }
  return broken;
};

/** Whatever a sender was told is taken was taken: applied, or parked with its reason. */
export const judgeTaken = async (databaseUrl: string, taken: ReadonlySet<string>): Promise<Broken> => {
  const rows = await ask(databaseUrl, `SELECT delivery_id FROM delivery WHERE status IN ('APPLIED', 'PARKED')`);
  const kept = new Set(rows.map(([id]) => id));
  return [...taken].filter((id) => !kept.has(id)).map((id) => `the delivery ${id} was acknowledged and is lost`);
};

/** A subscriber was told of every step of every exception since the position, once and in order. */
export const judgeListener = async (databaseUrl: string, after: string, listener: Listener): Promise<Broken> => {
  const expected = (
    await ask(
      databaseUrl,
      `SELECT e ->> 'id', e ->> 'status', e ->> 'updatedAt' FROM event_log, LATERAL (SELECT payload::jsonb -> 'exception' AS e) p
       WHERE topic = 'inventory.exceptions' AND position > $1 ORDER BY position`,
      [after],
    )
  ).map((columns) => columns.join(' '));
  const until = Date.now() + HEARING_LIMIT_MS;
  while (listener.heard.length < expected.length && Date.now() < until) await pause(100);
  const at = expected.findIndex((told, index) => listener.heard[index] !== told);
  if (at === -1 && listener.heard.length === expected.length) return [];
  return [
    `a subscriber heard ${listener.heard.length} of ${expected.length} events; number ${at + 1} is ${expected[at]}, heard was ${listener.heard[at]}`,
  ];
};

/** A drift the drill made on purpose: what a comparison must call it. */
export interface Injected {
  readonly flow: FlowName;
  readonly drift: string;
}

/** Spoils rows behind the graph's back, of articles that stand still; answers what a comparison must find. */
export const injectDrifts = async (databaseUrl: string, still: readonly string[]): Promise<readonly Injected[]> => {
  const injected: Injected[] = [];
  const [renamed, lost, ...moved] = still;
  await ask(databaseUrl, `UPDATE product SET body = jsonb_set(body, '{name}', '"spoiled"') WHERE sku = $1`, [renamed]);
  injected.push({ flow: 'products', drift: `DIFFERENT PRODUCT ${renamed}` });
  await ask(databaseUrl, `DELETE FROM product WHERE sku = $1`, [lost]);
  injected.push({ flow: 'products', drift: `MISSING PRODUCT ${lost}` });
  await ask(
    databaseUrl,
    `INSERT INTO product SELECT 'GHOST', body, name_key, gtin14, status, category_path, system, as_of, revision, changed_at FROM product WHERE sku = $1`,
    [renamed],
  );
  injected.push({ flow: 'products', drift: 'EXTRA PRODUCT GHOST' });
  for (const sku of moved) {
    const rows = await ask(
      databaseUrl,
      `UPDATE inventory_position SET on_hand = on_hand + 1 WHERE sku = $1 RETURNING location_code`,
      [sku],
    );
    for (const [site] of rows)
      injected.push({ flow: 'inventory', drift: `DIFFERENT INVENTORY_POSITION ${sku} ${site}` });
  }
  return injected;
};
