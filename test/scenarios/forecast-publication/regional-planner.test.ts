// Who may publish a forecast: a version goes into the ERP as a whole, so it takes somebody to whom all of it belongs.
import { EVERYTHING } from '@distribution/model/read-scope';
import type { Store } from '@distribution/prisma/store/open-store';
import { createCommandHandler, type CommandTools } from '@distribution/sync/do-command';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyChanges } from '../../kit/apply-changes.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import * as sample from '../../kit/sample-records.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { createErp, decisions, NOW, openMasters, tellVersion, toolsOf, version } from './stand.ts';

let database: TestDatabase;
let store: Store;
let erp: ReturnType<typeof createErp>;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
let client: pg.Client;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  erp = createErp();
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store, approvalSigner: decisions });
  graphs.time.now = Date.now();
  client = new pg.Client(database.url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await store.close();
  await database.close();
});

const southern = { kind: 'USER', subject: 'pia', roles: ['planner'], regions: ['SE'] } as const;
const both = { ...southern, subject: 'paul', regions: ['SE', 'NW'] } as const;
const PUBLISH = `mutation ($version: String!) { publishForecast(input: { idempotencyKey: "one", version: $version }) {
  command { id } userErrors { code } } }`;
const publish = (code: string, principal: object) => graphs.ask('operations', PUBLISH, { version: code }, principal);
const everyPage = { limit: 100, after: null, before: null, backward: false } as const;

/** Nothing was asked for and nothing begun. */
const expectNothing = async () => {
  expect((await store.commands.list(everyPage)).rows).toEqual([]);
  expect((await store.publications.list(everyPage)).rows).toEqual([]);
  const { rows } = await client.query('SELECT 1 FROM forecast_impact');
  expect([rows, erp.taken.size]).toEqual([[], 0]);
};

/** Does the commands that wait; answers how the only one ended. */
const work = async () => {
  const publication = toolsOf(store, erp.route);
  const tools = { journal: store.journal, reconciled: [], publication } as unknown as CommandTools; // all that is needed
  const worker = await store.commandQueue.work(createCommandHandler(tools));
  const ended = await vi.waitFor(
    async () => {
      const [command] = (await store.commands.list(everyPage)).rows;
      if (command === undefined || !/SUCCEEDED|FAILED/.test(command.row.status)) throw new Error('not yet');
      return command.row;
    },
    { timeout: 20_000, interval: 50 },
  );
  await worker.stop();
  return ended;
};

it('refuses who may not publish for all of it, says what is missing, and begins nothing', async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'A@DC2': 70, 'B@DC2': 70 });
  expect((await publish('V1', southern)).errors).toMatchObject([
    {
      message: expect.stringContaining('plans for the regions NW too'),
      extensions: { code: 'FORBIDDEN', missingRegions: ['NW'], missingLegalEntities: [] },
    },
  ]);
  const otherCompany = { ...both, regions: null, legalEntities: ['OTHER'] };
  expect((await publish('V1', otherCompany)).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN', missingRegions: [], missingLegalEntities: ['ACME'] } },
  ]);
  const operator = { ...southern, roles: ['operator'], regions: [] };
  expect((await publish('V1', operator)).errors).toMatchObject([{ extensions: { missingRegions: ['NW', 'SE'] } }]);
  const partner = { ...southern, regions: null, customers: ['C1'] };
  expect((await publish('V1', partner)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  await expectNothing();
});

it('counts what is held back from the version too', async () => {
  await applyChanges(store.sync, 'locations', [sample.location('DC3', 'W', { asOf: NOW })]);
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'UNKNOWN@DC3': 70 });
  expect((await publish('V1', southern)).errors).toMatchObject([{ extensions: { missingRegions: ['W'] } }]);
});

it('lets publish who may see all that it plans for', async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70 });
  expect(await publish('V1', southern)).toMatchObject({
    data: { publishForecast: { command: { id: expect.any(String) }, userErrors: [] } },
  });
  expect(await work()).toMatchObject({ status: 'SUCCEEDED', requestedBy: 'pia' });
  const { rows } = await store.publications.list(everyPage);
  expect(rows.map(({ row }) => row)).toMatchObject([{ versionCode: 'V1', state: 'PUBLISHED', requestedBy: 'pia' }]);
});

it('lets publish for several regions who may see them, and everybody without restriction', async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'A@DC2': 70 });
  await expect(publish('V1', both)).resolves.toMatchObject({ data: { publishForecast: { userErrors: [] } } });
  await expect(publish('V1', { ...both, subject: 'olga', regions: null })).resolves.toMatchObject({
    data: { publishForecast: { userErrors: [] } },
  });
});

it('begins nothing where the version has grown beyond the planner since it was asked for', async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70 });
  expect((await publish('V1', southern)).errors).toBeUndefined();
  await tellVersion(store, 'V1', 2, { 'A@DC1': 70, 'A@DC2': 70 });
  expect(await work()).toMatchObject({
    status: 'FAILED',
    errorCode: 'FORBIDDEN',
    errorMessage: expect.stringContaining('NW'),
  });
  expect((await store.publications.list(everyPage)).rows).toEqual([]);
  const { rows } = await client.query('SELECT 1 FROM forecast_impact');
  expect([rows, erp.taken.size]).toEqual([[], 0]);
  // Whoever may see all of it publishes it as if nothing had been asked.
  const begun = await store.publications.begin(version('V1'), {
    requestedBy: 'olga',
    correlationId: 'c',
    within: EVERYTHING,
  });
  expect(begun).toMatchObject({ state: 'RUNNING', requestedBy: 'olga', revision: 2 });
});

it('leaves a refused publication as it is when it is asked for again by who may not see all of it', async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'UNKNOWN@DC2': 70, 'STRANGE@DC2': 70 });
  const asked = { requestedBy: 'olga', correlationId: 'first' };
  const { id } = await store.publications.begin(version('V1'), asked);
  expect(await store.publications.checkQuality(id, toolsOf(store, erp.route).policy)).toMatchObject({
    state: 'REFUSED',
  });
  const again = { requestedBy: 'pia', correlationId: 'again', within: { ...EVERYTHING, regions: ['SE'] } };
  await expect(store.publications.begin(version('V1'), again)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { missingRegions: ['NW'] },
  });
  expect(await store.publications.load(id)).toMatchObject({ state: 'REFUSED', requestedBy: 'olga' });
  expect((await store.publications.listFindings(id, everyPage, EVERYTHING)).rows).toHaveLength(2);
});
