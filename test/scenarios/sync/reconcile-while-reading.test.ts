// A flow is compared with its system while it is read again from its beginning, page by page, and the system goes on: what
// stands otherwise for a while on either side is news on its way and no drift.
import { adapters as registry } from '@distribution/adapters/generated/registry';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { NO_TOLERANCE } from '@distribution/model/operations/tolerance';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import { silentLog } from '@distribution/platform/log/log';
import { pollFlow } from '@distribution/sync/poll-flow';
import { reconcileFlow } from '@distribution/sync/reconcile-flow';
import type { Sync } from '@distribution/sync/start-sync';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSyncStand, type SyncStand } from '../../kit/open-sync-stand.ts';

const READINGS = 3;
const COMPARISONS = 2;
/** How often the system changes meanwhile. */
const STEPS = 12;
const erp = systemCodeSchema.parse('erp');
const signal = new AbortController().signal;

let stand: SyncStand;
let sync: Sync;
let client: pg.Client;
let adapter: SystemAdapter;
let steps: number;
beforeEach(async () => {
  stand = await openSyncStand(500);
  sync = await stand.start();
  await sync.seeded;
  client = new pg.Client(stand.databaseUrl);
  await client.connect();
  const { erp: server, credentials } = { erp: stand.servers.erp, credentials: stand.servers.credentials };
  const connected = registry.odata.create(
    { system: 'erp', baseUrl: server.url, credentials: { kind: 'BASIC', ...credentials }, pageSize: 4 },
    { now: Date.now, observe: () => undefined, decisions: null },
  );
  steps = 0;
  const { changes } = connected;
  const readChanges: typeof changes.readChanges = async (flow, ...asked) => {
    if (steps < STEPS) goOn(flow, (steps += 1)); // between every two pages, of either reading
    return changes.readChanges(flow, ...asked);
  };
  adapter = { ...connected, changes: { ...changes, readChanges } };
});
afterEach(async () => {
  await adapter.close();
  await client.end();
  await stand.close();
});

/** Reads the flow again from its beginning; false when another reader holds it. */
const readAll = async (name: FlowName): Promise<boolean> => {
  const flow = { name, mode: 'EVENT' as const, system: erp, freshnessTargetSeconds: 60, pollIntervalMs: 500 };
  const work = async (lease: AbortSignal): Promise<true> => {
    await pollFlow(
      {
        ...{ flow, trigger: 'POLL', correlationId: 're-read', signal: lease, store: stand.store.sync, clock: Date },
        ...{ timing: DEFAULT_TIMING, logger: silentLog, observer: null, onPage: null },
      },
      adapter,
      'BEGINNING',
    );
    return true;
  };
  return (await stand.store.sync.withFlowLease(name, work)) ?? false;
};

const compare = (name: FlowName) =>
  reconcileFlow(
    { name, adapter, review: 'PLANNER_REVIEW', tolerance: NO_TOLERANCE },
    {
      store: stand.store.reconciliation,
      deliveries: stand.store.sync,
      wake: (flow) => sync.wake(flow),
      clock: Date,
      ...{ readDeadlineMs: 30_000, settleMs: 6_000, lookMs: 20 },
    },
    { signal, onProgress: () => undefined, correlationId: 'compare' },
  );

/** The system goes on: changes one record, and of products adds some and takes some away. */
const goOn = (name: FlowName, step: number): void => {
  const { Items, Stock } = stand.world.tables;
  if (name === 'products') {
    const items = [...Items.live()];
    const { record } = items[step % items.length] ?? {};
    if (record === undefined) return;
    Items.put({ ...record, Description: `Renamed ${step}` });
    if (step % 4 === 0) Items.put({ ...record, ItemNo: `NEW-${step}`, EanCode: null });
    if (step % 4 === 3) Items.delete(`NEW-${step - 3}`);
    return;
  }
  const rows = [...Stock.live()];
  const { record } = rows[step % rows.length] ?? {};
  if (record !== undefined)
    Stock.put({ ...record, BookedThrough: new Date().toISOString(), QtyReserved: String(step) });
};

it.each<FlowName>(['products', 'inventory'])(
  'finds no drift while %s is read again from its beginning',
  async (name) => {
    let readings = 0;
    const reading = async (): Promise<void> => {
      while (readings < READINGS) {
        if (await readAll(name)) readings += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const comparing = async (): Promise<void> => {
      for (let count = 0; count < COMPARISONS; count += 1) expect(await compare(name)).toMatchObject({ opened: 0 });
    };
    await Promise.all([reading(), comparing()]);
    expect(steps).toBe(STEPS);
    const { compared, matched, opened } = await compare(name);
    expect(opened).toBe(0);
    expect(compared).toBeGreaterThan(2);
    expect(matched).toBeLessThanOrEqual(compared);
    const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM drift');
    expect(rows).toEqual([{ count: '0' }]);
  },
  120_000,
);
