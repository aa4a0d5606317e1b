// A process that publishes a forecast dies at every place where it can: before and after each thing it asks of the store, the
// ERP and the judge of exceptions; and by SIGKILL in the middle of a statement. Another one goes on. The end is the same,
// and there is one event.
import type { Store } from '@distribution/prisma/store/open-store';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import { spawnScript } from '../../kit/spawn-process.ts';
import { createCut } from './cut.ts';
import { createErp, openMasters, type Plan, tellVersion, toolsOf, version } from './stand.ts';

const BY = { requestedBy: 'test', correlationId: 'c' };
const signal = new AbortController().signal;
const BASE: Plan = { 'A@DC1': 70, 'B@DC1': 70, 'C@DC1': 70, 'D@DC1': 70, 'A@DC2': 70 };
const NEXT: Plan = {
  'A@DC1': 75,
  'B@DC1': 100,
  'C@DC1': 70,
  'D@DC1': ['70', '-1', '70', '70', '70', '70'],
  'A@DC2': 65,
};

let database: TestDatabase;
let store: Store;
const ask = async (text: string): Promise<readonly unknown[]> => {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text).finally(() => client.end());
  return rows;
};

/** Everything a publication leaves behind, without ids and times. */
const stateOf = async (code: string) => ({
  publication:
    await ask(`SELECT p.state, jsonb_agg(s.step || s.counts::text ORDER BY s.step) AS steps FROM forecast_publication p
    JOIN forecast_publication_step s ON s.publication_id = p.id WHERE version_code = '${code}' GROUP BY p.id`),
  impacts:
    await ask(`SELECT sku, location_code, outcome, reorder_point::text, approval_id IS NULL AS free, outbound_id IS NULL AS waits
    FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id WHERE version_code = '${code}' ORDER BY 1, 2`),
  findings:
    await ask(`SELECT f.number, f.code, f.sku FROM forecast_finding f JOIN forecast_publication p ON p.id = f.publication_id
    WHERE version_code = '${code}' ORDER BY 1`),
  approvals: await ask(`SELECT subject, state, content FROM approval_request ORDER BY 1`),
  basis: await ask(
    `SELECT sku, location_code, version_code, lead_time_demand::text, reorder_point::text FROM planning_basis ORDER BY 1, 2`,
  ),
  exceptions: await ask(
    `SELECT kind, sku, location_code, state, times_opened, version FROM business_exception ORDER BY 1, 2, 3`,
  ),
  events: await ask(`SELECT payload::jsonb->'publication'->>'state' AS state FROM event_log
    WHERE topic = 'forecasts.planning-status' AND payload::jsonb->'publication'->>'versionCode' = '${code}'`),
});

/** Back to where the first version was published. */
const rewind = async (): Promise<void> => {
  await ask(`DELETE FROM forecast_impact; DELETE FROM forecast_finding; DELETE FROM forecast_publication_step;
    DELETE FROM forecast_publication; DELETE FROM approval_request; DELETE FROM planning_basis; DELETE FROM business_exception;
    DELETE FROM forecast_series; DELETE FROM forecast_version; DELETE FROM event_log WHERE topic = 'forecasts.planning-status'`);
  await tellVersion(store, 'V1', 1, BASE);
  await publishForecast(version('V1'), BY, toolsOf(store, null), signal);
  await tellVersion(store, 'V2', 2, NEXT);
};

let expected: Awaited<ReturnType<typeof stateOf>>;
let told: readonly unknown[];
let calls = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  await rewind();
  const erp = createErp();
  const cut = createCut(Number.POSITIVE_INFINITY, 'BEFORE');
  const { store: ports, exceptions, ...tools } = toolsOf(store, cut.around(erp.route));
  await publishForecast(
    version('V2'),
    BY,
    { ...tools, store: cut.around(ports), exceptions: cut.around(exceptions) },
    signal,
  );
  calls = cut.calls();
  expected = await stateOf('V2');
  told = [...erp.taken.values()];
});
afterAll(async () => {
  await store.close();
  await database.close();
});

it('leaves the same and tells it once, wherever the process dies and another goes on', async () => {
  expect(told).toHaveLength(2);
  expect(expected.events).toEqual([{ state: 'PUBLISHED' }]);
  expect(expected.approvals).toHaveLength(1);
  expect(calls).toBeGreaterThan(12);
  for (let at = 1; at <= calls; at += 1)
    for (const when of ['BEFORE', 'AFTER'] as const) {
      await rewind();
      const erp = createErp();
      const cut = createCut(at, when);
      const { store: ports, exceptions, ...tools } = toolsOf(store, cut.around(erp.route));
      const dying = { ...tools, store: cut.around(ports), exceptions: cut.around(exceptions) };
      await expect(publishForecast(version('V2'), BY, dying, signal)).rejects.toThrow('dead');
      await publishForecast(version('V2'), BY, toolsOf(store, erp.route), signal);
      expect(await stateOf('V2'), `dead ${when} call ${at}`).toEqual(expected);
      expect([...erp.taken.values()]).toEqual(told);
    }
}, 300_000);

it('and when it is killed in the middle of a statement', async () => {
  for (const statement of [3, 9, 14, 20, 27, 33, 40]) {
    await rewind();
    const script = 'test/scenarios/forecast-publication/started/killed-publisher.ts';
    const child = spawnScript([script], {
      PUBLISH_URL: database.url,
      PUBLISH_KILL_AT: String(statement),
    });
    expect(await child.ended, child.output()).toBe('SIGKILL');
    const erp = createErp();
    await publishForecast(version('V2'), BY, toolsOf(store, erp.route), signal);
    expect(await stateOf('V2'), `killed at statement ${statement}`).toEqual(expected);
  }
}, 300_000);
