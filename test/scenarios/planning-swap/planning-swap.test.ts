// Another planning platform, the same graph: one plan, published by a platform with versions (planning-rest) and kept by
// frePPLe (a stand-in), asked through the graph by the same operations; then one put in the other's place on one database.
import {
  STAND_IN_TOKEN_KEY,
  STAND_IN_USER,
  type StandIn,
  openStandIn,
} from '@distribution/adapters/frepple/fixtures/stand-in-server';
import { SERVER_ZONE } from '@distribution/adapters/frepple/fixtures/stand-in-tables';
import type { SystemConnection } from '@distribution/processes/open-adapters';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createHeldSeries } from '@distribution/sandbox/world/forecast-shelf';
import type { ForecastSeriesRecord } from '@distribution/sandbox/world/records';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask, askWell } from '../../kit/graph-client.ts';
import { openTestDatabase } from '../../kit/open-test-database.ts';
import { ORDER, PAGE, SPINE, STATUS } from '../../kit/spine.ts';
import { type Graph, openGraph } from './open-graph.ts';

const DAY_MS = 86_400_000;
/** The Monday of the current week, UTC: forecasts are read from it on. */
const MONDAY = new Date(Math.floor((Date.now() / DAY_MS + 3) / 7) * 7 * DAY_MS - 3 * DAY_MS).toISOString().slice(0, 10);
const weekOf = (week: number): string =>
  `${new Date(Date.parse(MONDAY) + week * 7 * DAY_MS).toISOString().slice(0, 10)}T00:00:00`;

const series = (item: string, site: string, uom: string, first: number): ForecastSeriesRecord => ({
  item,
  site,
  measure: 'MEAN',
  grain: 'WEEK',
  start: MONDAY,
  uom,
  values: Array.from({ length: 15 }, (_, week) => String(first + week * 0.5)),
  overrides: [],
});
const PLAN = [
  series('A-100', 'DC-ATL', 'PCS', 40),
  series('A-100', 'DC-LAX', 'PCS', 25),
  series('A-200', 'DC-ATL', 'PCS', 12),
  series('A-300', 'DC-BOS', 'KG', 7),
];

/** Puts the same plan into frePPLe: items with their units, and a row per bucket of two customers. */
const fillFrepple = ({ tables, plan }: StandIn): void => {
  for (const { item, uom } of PLAN) tables.upsert('input/item', { name: item, uom });
  const rows = PLAN.flatMap(({ item, site, values }) =>
    values.flatMap((value, week) =>
      ['Retail', 'Wholesale'].map((customer, at) => ({
        item,
        location: site,
        customer,
        startdate: weekOf(week),
        enddate: weekOf(week + 1),
        value: { forecasttotal: at === 0 ? Number(value) - 1 : 1 },
      })),
    ),
  );
  plan.rows.splice(0, plan.rows.length, ...rows);
};

const FORECASTS = /* GraphQL */ `
  query Forecasts($sku: String!) {
    currentForecastVersion {
      status
      horizonStart
      seriesCount
    }
    product(sku: $sku) {
      forecast(locationCodes: ["DC-ATL"]) {
        buckets(first: 13) {
          start
          end
          quantity {
            value
            unit
          }
        }
      }
    }
  }
`;
const GOLDEN = [
  { name: 'spine', query: SPINE, variables: { sku: 'A-100' } },
  { name: 'spine of what is in kilograms', query: SPINE, variables: { sku: 'A-300' } },
  { name: 'page', query: PAGE, variables: {} },
  { name: 'order', query: ORDER, variables: { number: 'SO-1' } },
  { name: 'status', query: STATUS, variables: {} },
  { name: 'forecasts', query: FORECASTS, variables: { sku: 'A-100' } },
] as const;

/** When something was read or published, a version's own name, and cursors, which each database seals. */
const OWN = new Set(['endCursor', 'publishedAt', 'asOf', 'lastSuccessAt', 'lagSeconds', 'status']);
const withoutOwn = (data: unknown, field = ''): unknown => {
  if (Array.isArray(data)) return data.map((each) => withoutOwn(each));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      OWN.has(name) || (field === 'version' && name === 'id') ? 'own' : withoutOwn(value, name),
    ]),
  );
};

let servers: SandboxServers;
let frepple: StandIn;
const databases: Awaited<ReturnType<typeof openTestDatabase>>[] = [];
const graphs: Graph[] = [];
const newDatabase = async (): Promise<string> => {
  const database = await openTestDatabase();
  databases.push(database);
  return database.url;
};
const start = async (databaseUrl: string, planning: SystemConnection): Promise<Graph> => {
  const graph = await openGraph(databaseUrl, servers, planning);
  graphs.push(graph);
  return graph;
};
const withVersions = (): SystemConnection => ({
  adapter: 'planning-rest',
  settings: {
    system: 'planning',
    baseUrl: servers.planning.url,
    credentials: { kind: 'BASIC', ...servers.credentials },
  },
});
const withFrepple = (): SystemConnection => ({
  adapter: 'frepple',
  settings: {
    system: 'planning',
    baseUrl: frepple.url,
    credentials: { kind: 'WEB_TOKEN', username: STAND_IN_USER.username, secret: STAND_IN_TOKEN_KEY },
    timeZone: SERVER_ZONE,
  },
});

beforeAll(async () => {
  const world = createTinyWorld();
  servers = await openSandboxServers({ world, webhookRetryDelaysMs: [], noticeIntervalMs: 20 });
  const publishedAt = new Date(Date.now() - DAY_MS).toISOString();
  world.shelf.publish({ versionId: 'FC-NOW', publishedAt, horizonStart: MONDAY }, createHeldSeries(PLAN));
  frepple = await openStandIn();
  fillFrepple(frepple);
});
afterAll(async () => {
  await Promise.all(graphs.map((graph) => graph.close()));
  await servers.close();
  await frepple.close();
  await Promise.all(databases.map((database) => database.close()));
});

describe('two planning platforms behind one graph', () => {
  let one: Graph;
  let other: Graph;
  beforeAll(async () => {
    one = await start(await newDatabase(), withVersions());
    other = await start(await newDatabase(), withFrepple());
  });

  it('have the same schema', async () => {
    const [left, right] = await Promise.all(
      [one, other].map(({ url }) => ask(url, getIntrospectionQuery({ descriptions: true }))),
    );
    expect(left).toHaveProperty('data.__schema');
    expect(right).toEqual(left);
  });

  it.each(GOLDEN)('answer alike: $name', async ({ query, variables }) => {
    const [left, right] = await Promise.all(
      [one, other].map(async ({ url }) => withoutOwn((await askWell(url, query, variables)).data)),
    );
    expect(right).toEqual(left);
  });

  it('both tell the plan itself', async () => {
    for (const { url } of [one, other]) {
      const { data } = await askWell(url, FORECASTS, { sku: 'A-100' });
      const [first] = data.product.forecast.buckets;
      expect([first, data.currentForecastVersion.seriesCount]).toMatchObject([
        { start: MONDAY, quantity: { value: '40', unit: 'EA' } },
        4,
      ]);
    }
  });
});

it('one planning platform is put in the place of the other, on the same database', async () => {
  const database = await newDatabase();
  const before = await start(database, withVersions());
  const known = await askWell(before.url, SPINE, { sku: 'A-100' });
  await before.close();
  graphs.splice(graphs.indexOf(before), 1);
  frepple.plan.rows.forEach((row) => ((row['value'] as { forecasttotal: number }).forecasttotal += 1));
  const after = await start(database, withFrepple());
  await vi.waitFor(
    async () => {
      const { data } = await askWell(after.url, SPINE, { sku: 'A-100' });
      const quantityOf = (answer: typeof data): number => Number(answer.product.forecast.buckets[0].quantity.value);
      // Two customers at each of two locations, one more each.
      expect(quantityOf(data)).toBe(quantityOf(known.data) + 4);
      expect(withoutOwn(data.product.inventory)).toEqual(withoutOwn(known.data.product.inventory));
    },
    { timeout: 20_000, interval: 200 },
  );
});
