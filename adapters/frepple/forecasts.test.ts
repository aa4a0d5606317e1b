import type { SourceCursor } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { type ForecastVersionCode, forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect as connectTo, patientCall, readAll, seriesOf, stagesOf } from './fixtures/read-all.ts';
import { LivePlan } from './fixtures/stand-in-plan.ts';
import { STAND_IN_USER, type StandIn, openStandIn } from './fixtures/stand-in-server.ts';

let server: StandIn;
let opened: SystemAdapter[] = [];
const connect = (settings: Readonly<Record<string, unknown>> = {}): SystemAdapter => {
  const made = connectTo(server.url, settings);
  opened.push(made);
  return made;
};
beforeEach(async () => {
  server = await openStandIn();
});
afterEach(async () => {
  await Promise.all(opened.map((adapter) => adapter.close()));
  opened = [];
  await server.close();
});

const run = (): void => {
  server.plan.beginRun();
  server.plan.endRun();
};
/** Both customers together, as the run with this number plans them: first item, first location. */
const dueOf = (runNumber: number): string[] =>
  [0, 1, 2, 3].map((week) =>
    String(LivePlan.quantityOf(runNumber, 0, 0, 0, week) + LivePlan.quantityOf(runNumber, 0, 0, 1, week)),
  );
const quantitiesOf = (changes: Parameters<typeof seriesOf>[0]) =>
  seriesOf(changes).find(({ sku, locationCode }) => sku === 'A-100' && locationCode === 'DC-ATL')?.quantities;
const edit = (forecastoverride: number): void => {
  const bucket = { item: 'A-100', location: 'DC-ATL', customer: 'Retail', startdate: '2026-03-09T00:00:00' };
  expect(server.plan.override({ ...bucket, forecastoverride })).toBe(true);
};

describe('a version is one state of the whole plan', () => {
  it('tells every planned series with the demand of all customers together', async () => {
    const { changes } = await readAll(connect(), 'forecasts');
    expect(stagesOf(changes)).toEqual(['1 LOADING', '1 PUBLISHED']);
    expect(seriesOf(changes)).toHaveLength(6);
    expect(quantitiesOf(changes)).toEqual(dueOf(1));
    expect(seriesOf(changes)[0]).toMatchObject({ grain: 'WEEK', startsOn: '2026-03-02', unit: 'EA', measure: 'MEAN' });
  });

  it('makes no new version of a plan that was made anew and is the same', async () => {
    const adapter = connect({ editsEverySeconds: 0 });
    const { cursor } = await readAll(adapter, 'forecasts');
    server.tables.upsert('common/parameter', { name: 'last_currentdate', value: 'another day' });
    expect((await readAll(adapter, 'forecasts', cursor)).changes).toEqual([]);
    run();
    const next = await readAll(adapter, 'forecasts', cursor);
    expect([stagesOf(next.changes), quantitiesOf(next.changes)]).toEqual([['1 LOADING', '1 PUBLISHED'], dueOf(2)]);
  });

  it('is named alike by every process that reads the same plan', async () => {
    const [one, other] = [await readAll(connect(), 'forecasts'), await readAll(connect(), 'forecasts')];
    expect(seriesOf(one.changes)[0]?.versionCode).toBe(seriesOf(other.changes)[0]?.versionCode);
  });

  it('makes no version of a plan of nothing', async () => {
    const adapter = connect();
    server.plan.rows.length = 0;
    expect((await readAll(adapter, 'forecasts')).changes).toEqual([]);
  });
});

describe('a run in the middle of a reading', () => {
  it('a download while the plan is written is told to nobody, and the plan is told when it is whole', async () => {
    const adapter = connect();
    const before = await readAll(adapter, 'forecasts');
    server.plan.beginRun();
    const busy = await readAll(adapter, 'forecasts', before.cursor);
    expect(busy.changes).toEqual([]);
    expect(busy.last.confirmedAt > before.last.confirmedAt).toBe(true);
    server.plan.endRun();
    expect(quantitiesOf((await readAll(adapter, 'forecasts', busy.cursor)).changes)).toEqual(dueOf(2));
  });

  it('a run that begins, or begins and ends, during the download makes it worthless', async () => {
    for (const during of [() => server.plan.beginRun(), run]) {
      server.plan.endRun();
      server.duringDownload = () => {
        server.duringDownload = null;
        during();
      };
      const adapter = connect();
      const mixed = await readAll(adapter, 'forecasts');
      expect(mixed.changes).toEqual([]);
      server.plan.endRun();
      const whole = await readAll(adapter, 'forecasts', mixed.cursor);
      const [first] = quantitiesOf(whole.changes) ?? [];
      expect(stagesOf(whole.changes)).toEqual(['1 LOADING', '1 PUBLISHED']);
      expect(Number(first)).toBeGreaterThan(Number(dueOf(1)[0]));
    }
  });

  it('a version that was begun is ended from what was kept of it, and the newer plan follows', async () => {
    const adapter = connect({ pageSize: 4 });
    const first = await adapter.changes.readChanges('forecasts', null, patientCall());
    run();
    const rest = await readAll(adapter, 'forecasts', first.cursor);
    const all = [...first.changes, ...rest.changes];
    expect(stagesOf(all)).toEqual(['1 LOADING', '1 PUBLISHED', '2 LOADING', '2 PUBLISHED']);
    expect(seriesOf(all)).toHaveLength(12);
  });

  it('another process that finds a newer plan takes back what was begun, and tells the newer one', async () => {
    const first = await connect({ pageSize: 4 }).changes.readChanges('forecasts', null, patientCall());
    run();
    const rest = await readAll(connect({ pageSize: 4 }), 'forecasts', first.cursor);
    expect(stagesOf([...first.changes, ...rest.changes])).toEqual([
      '1 LOADING',
      '1 REMOVED',
      '2 LOADING',
      '2 PUBLISHED',
    ]);
    expect(quantitiesOf(rest.changes)).toEqual(dueOf(2));
  });

  it('another process that comes while the plan is made waits, and goes on when it is the same as before', async () => {
    const first = await connect({ pageSize: 4 }).changes.readChanges('forecasts', null, patientCall());
    const rows = structuredClone(server.plan.rows);
    server.plan.beginRun();
    const waiting = await readAll(connect({ pageSize: 4 }), 'forecasts', first.cursor);
    expect([waiting.changes, waiting.cursor]).toEqual([[], first.cursor]);
    server.plan.endRun();
    server.plan.rows.splice(0, server.plan.rows.length, ...rows); // the run came to the same
    const rest = await readAll(connect({ pageSize: 4 }), 'forecasts', waiting.cursor);
    expect(stagesOf([...first.changes, ...rest.changes])).toEqual(['1 LOADING', '1 PUBLISHED']);
  });
});

describe('an edit', () => {
  it('is a version of its own, newer than the run it was made on, with the override in it', async () => {
    const adapter = connect({ editsEverySeconds: 0 });
    const before = await readAll(adapter, 'forecasts');
    edit(77);
    const { changes } = await readAll(adapter, 'forecasts', before.cursor);
    const [series] = seriesOf(changes);
    const [, second = ''] = dueOf(1);
    expect(series?.quantities[1]).toBe(String(77 + LivePlan.quantityOf(1, 0, 0, 1, 1)));
    expect(series?.overrides).toMatchObject([
      { bucketStart: '2026-03-09', previousQuantity: second, quantity: series?.quantities[1] },
    ]);
    const revision = (list: typeof changes) => seriesOf(list)[0]?.origin.revision ?? 0;
    expect(revision(changes)).toBeGreaterThan(revision(before.changes));
    expect((series?.versionCode ?? '') > (seriesOf(before.changes)[0]?.versionCode ?? '')).toBe(true);
  });

  it('that is taken back makes the plan of before a new version, not the old one once more', async () => {
    const adapter = connect({ editsEverySeconds: 0 });
    const codes: (ForecastVersionCode | undefined)[] = [];
    let cursor: SourceCursor | null = null;
    for (const quantity of [50, 60, 50]) {
      edit(quantity);
      const read = await readAll(adapter, 'forecasts', cursor);
      codes.push(seriesOf(read.changes)[0]?.versionCode);
      cursor = read.cursor;
    }
    expect(new Set(codes).size).toBe(3);
    expect([...codes].sort()).toEqual(codes);
  });

  it('is looked for as often as is set; a run is seen at once', async () => {
    const adapter = connect({ editsEverySeconds: 3600 });
    const { cursor } = await readAll(adapter, 'forecasts');
    const downloads = () => server.asked.get('/api/forecast/forecastplan/');
    edit(77);
    const still = await readAll(adapter, 'forecasts', cursor);
    expect([still.changes, downloads()]).toEqual([[], 1]);
    server.clock.skewMs = 3_601_000;
    expect(stagesOf((await readAll(adapter, 'forecasts', still.cursor)).changes)).toEqual(['1 LOADING', '1 PUBLISHED']);
  });
});

describe('reads by key', () => {
  const key = { sku: skuSchema.parse('A-100'), locationCode: locationCodeSchema.parse('DC-ATL') };

  it('answer of a version as long as it is there, whatever process read it first', async () => {
    const { changes } = await readAll(connect(), 'forecasts');
    const code = seriesOf(changes)[0]?.versionCode ?? forecastVersionCodeSchema.parse('none');
    const reader = connect();
    const many = await Promise.all([1, 2, 3].map(async () => reader.forecasts?.loadSeries(code, [key], patientCall())));
    expect(many.map((answers) => answers?.[0])).toMatchObject(
      [1, 2, 3].map(() => ({ ok: true, value: [{ quantities: dueOf(1) }] })),
    );
    expect(server.asked.get('/api/forecast/forecastplan/')).toBe(2); // the three of them together asked once
    expect(await reader.forecasts?.loadVersion(code, patientCall())).toMatchObject({ code, seriesCount: 6 });
    run();
    expect(await connect().forecasts?.loadVersion(code, patientCall())).toBeNull();
    expect(await connect().forecasts?.loadSeries(code, [key], patientCall())).toEqual([{ ok: true, value: null }]);
  });

  it('know at once that a code of another system is no version here', async () => {
    const other = forecastVersionCodeSchema.parse('FC-2026-W10');
    expect(await connect().forecasts?.loadVersion(other, patientCall())).toBeNull();
    expect(server.asked.size).toBe(0);
  });

  it('say so while the plan is made', async () => {
    const { changes } = await readAll(connect(), 'forecasts');
    const code = seriesOf(changes)[0]?.versionCode ?? forecastVersionCodeSchema.parse('none');
    server.plan.beginRun();
    expect(await connect().forecasts?.loadSeries(code, [key], patientCall())).toMatchObject([
      { ok: false, error: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } },
    ]);
  });
});

describe('who asks', () => {
  it('by password, by token, in a scenario', async () => {
    const basic = { credentials: { kind: 'BASIC', ...STAND_IN_USER } };
    for (const settings of [basic, {}, { scenario: 'whatif' }])
      expect(seriesOf((await readAll(connect(settings), 'forecasts')).changes)).toHaveLength(6);
  });

  it('with a wrong key or password, it is told to look at the credentials', async () => {
    const wrong = [
      { kind: 'BASIC', username: 'graph', password: 'wrong' },
      { kind: 'WEB_TOKEN', username: 'graph', secret: 'wrong' },
      { kind: 'NONE' },
    ];
    for (const credentials of wrong)
      await expect(connect({ credentials }).probe(patientCall())).rejects.toMatchObject({
        code: 'UPSTREAM_REJECTED',
        nextStep: 'Check the credentials configured for planning.',
      });
  });
});
