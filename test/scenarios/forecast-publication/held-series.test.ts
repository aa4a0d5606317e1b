// Series that cannot be taken hold nobody up: their version comes to its end, a planner is told which are missing and why, and
// they come in by themselves once what they refer to is known.
import type { CanonicalChange, UntranslatableRecord } from '@distribution/model/erp/change';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { EVERYTHING } from '@distribution/model/read-scope';
import { parseInstant } from '@distribution/model/time/instant';
import type { Store } from '@distribution/prisma/store/open-store';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyChanges, first } from '../../kit/apply-changes.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import * as sample from '../../kit/sample-records.ts';
import { createErp, EXCEPTIONS, MONDAY, NOW, openMasters, toolsOf, version } from './stand.ts';

const signal = new AbortController().signal;
const BY = { requestedBy: 'test' };

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const told = { revision: 1, asOf: NOW, more: { startsOn: MONDAY } };
const series = (code: string, sku: string, site: string, weekly = '5'): CanonicalChange =>
  sample.forecastSeries(
    code,
    sku,
    site,
    Array.from({ length: 12 }, () => weekly),
    told,
  );
const versionOf = (code: string, status: string, count: number): CanonicalChange =>
  sample.forecastVersion(code, status, count, {
    revision: 1,
    asOf: NOW,
    more: { publishedAt: new Date(Date.now() - 1_000).toISOString(), horizonStart: MONDAY },
  });
const tell = (changes: readonly CanonicalChange[], untranslatable: readonly UntranslatableRecord[] = []) =>
  applyChanges(store.sync, 'forecasts', changes, { untranslatable });
const isPublished = async (code: string): Promise<boolean> =>
  (await store.publications.findUnpublished())?.code === code;
const publish = async (code: string, correlationId = 'c') => {
  const tools = toolsOf(store, createErp().route);
  await publishForecast(version(code), { ...BY, correlationId }, tools, signal);
  const publication = await store.publications.loadOfVersion(version(code));
  if (publication === null) throw new Error(`${code} was not taken up`);
  const { rows } = await store.publications.listFindings(publication.id, first(50), EVERYTHING);
  return { state: publication.state, findings: rows.map(({ row }) => `${row.code} ${row.sku} ${row.locationCode}`) };
};
/** The states of publications that subscribers were told, in order. */
const statesTold = async (): Promise<readonly string[]> => {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ state: string }>(`SELECT payload::jsonb->'publication'->>'state' AS state
      FROM event_log WHERE topic = 'forecasts.planning-status' ORDER BY position`);
    return rows.map(({ state }) => state);
  } finally {
    await client.end();
  }
};
const judge = () =>
  store.exceptionJudge.judge('FORECAST_INCOMPLETE', EXCEPTIONS, parseInstant(new Date().toISOString()));
const verified = async () => {
  const report = await store.journal.verify(INVENTORY_RULES, { signal, onPages: () => undefined });
  return report.projections.filter(({ equal }) => !equal).map(({ table }) => table);
};

describe('a version with series that cannot be taken', () => {
  it('of an unknown item comes to its end, and is whole once the item is known', async () => {
    const known = [series('V1', 'A', 'DC1'), series('V1', 'B', 'DC1'), series('V1', 'C', 'DC1')];
    await tell([versionOf('V1', 'LOADING', 4), ...known]);
    expect(await tell([series('V1', 'NEW', 'DC1'), versionOf('V1', 'PUBLISHED', 4)])).toMatchObject({ parked: 1 });
    expect(await isPublished('V1')).toBe(true);
    expect(await judge()).toMatchObject({ opened: 1 });
    expect(await publish('V1')).toEqual({ state: 'PUBLISHED', findings: ['UNKNOWN_ITEM NEW DC1'] });
    expect(await verified()).toEqual([]);

    await applyChanges(store.sync, 'products', [sample.product('NEW', { asOf: NOW })]);
    const ready = await store.sync.takeRetryable('forecasts', 10);
    expect(await tell(ready.map(({ change }) => change))).toMatchObject({ applied: 1, parked: 0 });
    await store.sync.settleParked(ready.map(({ parkedId }) => parkedId));
    expect(await judge()).toMatchObject({ closed: 1 });
    expect(await verified()).toEqual([]);
  });

  it('is refused when there are more of them than policy bears, and says which', async () => {
    await tell([
      versionOf('V1', 'PUBLISHED', 3),
      series('V1', 'A', 'DC1'),
      series('V1', 'N1', 'DC1'),
      series('V1', 'N2', 'DC9'),
    ]);
    expect(await publish('V1')).toEqual({
      state: 'REFUSED',
      findings: ['UNKNOWN_ITEM N1 DC1', 'UNKNOWN_ITEM N2 DC9', 'UNKNOWN_LOCATION N2 DC9'],
    });
    // The same asking, done once more, changes nothing; asked for anew while nothing has healed, it is refused again.
    expect((await publish('V1')).state).toBe('REFUSED');
    expect(await statesTold()).toEqual(['REFUSED']);
    expect((await publish('V1', 'again')).state).toBe('REFUSED');
    expect(await statesTold()).toEqual(['REFUSED', 'REFUSED']);
  });

  it('that was refused for them is published when it is asked for again and they are known', async () => {
    await tell([versionOf('V1', 'PUBLISHED', 2), series('V1', 'N1', 'DC1'), series('V1', 'N2', 'DC1')]);
    expect(await publish('V1')).toMatchObject({ state: 'REFUSED' });
    await applyChanges(
      store.sync,
      'products',
      ['N1', 'N2'].map((sku) => sample.product(sku, { asOf: NOW })),
    );
    const ready = await store.sync.takeRetryable('forecasts', 10);
    await tell(ready.map(({ change }) => change));
    await store.sync.settleParked(ready.map(({ parkedId }) => parkedId));
    expect(await publish('V1', 'asked again')).toEqual({ state: 'PUBLISHED', findings: [] });
    expect(await store.publications.loadOfVersion(version('V1'))).toMatchObject({ correlationId: 'asked again' });
    expect(await publish('V1', 'and again')).toEqual({ state: 'PUBLISHED', findings: [] });
    expect(await statesTold()).toEqual(['REFUSED', 'PUBLISHED']);
  });

  it('that was refused is superseded when it is asked for again after a newer one', async () => {
    await tell([versionOf('V1', 'PUBLISHED', 1), series('V1', 'N1', 'DC1')]);
    expect(await publish('V1')).toMatchObject({ state: 'REFUSED' });
    await tell([versionOf('V2', 'PUBLISHED', 1), series('V2', 'A', 'DC1')]);
    expect(await publish('V1', 'asked again')).toEqual({ state: 'SUPERSEDED', findings: [] });
  });

  it('that nobody understands names them too', async () => {
    const held = { versionCode: 'V1', sku: 'B', locationCode: 'DC1', measure: 'MEAN' };
    const unreadable = { key: 'V1/B/DC1', reason: 'no number: "many"', payload: '{}', series: held };
    await tell([versionOf('V1', 'PUBLISHED', 2), series('V1', 'A', 'DC1')], [unreadable]);
    expect(await isPublished('V1')).toBe(true);
    expect(await publish('V1')).toEqual({ state: 'PUBLISHED', findings: ['UNREADABLE B DC1'] });
    expect(await judge()).toMatchObject({ opened: 1 });
  });

  it('that wait for nothing but the version itself does not end before they are in', async () => {
    await tell([series('V1', 'A', 'DC1'), series('V1', 'B', 'DC1')]);
    await tell([versionOf('V1', 'PUBLISHED', 2)]);
    expect(await isPublished('V1')).toBe(false);
    const ready = await store.sync.takeRetryable('forecasts', 10);
    await tell(ready.map(({ change }) => change));
    await store.sync.settleParked(ready.map(({ parkedId }) => parkedId));
    expect(await isPublished('V1')).toBe(true);
    expect(await judge()).toMatchObject({ opened: 0 });
  });

  it.each([
    ['on one page', 1],
    ['on two pages', 2],
  ])('tells one of them twice, %s: the first stands, the other is a finding', async (_, pages) => {
    const [once, again] = [series('V1', 'A', 'DC1', '5'), series('V1', 'A', 'DC1', '9')];
    const end = [series('V1', 'B', 'DC1'), versionOf('V1', 'PUBLISHED', 3)];
    const begin = [versionOf('V1', 'LOADING', 3), once];
    if (pages === 1) await tell([...begin, again, ...end]);
    else {
      await tell(begin);
      await tell(begin); // a page that is read once more is no second series
      await tell([again, ...end]);
    }
    expect(await publish('V1')).toEqual({ state: 'PUBLISHED', findings: ['DUPLICATE_KEY A DC1'] });
    expect(await judge()).toMatchObject({ opened: 1 });
    expect(await verified()).toEqual([]);
    const replay = {
      flow: 'forecasts',
      from: null,
      to: null,
      dryRun: true,
      rules: INVENTORY_RULES,
      correlationId: 'c',
    } as const;
    expect(await store.journal.replay(replay, { signal, onPages: () => undefined })).toMatchObject({ changed: {} });
  });

  it.each([
    ['on one page', 1],
    ['on two pages of one reading', 2],
  ])('tells one of them twice just as it is, %s: it counts once', async (_, pages) => {
    const runId = await store.sync.startRun('forecasts', 'POLL', 'c');
    const begin = [versionOf('V1', 'LOADING', 3), series('V1', 'A', 'DC1')];
    const end = [series('V1', 'A', 'DC1'), series('V1', 'B', 'DC1'), versionOf('V1', 'PUBLISHED', 3)];
    for (const page of pages === 1 ? [[...begin, ...end]] : [begin, end])
      await applyChanges(store.sync, 'forecasts', page, { runId });
    expect(await publish('V1')).toEqual({ state: 'PUBLISHED', findings: [] });
    expect(await judge()).toMatchObject({ opened: 0 });
    expect(await verified()).toEqual([]);
    const told = [...begin, ...end].filter((change) => change.operation === 'UPSERT');
    expect(await store.reconciliation.compare(told, INVENTORY_RULES)).toEqual([]);
    const nextRun = await store.sync.startRun('forecasts', 'POLL', 'c');
    for (const page of [begin, end]) await applyChanges(store.sync, 'forecasts', page, { runId: nextRun });
    expect(await store.reconciliation.compare(told, INVENTORY_RULES)).toEqual([]);
  });

  it('is not whole for a page that is read once more after a failure', async () => {
    const begin = [versionOf('V1', 'LOADING', 3), series('V1', 'A', 'DC1')];
    for (const page of [begin, [series('V1', 'A', 'DC1'), series('V1', 'B', 'DC1'), versionOf('V1', 'PUBLISHED', 3)]]) {
      const runId = await store.sync.startRun('forecasts', 'POLL', 'c');
      await applyChanges(store.sync, 'forecasts', page, { runId });
    }
    expect(await isPublished('V1')).toBe(false);
  });

  it('that waits for a series which was told twice is whole when it is read again', async () => {
    await tell([versionOf('V1', 'PUBLISHED', 3), series('V1', 'A', 'DC1'), series('V1', 'B', 'DC1')]);
    expect(await isPublished('V1')).toBe(false);
    const again = [versionOf('V1', 'LOADING', 3), series('V1', 'A', 'DC1'), series('V1', 'A', 'DC1')];
    await tell([...again, series('V1', 'B', 'DC1'), versionOf('V1', 'PUBLISHED', 3)]);
    expect(await isPublished('V1')).toBe(true);
    expect(await verified()).toEqual([]);
  });
});
