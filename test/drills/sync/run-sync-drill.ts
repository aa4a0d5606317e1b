import { setTimeout as pause } from 'node:timers/promises';
import { adapters as registry } from '@distribution/adapters/generated/registry';
import { NO_TOLERANCE } from '@distribution/model/operations/tolerance';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { SYSTEMS } from '@distribution/sandbox/servers/servers';
import { reconcileFlow } from '@distribution/sync/reconcile-flow';
import { DRILL_ITEMS } from '../erp/erp-world.ts';
import {
  type Broken,
  ask,
  injectDrifts,
  judgeJournal,
  judgeLedger,
  judgeListener,
  judgeOnce,
  judgeTaken,
} from './judge-sync.ts';
import { type Listener, openListener } from './open-listener.ts';
import { createSyncLife, type LifeCounts } from './sync-life.ts';
import { ADAPTER_OF, openDrillStand, type SyncStand } from './sync-stand.ts';
import { type SyncTroubles, troubleSync } from './sync-trouble.ts';

export interface SyncDrillOptions {
  /** For how long the world goes on and things are broken. */
  readonly seconds: number;
  readonly changesPerSecond: number;
  readonly seed: number;
}

export interface SyncDrillReport {
  readonly life: LifeCounts;
  readonly troubles: SyncTroubles;
  readonly settledMs: number;
  readonly pages: number;
  readonly deliveries: number;
  /** Deliveries whose senders were told that they are taken. */
  readonly acknowledged: number;
  /** Events a subscriber heard, and over how many connections. */
  readonly heard: number;
  readonly connections: number;
  readonly events: number;
  readonly compared: number;
  readonly inFlight: number;
  readonly injected: number;
  readonly found: number;
  readonly falseDrifts: number;
  readonly broken: Broken;
}

const SETTLE_LIMIT_MS = 400_000;
/** Articles that stand still, for drifts to be made of. */
const STILL = DRILL_ITEMS.slice(-12);
const ALIVE = DRILL_ITEMS.slice(0, -12);

const WATCHED: readonly FlowName[] = ['products', 'planning-parameters', 'inventory', 'movements'];

/** Waits until every flow has been read to its end after now and nothing accepted waits. */
const settle = async (store: Store, databaseUrl: string): Promise<number> => {
  const since = Date.now();
  for (;;) {
    const flows = await store.operations.listFlows().catch(() => []);
    const polled = flows.filter(({ name }) => WATCHED.includes(name));
    const read =
      polled.length === WATCHED.length &&
      polled.every(
        ({ lastSuccessAt, lastErrorCode }) =>
          lastErrorCode === null && lastSuccessAt !== null && Date.parse(lastSuccessAt) > since + 1_500,
      );
    const [pending] = read ? await ask(databaseUrl, `SELECT count(*) FROM delivery WHERE status = 'PENDING'`) : [['?']];
    if (pending?.[0] === '0') return Date.now() - since;
    if (Date.now() - since > SETTLE_LIMIT_MS)
      throw new Error(`The flows did not come to rest: ${JSON.stringify(polled)}, ${pending?.[0]} deliveries wait.`);
    await pause(200);
  }
};

const compareAll = async (stand: SyncStand, store: Store) => {
  const host = { now: Date.now, observe: () => undefined, decisions: null };
  const credentials = { kind: 'BASIC', ...stand.servers.credentials };
  const adapters = SYSTEMS.map((system) =>
    registry[ADAPTER_OF[system]].create({ system, baseUrl: stand.servers[system].url, credentials }, host),
  );
  const tools = {
    store: store.reconciliation,
    deliveries: store.sync,
    wake: () => undefined, // the flows are held by other processes, which read every second
    clock: { now: Date.now },
    readDeadlineMs: 60_000,
    settleMs: 240_000,
    lookMs: 100,
  };
  const work = { signal: new AbortController().signal, onProgress: () => undefined, correlationId: 'drill' };
  let [compared, inFlight] = [0, 0];
  for (const name of WATCHED) {
    const system = name === 'movements' ? 'wms' : 'erp';
    const adapter = adapters.find((each) => each.system === system && each.changes.flows.includes(name));
    if (adapter === undefined) continue;
    const run = await reconcileFlow({ name, adapter, review: 'PLANNER_REVIEW', tolerance: NO_TOLERANCE }, tools, work);
    compared += run.compared;
    inFlight += run.inFlight;
  }
  for (const adapter of adapters) await adapter.close();
  const page = { limit: 500, after: null, before: null, backward: false };
  const { rows } = await store.reconciliation.listDrifts(null, 'OPEN', page);
  const drifts = rows.map(({ row }) => `${row.kind} ${row.recordKind} ${row.recordKey}`);
  return { compared, inFlight, drifts };
};

/** Runs the drill on services of its own; says what it does by `tell`. */
export const runSyncDrill = async (
  { seconds, changesPerSecond, seed }: SyncDrillOptions,
  tell: (line: string) => void,
): Promise<SyncDrillReport> => {
  const stand = await openDrillStand();
  let store: Store | null = null;
  let listener: Listener | null = null;
  try {
    tell('running: PostgreSQL, Redis, three systems, the whole product and one more sync process');
    listener = await openListener(stand.graphUrl);
    const [[after = '0'] = []] = await ask(stand.databaseUrl, 'SELECT position FROM event_log_head');
    const life = createSyncLife(stand.world, ALIVE, seed);
    const stopping = new AbortController();
    const live = setInterval(() => life.step(), 1_000 / changesPerSecond);
    const trouble = troubleSync(stand, seed, stopping.signal);
    await pause(seconds * 1_000);
    clearInterval(live);
    life.settle();
    stopping.abort();
    const troubles = await trouble;
    tell('quiet again; waiting for the flows to come to rest');
    store = await openStore({ databaseUrl: stand.databaseUrl });
    const settledMs = await settle(store, stand.databaseUrl);
    const broken: string[] = [
      ...(await judgeJournal(store)),
      ...(await judgeLedger(stand.databaseUrl, stand.world)),
      ...(await judgeOnce(stand.databaseUrl)),
      ...(await judgeTaken(stand.databaseUrl, stand.taken)),
      ...(await judgeListener(stand.databaseUrl, after, listener)),
    ];
    const clean = await compareAll(stand, store);
    broken.push(...clean.drifts.map((drift) => `differs from its system: ${drift}`));

    tell(`broken so far: ${broken.length}; spoiling rows behind its back, with news on its way`);
    const again = setInterval(() => life.step(), 1_000 / changesPerSecond);
    const injected = await injectDrifts(stand.databaseUrl, STILL);
    const spoiled = await compareAll(stand, store).finally(() => clearInterval(again));
    const expected = new Set(injected.map(({ drift }) => drift));
    const found = spoiled.drifts.filter((drift) => expected.has(drift));
    const falseDrifts = spoiled.drifts.filter((drift) => !expected.has(drift));
    if (found.length < expected.size) broken.push(`${expected.size - found.length} injected drifts were not found`);
    broken.push(...falseDrifts.map((drift) => `false drift: ${drift}`));
    const count = async (table: string): Promise<number> =>
      Number((await ask(stand.databaseUrl, `SELECT count(*) FROM ${table}`))[0]?.[0] ?? 0);
    return {
      life: life.counts,
      troubles,
      settledMs,
      pages: await count('change_journal'),
      deliveries: await count('delivery'),
      acknowledged: stand.taken.size,
      heard: listener.heard.length,
      connections: listener.connections(),
      events: await count('event_log'),
      compared: clean.compared + spoiled.compared,
      inFlight: spoiled.inFlight,
      injected: expected.size,
      found: found.length,
      falseDrifts: falseDrifts.length,
      broken,
    };
  } catch (error) {
    tell(stand.nodes.map((node) => node.output().split('\n').slice(-15).join('\n')).join('\n---\n'));
    throw error;
  } finally {
    await listener?.close();
    await store?.close();
    await stand.close();
  }
};
