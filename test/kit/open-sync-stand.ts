import { adapters as registry } from '@distribution/adapters/generated/registry';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import { silentLog } from '@distribution/platform/log/log';
import { createResources } from '@distribution/platform/resources/resources';
import { createCodeBook } from '@distribution/processes/code-book';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { openSandboxServers, type SandboxServers, SYSTEMS } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { startSync, type Sync } from '@distribution/sync/start-sync';
import { DEFAULT_TIMING, type SyncOptions } from '@distribution/sync/sync-options';
import { webhooks } from '@distribution/sync/webhooks';
import { fastify } from 'fastify';
import { openTestDatabase } from './open-test-database.ts';

const SECRET = 'sync-stand-webhook-secret';
const ADAPTER_OF = { erp: registry.odata, wms: registry['wms-rest'], planning: registry['planning-rest'] };
const WMS_FLOWS: readonly FlowName[] = ['movements', 'shipments', 'advance-ship-notices'];
const systemOf = (flow: FlowName): (typeof SYSTEMS)[number] =>
  flow === 'forecasts' || flow === 'stock-assumptions' ? 'planning' : WMS_FLOWS.includes(flow) ? 'wms' : 'erp';

/** The outside world in small, the adapters in front of it, and a store of one's own behind sync. */
export interface SyncStand {
  readonly world: MutableWorld;
  readonly servers: SandboxServers;
  readonly adapters: readonly SystemAdapter[];
  /** The flows the systems offer, all of which sync reads. */
  readonly flowNames: readonly FlowName[];
  readonly databaseUrl: string;
  readonly store: Store;
  /** Starts one sync on the store; may be called for several. It is stopped with the stand. */
  start(options?: Partial<Pick<SyncOptions, 'store' | 'observer' | 'onSeedProgress' | 'logger'>>): Promise<Sync>;
  /** Opens the receiver of webhooks for a sync and has the systems push to it; gives its base URL. */
  receive(sync: Sync, logger?: SyncOptions['logger']): Promise<string>;
  close(): Promise<void>;
}

/** Opens it. Polls are `pollIntervalMs` apart, so that a test waits for nothing but what it asks for. */
export const openSyncStand = async (pollIntervalMs = 60_000): Promise<SyncStand> => {
  const resources = createResources();
  const database = await resources.open(
    'database',
    () => openTestDatabase(),
    (it) => it.close(),
  );
  const store = await resources.open(
    'store',
    () => openStore({ databaseUrl: database.url }),
    (it) => it.close(),
  );
  const world = createTinyWorld();
  const servers = await resources.open(
    'servers',
    () => openSandboxServers({ world, webhookRetryDelaysMs: [20, 50], noticeIntervalMs: 20 }),
    (it) => it.close(),
  );
  const host = { now: Date.now, observe: () => undefined, decisions: null };
  const codes = createCodeBook();
  await codes.open(store.stewardship, silentLog, resources);
  const adapters = SYSTEMS.map((system) =>
    ADAPTER_OF[system].create(
      {
        system,
        baseUrl: servers[system].url,
        credentials: { kind: 'BASIC', ...servers.credentials },
        webhookSecret: SECRET,
        maxAttempts: 1,
      },
      { ...host, codes: codes.lookupFor(system) },
    ),
  );
  for (const adapter of adapters) resources.own(`adapter ${adapter.system}`, () => adapter.close());
  const flowNames = FLOW_NAMES.filter((name) =>
    adapters.some(({ system, changes }) => system === systemOf(name) && changes.flows.includes(name)),
  );
  const options: SyncOptions = {
    adapters,
    store: store.sync,
    operations: store.operations,
    flows: flowNames.map((name) => ({
      name,
      mode: 'EVENT',
      system: systemCodeSchema.parse(systemOf(name)),
      freshnessTargetSeconds: 60,
      pollIntervalMs,
    })),
    clock: { now: Date.now },
    logger: silentLog,
    observer: null,
    onSeedProgress: null,
    refreshCodes: () => codes.refresh(),
    timing: { ...DEFAULT_TIMING, backOffFirstMs: 20, backOffLongestMs: 100, leaseRetryMs: 50, deliveryAttempts: 3 },
  };
  return {
    world,
    servers,
    adapters,
    flowNames,
    databaseUrl: database.url,
    store,
    start: (changes = {}) =>
      resources.open(
        'sync',
        () => startSync({ ...options, ...changes }),
        (sync) => sync.stop(),
      ),
    receive: async (sync, logger = silentLog) => {
      const server = fastify();
      resources.own('receiver', () => server.close());
      await server.register(webhooks, {
        adapters,
        store: store.sync,
        gate: { enter: async () => ({ accepted: () => undefined, leave: () => undefined }) },
        wake: (flow) => sync.wake(flow),
        logger,
      });
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      for (const system of SYSTEMS) {
        servers.subscribe(system, { url: `${url}/webhooks/${system}`, secret: SECRET, types: [] });
      }
      return url;
    },
    close: () => resources.close(),
  };
};
