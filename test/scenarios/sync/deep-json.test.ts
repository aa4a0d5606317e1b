// JSON takes any depth when it is read, and whatever writes it again does not. One record that is nested deeper must be
// parked where people see it, by whatever way it came, and what comes beside it and after it is taken.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adapters as registry } from '@distribution/adapters/generated/registry';
import {
  DC_ATL,
  epcisDocument,
  objectEvent,
  openConnection,
} from '@distribution/adapters/epcis/fixtures/open-connection';
import { sampleEvent, signed } from '@distribution/adapters/cloudevents/fixtures/sample-events';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import { silentLog } from '@distribution/platform/log/log';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { createResources, type Resources } from '@distribution/platform/resources/resources';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { startSync, type Sync } from '@distribution/sync/start-sync';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import { webhooks } from '@distribution/sync/webhooks';
import { declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase } from '@distribution/test/kit/open-test-database';
import { fastify } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

const SECRET = 'a-secret-of-some-length';
const HOST = { now: Date.now, observe: () => undefined, decisions: null };
const DEEP = '['.repeat(50_000) + ']'.repeat(50_000);

let version = 0;
/** A movement of the warehouse, as it writes it; a deep one has its amount nested. */
const rowOf = (id: string, quantity = '"1"'): string => {
  version += 1;
  return `{"MovementId":"${id}","Item":"A","Site":"DC1","Type":"RCV","Qty":${quantity},"Uom":"EA","Reason":null,"Lot":null,
    "DocRef":null,"EventTime":"2026-11-02T12:00:00.000Z","Owner":"ACME","RowVersion":${version},"Deleted":false}`;
};

let resources: Resources;
let store: Store;
let rows: readonly string[];
let epcis: Awaited<ReturnType<typeof openConnection>>;
let warehouse: SystemAdapter;
let receiver: string;
let sync: Sync;
beforeEach(async () => {
  resources = createResources();
  rows = [];
  const database = await resources.open('database', openTestDatabase, (it) => it.close());
  store = await resources.open(
    'store',
    () => openStore({ databaseUrl: database.url }),
    (it) => it.close(),
  );
  await declareFlows(store.sync, '2026-11-01T12:00:00.000Z');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      `{"stream":"s","items":[${rows.join(',')}],"next":${version},"hasMore":false,"remaining":0,"asOf":"2026-11-03T00:00:00.000Z"}`,
    );
  });
  resources.own('warehouse', async () => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  warehouse = registry['wms-rest'].create(
    {
      system: 'wms',
      baseUrl: `http://127.0.0.1:${port}`,
      credentials: { kind: 'BASIC', username: 'u', password: 'p' },
      webhookSecret: SECRET,
    },
    HOST,
  );
  epcis = await resources.open(
    'folder',
    () => openConnection({ system: 'epcis' }),
    (it) => it.close(),
  );
  const flow = (name: FlowName, system: string) => ({
    ...{ name, mode: 'EVENT' as const, freshnessTargetSeconds: 60, pollIntervalMs: 50 },
    system: systemCodeSchema.parse(system),
  });
  sync = await resources.open(
    'sync',
    () =>
      startSync({
        adapters: [warehouse, epcis.adapter],
        store: store.sync,
        operations: store.operations,
        flows: [flow('movements', 'wms'), flow('shipments', 'epcis')],
        clock: Date,
        logger: silentLog,
        observer: null,
        onSeedProgress: null,
        timing: { ...DEFAULT_TIMING, backOffFirstMs: 20, backOffLongestMs: 50 },
      }),
    (it) => it.stop(),
  );
  const web = fastify();
  resources.own('receiver', () => web.close());
  await web.register(webhooks, {
    adapters: [warehouse],
    store: store.sync,
    gate: { enter: async () => ({ accepted: () => undefined, leave: () => undefined }) },
    wake: (name) => sync.wake(name),
    logger: silentLog,
  });
  receiver = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => resources.close());

const push = (id: string, data: string) => {
  const body = `{"specversion":"1.0","id":"${id}","source":"/wms","type":"wms.movement.recorded",
    "time":"2026-11-03T00:00:00.000Z","data":${data}}`;
  const timestampSeconds = Math.floor(Date.now() / 1000);
  return fetch(`${receiver}/webhooks/wms`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(SECRET, { id, timestampSeconds, body }),
    },
  });
};

/** The keys of what is parked of the flow, once as many are. */
const parkedOf = (flow: FlowName, count: number): Promise<readonly string[]> =>
  expect
    .poll(async () => (await store.operations.listParked(flow, first(10))).rows.map(({ row }) => row.key).sort(), {
      timeout: 10_000,
    })
    .toHaveLength(count)
    .then(async () => (await store.operations.listParked(flow, first(10))).rows.map(({ row }) => row.key).sort());

const flowNamed = async (name: FlowName) => (await store.operations.listFlows()).find((flow) => flow.name === name);

it('parks the one record of a polled page, and the flow goes on', async () => {
  rows = [rowOf('GOOD'), rowOf('DEEP', DEEP)];
  sync.wake('movements');
  // The good one waits for its product; what makes no sense waits for a person.
  expect(await parkedOf('movements', 2)).toEqual(['INVENTORY_MOVEMENT GOOD', 'movements/DEEP']);
  expect(await flowNamed('movements')).toMatchObject({ lastErrorCode: null });
});

it('parks the record of a webhook, which is answered with 202 like a sound one', async () => {
  expect((await push('one', rowOf('DEEP', DEEP))).status).toBe(202);
  expect((await push('two', rowOf('GOOD'))).status).toBe(202);
  expect(await parkedOf('movements', 2)).toEqual(['INVENTORY_MOVEMENT GOOD', 'movements/DEEP']);
});

it('parks the one event of a file, and reads the file to its end', async () => {
  // Goods were picked for a notice, and nobody says for which order.
  const bizTransactionList = [{ type: 'desadv', bizTransaction: 'https://wms.example.com/d/D-1' }];
  const event = (eventID: string, note: string): string =>
    JSON.stringify(
      objectEvent({ eventID, bizStep: 'picking', readPoint: DC_ATL, bizTransactionList, note: 'HERE' }),
    ).replace('"HERE"', note);
  const document = JSON.stringify(epcisDocument('EVENTS'));
  await epcis.drop('a.json', document.replace('"EVENTS"', `${event('urn:uuid:1', DEEP)},${event('urn:uuid:2', '1')}`));
  sync.wake('shipments');
  expect((await parkedOf('shipments', 2)).join()).toMatch(/urn:uuid:1.*urn:uuid:2/);
  expect(await flowNamed('shipments')).toMatchObject({ lastErrorCode: null });
});

it('parks a CloudEvent over HTTP, whose library writes and reads by itself', async () => {
  const connection = registry.cloudevents.create({ webhookSecret: SECRET }, HOST);
  const event = JSON.stringify(sampleEvent('InventoryAdjusted.v2', { note: 'HERE' })).replace('"HERE"', DEEP);
  const parsed = await connection.parseWebhook?.(signed({ 'content-type': 'application/cloudevents+json' }, event));
  expect(parsed?.content).toMatchObject({
    page: { changes: [], untranslatable: [{ key: expect.any(String) as string }] },
  });
});
