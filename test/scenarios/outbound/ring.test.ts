// Three systems in a ring, each told by the real way out of every change that any of them tells, itself included: the house
// lets nothing go back to where it was made, and nothing go on for ever.
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { SourceCursor } from '@distribution/model/erp/change';
import { MOST_HOPS } from '@distribution/model/operations/echo';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import { createResources } from '@distribution/platform/resources/resources';
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { openOutbound } from '@distribution/processes/open-outbound';
import type { World } from '@distribution/processes/world';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { openSandboxServers } from '@distribution/sandbox/servers/servers';
import type { PlanningRecord } from '@distribution/sandbox/world/records';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase } from '@distribution/test/kit/open-test-database';
import { connectErp, decisionsOf, silentLogger } from '@distribution/test/kit/outbound-stand';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const RING = ['erp', 'wms', 'planning'] as const;
type Name = (typeof RING)[number];
const ALLOW = decisionsOf(() => 'ALLOW');

const resources = createResources();
const metrics = createMetrics({ process: 'test', processMetrics: false });
const worlds = new Map<Name, ReturnType<typeof createTinyWorld>>();
const adapters = new Map<Name, SystemAdapter>();
const puts = new Map<Name, () => number>();
let store: Store;
beforeAll(async () => {
  const database = await resources.open(
    'database',
    () => openTestDatabase(),
    (it) => it.close(),
  );
  store = await resources.open(
    'store',
    () => openStore({ databaseUrl: database.url }),
    (it) => it.close(),
  );
  for (const name of RING) {
    const world = createTinyWorld();
    const servers = await resources.open(
      name,
      () => openSandboxServers({ world }),
      (it) => it.close(),
    );
    const adapter = connectErp({ url: servers.erp.url, ...servers.credentials }, ALLOW, undefined, name);
    resources.own(`adapter of ${name}`, () => adapter.close());
    worlds.set(name, world);
    adapters.set(name, adapter);
    puts.set(name, () => servers.erp.calls.counts().endpoints['PUT Planning']?.calls ?? 0);
  }
  const opened = { adapters: [...adapters.values()], store, clock: { now: Date.now }, log: silentLogger, metrics };
  await openOutbound(opened as unknown as World, resources); // what it takes of a world
}, 120_000);
afterAll(() => resources.close(), 60_000);

const cursors = new Map<Name, SourceCursor>();
/** What a system tells anew of the product at the site: the safety stock it has there, and the revision of that. */
const newsOf = async (name: Name): Promise<{ readonly safetyStock: string; readonly revision: number } | null> => {
  const call = {
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 10_000,
    correlationId: 'c',
    lane: 'ANALYTICS',
  } as const;
  const adapter = adapters.get(name);
  if (adapter === undefined) throw new Error(`there is no ${name}`);
  const page = await adapter.changes.readChanges('planning-parameters', cursors.get(name) ?? null, call);
  cursors.set(name, page.cursor);
  for (const change of page.changes)
    if (change.operation === 'UPSERT' && change.of === 'PLANNING_PARAMETERS')
      if (change.record.sku === 'A-100' && change.record.locationCode === 'DC-ATL')
        return { safetyStock: change.record.safetyStock ?? '', revision: change.record.origin.revision };
  return null;
};
const desk = () => guardDesk(store.outbound, ALLOW);
/** Hands what one tells to all three. */
const passOn = async (from: Name, news: { readonly safetyStock: string; readonly revision: number }): Promise<void> => {
  for (const system of RING)
    await desk().submit({
      steps: [
        {
          kind: 'CHANGE_PLANNING_PARAMETERS',
          system,
          content: {
            sku: 'A-100',
            locationCode: 'DC-ATL',
            unit: 'EA',
            set: { safetyStock: news.safetyStock },
          } as never, // canonical already
          approval: null,
          cause: { system: from, touches: ['A-100@DC-ATL'], revision: news.revision },
        },
      ],
      requestedBy: 'mirror',
      reason: null,
      idempotencyKey: `${from} ${news.revision} ${system}`,
      correlationId: 'c-1',
    });
};
const all = async (): Promise<readonly OutboundCommand[]> => {
  const { rows } = await store.outbound.list({ states: null, kinds: null, systems: null, requestId: null }, first(100));
  return rows.map(({ row }) => row);
};

it('a change made in one reaches the others within two hops, none goes back, and the ring falls silent', async () => {
  for (const name of RING) await newsOf(name); // as they stand
  const world = worlds.get('erp');
  const row = world?.tables.Planning.get('A-100', 'DC-ATL');
  if (world === undefined || row === undefined) throw new Error('there is no such row');
  world.tables.Planning.put({ ...(row as PlanningRecord), SafetyStockQty: '41' }); // one that is there is whole

  for (let silent = 0, rounds = 0; silent < 2; rounds += 1) {
    if (rounds > 20) throw new Error('it goes in a circle');
    silent += 1;
    for (const name of RING) {
      const news = await newsOf(name);
      if (news === null) continue;
      silent = 0;
      await passOn(name, news);
    }
    await vi.waitFor(
      async () => {
        for (const { state } of await all()) expect(['ACKNOWLEDGED', 'ABANDONED']).toContain(state);
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  for (const name of RING) expect(worlds.get(name)?.tables.Planning.get('A-100', 'DC-ATL')?.SafetyStockQty).toBe('41');
  expect(puts.get('erp')?.()).toBe(0);
  const commands = await all();
  const sent = commands.filter(({ state }) => state === 'ACKNOWLEDGED');
  expect(sent.every(({ origin, system }) => origin === 'erp' && system !== 'erp')).toBe(true);
  expect(new Set(sent.map(({ system }) => system))).toEqual(new Set(['wms', 'planning']));
  expect(Math.max(...sent.map(({ through }) => through.length + 1))).toBeLessThanOrEqual(MOST_HOPS);
  const echoes = commands.filter(({ state }) => state === 'ABANDONED');
  expect(echoes.length).toBeGreaterThan(0);
  for (const { errorCode, sentAt, attempts } of echoes)
    expect([errorCode, sentAt, attempts]).toEqual(['ECHO_SUPPRESSED', null, 0]);
  expect(await metrics.render()).toContain(
    `sync_echo_suppressed_total{flow="planning-parameters",process="test"} ${echoes.length}`,
  );
  const [told] = await store.audit.list(echoes[0]?.id ?? '', 1);
  expect(told).toMatchObject({
    action: 'outbound.ABANDONED',
    detail: { reason: expect.stringContaining('would go on to') },
  });
}, 120_000);
