// A legacy feed of flat files beside the ERP that takes its place: over a real drop folder, HTTP and a real database.
import { openChannel, type Channel } from '@distribution/adapters/flat-file/fixtures/open-channel';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { NO_TOLERANCE } from '@distribution/model/operations/tolerance';
import { type FlowStage, systemInForce } from '@distribution/model/operations/flow-replacement';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { systemCodeSchema } from '@distribution/model/origin';
import { silentLog } from '@distribution/platform/log/log';
import { reconcileFlow } from '@distribution/sync/reconcile-flow';
import { startSync, type Sync } from '@distribution/sync/start-sync';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSyncStand, type SyncStand } from '../../kit/open-sync-stand.ts';

const [erp, legacy] = [systemCodeSchema.parse('erp'), systemCodeSchema.parse('legacy')];
const LAYOUT = {
  name: 'suppliers',
  files: '^suppliers.*[.]csv$',
  flow: 'suppliers',
  columns: {
    code: { column: 'No' },
    name: { column: 'Name' },
    status: { text: 'ACTIVE' },
    currency: { text: 'USD' },
  },
};

let stand: SyncStand;
let channel: Channel;
let client: pg.Client;
let running: { sync: Sync; adapters: readonly SystemAdapter[] } | null = null;
beforeEach(async () => {
  stand = await openSyncStand(3_600_000);
  channel = openChannel([LAYOUT]);
  client = new pg.Client(stand.databaseUrl);
  await client.connect();
});
afterEach(async () => {
  await running?.sync.stop();
  running = null;
  await client.end();
  await channel.close();
  await stand.close();
});

/** Starts sync anew with the flow at this stage, and waits until it has read its system. */
const startAt = async (stage: FlowStage): Promise<void> => {
  await running?.sync.stop();
  const replacement = { stage, legacySystem: legacy, newSystem: erp };
  const adapters = [...stand.adapters, channel.connect({ system: 'legacy' })];
  const before = (await runs()).length;
  const sync = await startSync({
    adapters,
    store: stand.store.sync,
    operations: stand.store.operations,
    flows: [
      {
        name: 'suppliers',
        mode: 'MICRO_BATCH',
        system: systemInForce(replacement),
        freshnessTargetSeconds: 300,
        pollIntervalMs: 3_600_000,
        replacement,
      },
    ],
    clock: { now: Date.now },
    logger: silentLog,
    observer: null,
    onSeedProgress: null,
    timing: DEFAULT_TIMING,
  });
  running = { sync, adapters };
  await expect.poll(async () => (await runs()).length, { timeout: 20_000 }).toBeGreaterThan(before);
};
const page = { limit: 100, after: null, before: null, backward: false };
const runs = async () =>
  (await stand.store.operations.listRuns('suppliers', page)).rows.filter(({ row }) => row.outcome === 'SUCCEEDED');
const names = async (): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await client.query<{ code: string; name: string }>(
    `SELECT code, body ->> 'name' AS name FROM supplier ORDER BY code`,
  );
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
};
/** Compares the flow as it stands at a stage: with the new system beside the old one, or instead of it. */
const compare = async (stage: 'SHADOW' | 'NEW' = 'SHADOW') => {
  const [own, other] = stage === 'SHADOW' ? [legacy, erp] : [erp, legacy];
  const [adapter, beside] = [own, other].map((code) => running?.adapters.find(({ system }) => system === code));
  if (adapter === undefined) throw new Error('the system is not connected');
  const against = stage === 'SHADOW' ? { shadow: beside ?? null } : { former: other };
  const tools = {
    store: stand.store.reconciliation,
    deliveries: stand.store.sync,
    wake: () => running?.sync.wake('suppliers'),
    clock: { now: Date.now },
    readDeadlineMs: 10_000,
    settleMs: 20_000,
    lookMs: 20,
  };
  const work = { signal: new AbortController().signal, onProgress: () => undefined, correlationId: 'test' };
  const flow = { name: 'suppliers', review: 'AUTO', tolerance: NO_TOLERANCE } as const;
  await reconcileFlow({ ...flow, adapter, ...against }, tools, work);
  return (await stand.store.reconciliation.listDrifts('suppliers', 'OPEN', page)).rows.map(({ row }) => row);
};

it('goes from old to new and back by one setting, compares them in between, and loses nothing', async () => {
  await startAt('NEW');
  const ofErp = await names();
  const [first = '', second = ''] = Object.keys(ofErp);
  expect(second).not.toBe('');

  channel.drop(
    'suppliers-1.csv',
    `No,Name\n${first},Old name\n${second},${ofErp[second] ?? ''}\nL-1,Only in the old one\n`,
  );
  await startAt('LEGACY');
  const ofLegacy = { ...ofErp, [first]: 'Old name', 'L-1': 'Only in the old one' };
  expect(await names()).toEqual(ofLegacy);

  await startAt('SHADOW');
  const drifts = await compare();
  expect(drifts.every(({ shadow }) => shadow === 'erp')).toBe(true);
  const found = new Map(drifts.map((drift) => [drift.recordKey, drift]));
  expect(found.get(first)).toMatchObject({ kind: 'DIFFERENT' });
  expect(found.get(first)?.fields).toContainEqual({ field: 'name', here: 'Old name', there: ofErp[first] });
  expect(found.get('L-1')).toMatchObject({ kind: 'EXTRA' });
  expect(await names()).toEqual(ofLegacy); // reported, and nothing of it taken
  const by = { actor: 'olga', reason: 'try', correlationId: 'test' };
  await expect(
    stand.store.reconciliation.correct(found.get(first)?.id ?? '', INVENTORY_RULES, by),
  ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await compare()).toHaveLength(drifts.length); // the same ones, seen again

  await startAt('NEW');
  expect((await names())[first]).toBe(ofErp[first]);
  const { rows } = await stand.store.reconciliation.listDrifts('suppliers', 'OPEN', page);
  expect(rows).toEqual([]);

  // What only the old one knew is found, and is a person's: it is more than a tenth of all there is.
  expect(await names()).toHaveProperty('L-1');
  const [left, ...more] = await compare('NEW');
  expect(more).toEqual([]);
  expect(left).toMatchObject({ recordKey: 'L-1', kind: 'EXTRA', review: 'PLANNER_REVIEW', shadow: null });
  expect(await stand.store.reconciliation.correct(left?.id ?? '', INVENTORY_RULES, by)).toBe(true);
  expect(await names()).toEqual(ofErp);
  expect(await compare('NEW')).toEqual([]);
  const verifying = { signal: new AbortController().signal, onPages: () => undefined };
  const verdict = await stand.store.journal.verify(INVENTORY_RULES, verifying);
  expect(verdict.projections.find(({ table }) => table === 'supplier')).toMatchObject({ equal: true, differences: [] });

  channel.drop('suppliers-2.csv', `No,Name\n${first},Old name again\n`);
  await startAt('LEGACY');
  expect(await names()).toMatchObject({ [first]: 'Old name again' });
});
