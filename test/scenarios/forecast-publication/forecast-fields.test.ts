// What the graph says of forecasts beside their numbers: what changed, how good they were, how long stock lasts, and what
// stands in for one that is late.
import { forecastVersionIdOf } from '@distribution/model/forecasts/forecast';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { parseInstant } from '@distribution/model/time/instant';
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Store } from '@distribution/prisma/store/open-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '../../kit/apply-changes.ts';
import * as sample from '../../kit/sample-records.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { EXCEPTIONS, MONDAY, NOW, openMasters, tellVersion, version, weekOf } from './stand.ts';

const A = productIdOf(skuSchema.parse('A'));
let database: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  // Five weeks that are over: 95, 100, 80, 0, 120 were shipped; each was planned in the version before it began.
  const shipped = [95, 100, 80, 0, 120].map((quantity, week) =>
    demand(weekOf(week - 5), weekOf(week - 4), String(quantity)),
  );
  await applyChanges(store.sync, 'demand', shipped);
  const weeks = ['0', '90', '100', '10', '110', ...Array.from({ length: 12 }, () => '70')];
  const old = { startsOn: weekOf(-5) };
  await tellVersion(store, 'OLD', 1, { 'A@DC1': weeks }, { 'A@DC1': old });
  await publishedAt('OLD', `${weekOf(-6)}T00:00:00.000Z`);
  await tellVersion(store, 'NEW', 2, { 'A@DC1': 77, 'A@DC2': 7 });
});
beforeEach(() => {
  graphs.time.now = Date.now();
});
afterAll(async () => {
  await store.close();
  await database.close();
});

/** A period from a day up to, but without, another. */
const demand = (from: string, to: string, quantity: string): CanonicalChange => {
  const endsOn = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  const record = { sku: 'A', locationCode: 'DC1', measure: 'SHIPPED', startsOn: from, endsOn, quantity, unit: 'EA' };
  const origin = { system: 'erp', asOf: NOW, revision: 1 };
  return { of: 'DEMAND', operation: 'UPSERT', record: { ...record, origin } } as unknown as CanonicalChange; // a literal of a valid record, unbranded
};
const publishedAt = async (code: string, at: string): Promise<void> => {
  const { Client } = (await import('pg')).default;
  const client = new Client(database.url);
  await client.connect();
  await client.query(
    `UPDATE forecast_version SET published_at = $2::text::timestamptz, body = jsonb_set(body, '{publishedAt}', to_jsonb($2::text)) WHERE code = $1`,
    [code, at],
  );
  await client.end();
};
const entity = async (type: string, id: string, selection: string, more: object = {}) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
  const { data, errors } = await graphs.ask('forecasts', query, { of: [{ __typename: type, id, ...more }] });
  expect(errors).toBeUndefined();
  return data._entities[0];
};

describe('a product', () => {
  it('says how good its forecast was, as the texts compute it', async () => {
    const of = `forecastAccuracy(from: "${weekOf(-4)}", to: "${weekOf(0)}")
      { locationCode weekCount wape bias mape mapeSkippedCount valueAdded trackingSignal }`;
    expect((await entity('Product', A, of)).forecastAccuracy).toEqual([
      {
        locationCode: 'DC1',
        weekCount: 4,
        wape: '0.166667',
        bias: '0.033333',
        mape: expect.any(String),
        mapeSkippedCount: 1,
        valueAdded: '0.583333',
        trackingSignal: '0.8',
      },
    ]);
    const ahead = of.replace('lagWeeks', 'lagWeeks').replace(')', ', lagWeeks: 6)');
    expect((await entity('Product', A, ahead)).forecastAccuracy).toEqual([]);
  });

  it('says what changed from one version to another, bucket by bucket', async () => {
    const from = forecastVersionIdOf(version('OLD'));
    const of = `forecastChanges(from: "${from}") { locationCode start before { value } after { value } change { value unit } }`;
    const changes = (await entity('Product', A, of)).forecastChanges;
    expect(changes).toContainEqual({
      locationCode: 'DC1',
      start: MONDAY,
      before: { value: '70' },
      after: { value: '77' },
      change: { value: '7', unit: 'EA' },
    });
    expect(changes).toContainEqual({
      locationCode: 'DC2',
      start: MONDAY,
      before: null,
      after: { value: '7' },
      change: { value: '7', unit: 'EA' },
    });
  });
});

describe('what customers have ordered', () => {
  interface Line {
    readonly quantity: string;
    readonly requestedOn: string | null;
    readonly unit?: string;
  }
  /** An order of product A from one site. */
  const order = (number: string, from: string, status: string, { quantity, requestedOn, unit = 'EA' }: Line) => {
    const told = sample.salesOrder(number, { customer: null, from, region: 'SE', skus: ['A'] }, { asOf: NOW });
    const { record } = told as { record: Record<string, unknown> & { lines: readonly object[] } }; // an upsert has one
    const lines = record.lines.map((line) => ({ ...line, quantity: { value: quantity, unit }, requestedOn }));
    return { ...told, record: { ...record, status, lines } } as unknown as CanonicalChange; // as above
  };
  const of = (codes: string) =>
    `forecast(locationCodes: [${codes}]) { buckets(first: 4) { start quantity { value } ordered { value unit } unconsumed { value } } }`;
  const weeks = async (codes: string) => (await entity('Product', A, of(codes))).forecast.buckets;

  it('consumes the forecast of its week and place; drafts and cancelled orders do not', async () => {
    await applyChanges(store.sync, 'sales-orders', [
      order('S1', 'DC1', 'CONFIRMED', { quantity: '20', requestedOn: weekOf(1) }),
      order('S2', 'DC1', 'SHIPPED', { quantity: '7.5', requestedOn: weekOf(1) }),
      order('S3', 'DC2', 'CONFIRMED', { quantity: '3', requestedOn: weekOf(1) }),
      order('S4', 'DC1', 'CANCELLED', { quantity: '1000', requestedOn: weekOf(1) }),
      order('S5', 'DC1', 'DRAFT', { quantity: '1000', requestedOn: weekOf(1) }),
      order('S6', 'DC1', 'CONFIRMED', { quantity: '100', requestedOn: weekOf(2) }),
      order('S7', 'DC1', 'CONFIRMED', { quantity: '5', requestedOn: weekOf(-1) }),
    ]);
    const [current, next, third, fourth] = await weeks('"DC1"');
    expect(current).toMatchObject({ ordered: { value: '0', unit: 'EA' }, unconsumed: { value: '77' } });
    expect(next).toMatchObject({ ordered: { value: '27.5' }, unconsumed: { value: '49.5' } });
    expect(third).toMatchObject({ ordered: { value: '100' }, unconsumed: { value: '0' } });
    expect(fourth).toMatchObject({ ordered: { value: '0' }, unconsumed: { value: '77' } });
    const [, both] = await weeks('"DC1", "DC2"');
    expect(both).toMatchObject({
      quantity: { value: '84' },
      ordered: { value: '30.5' },
      unconsumed: { value: '53.5' },
    });
  });

  it('is not told where a line is in a unit that cannot be told in the base unit', async () => {
    await applyChanges(store.sync, 'sales-orders', [
      order('S8', 'DC1', 'CONFIRMED', { quantity: '2', requestedOn: weekOf(3), unit: 'KGM' }),
    ]);
    const [, , third, fourth] = await weeks('"DC1"');
    expect(fourth).toMatchObject({ quantity: { value: '77' }, ordered: null, unconsumed: null });
    expect(third).toMatchObject({ ordered: { value: '100' } });
  });

  it('is nobody’s business who may see one customer only', async () => {
    const partner = { kind: 'USER', subject: 'pat', roles: [], customers: ['C9'] } as const;
    const id = A;
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { ${of('"DC1"')} } } }`;
    const { data } = await graphs.ask('forecasts', query, { of: [{ __typename: 'Product', id }] }, partner);
    expect(data._entities[0].forecast).toBeNull();
  });
});

describe('a total spread over locations', () => {
  const spread = async (given: string) => {
    const of = `forecast { spread(${given}) { locationCode quantity { value unit } } }`;
    return (await entity('Product', A, of)).forecast.spread;
  };

  it('follows what each expects, and adds up exactly', async () => {
    // 77 : 7 is 11 : 1
    expect(await spread('total: "100"')).toEqual([
      { locationCode: 'DC1', quantity: { value: '92', unit: 'EA' } },
      { locationCode: 'DC2', quantity: { value: '8', unit: 'EA' } },
    ]);
    expect(await spread('total: "100", fractionDigits: 2')).toMatchObject([
      { quantity: { value: '91.67' } },
      { quantity: { value: '8.33' } },
    ]);
  });

  it('has no more digits than its parts may have', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { forecast { spread(total: "1.5") { locationCode } } } } }`;
    const { errors } = await graphs.ask('forecasts', query, { of: [{ __typename: 'Product', id: A }] });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_ARGUMENT' } });
  });
});

it('a position says how long it lasts', async () => {
  const id = inventoryPositionIdOf(
    legalEntityCodeSchema.parse('ACME'),
    skuSchema.parse('A'),
    locationCodeSchema.parse('DC1'),
  );
  const cover = async (value: string, unit = 'EA') =>
    (
      await entity('InventoryPosition', id, 'daysOfCover { days isAtLeast versionCode }', {
        available: { value, unit },
      })
    ).daysOfCover;
  // 77 a week is 11 a day
  expect(await cover('55')).toEqual({ days: '5', isAtLeast: false, versionCode: 'NEW' });
  expect(await cover('-1')).toMatchObject({ days: '0' });
  expect(await cover('100000')).toMatchObject({ isAtLeast: true });
  expect(await cover('55', 'KGM')).toBeNull();
});

it('is told when it is off to one side for long, and no more when that is borne', async () => {
  // errors −95, −10, 20, 10, −10: their sum −85 is 2.93 times their mean size
  const judge = (limit: string) =>
    store.exceptionJudge.judge(
      'BIAS',
      { ...EXCEPTIONS, trackingSignal: parseDecimal(limit) },
      parseInstant(new Date().toISOString()),
    );
  expect(await judge('2.9')).toMatchObject({ opened: 1 });
  const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;
  const query = '{ exceptions(filter: { kinds: [BIAS] }) { nodes { sku locationCode message } } }';
  expect((await graphs.ask('operations', query, {}, planner)).data.exceptions.nodes).toEqual([
    {
      sku: 'A',
      locationCode: 'DC1',
      message: 'Demand of A at DC1 has been above the forecast for 5 weeks: tracking signal -2.93.',
    },
  ]);
  expect(await judge('3')).toMatchObject({ closed: 1 });
});

describe('a forecast that is late', () => {
  const of =
    'forecast(locationCodes: ["DC1"]) { servedFrom fallback { policy dueAt } buckets(first: 3) { quantity { value } } }';
  const late = { policy: 'SEASONAL_NAIVE', everyHours: 24 } as const;
  const raised = async () => {
    await store.exceptionJudge.judge('FORECAST_LATE', EXCEPTIONS, parseInstant(new Date().toISOString()));
    const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;
    const query = '{ exceptions(filter: { kinds: [FORECAST_LATE] }) { nodes { state timesOpened } } }';
    return (await graphs.ask('operations', query, {}, planner)).data.exceptions.nodes;
  };

  it('is stood in for, marked and told once; and it ends when one lands', async () => {
    const at = (hours: number) => parseInstant(new Date(Date.now() + hours * 3_600_000).toISOString());
    expect(await store.publications.watchLateness(late, at(1))).toBeNull();
    expect((await entity('Product', A, of)).forecast).toMatchObject({ servedFrom: 'PUBLISHED', fallback: null });
    await publishedAt('NEW', new Date(Date.now() - 25 * 3_600_000).toISOString());
    const looks = await Promise.all([
      store.publications.watchLateness(late, at(0)),
      store.publications.watchLateness(late, at(0)),
    ]);
    expect(looks.filter((look) => look !== null)).toEqual(['OPENED']);
    const served = (await entity('Product', A, of)).forecast;
    expect(served).toMatchObject({ servedFrom: 'FALLBACK', fallback: { policy: 'SEASONAL_NAIVE' } });
    expect(await raised()).toEqual([{ state: 'OPEN', timesOpened: 1 }]);
    expect(await raised()).toEqual([{ state: 'OPEN', timesOpened: 1 }]);
    await tellVersion(store, 'NEXT', 3, { 'A@DC1': 80 });
    expect(await store.publications.watchLateness(late, at(0))).toBe('CLOSED');
    expect(await store.publications.watchLateness(late, at(0))).toBeNull();
    expect((await entity('Product', A, of)).forecast).toMatchObject({
      servedFrom: 'PUBLISHED',
      buckets: [{ quantity: { value: '80' } }, {}, {}],
    });
    expect(await raised()).toEqual([{ state: 'CLOSED', timesOpened: 1 }]);
  });
});
