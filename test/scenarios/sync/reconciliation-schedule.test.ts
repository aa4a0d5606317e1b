import { silentLog } from '@distribution/platform/log/log';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { startReconciliationSchedule } from '@distribution/sync/schedule-reconciliation';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';

const HOUR_MS = 3_600_000;
const PAGE = { limit: 50, after: null, before: null, backward: false };

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const asked = async () => (await store.commands.list(PAGE)).rows.map(({ row }) => row);

it('asks for each comparison once, whatever number of processes watch, and again when it is due again', async () => {
  const time = { now: Date.now() };
  const flows = [
    { name: 'products', hours: 24 },
    { name: 'inventory', hours: 0 },
  ] as const;
  const open = () =>
    startReconciliationSchedule({
      flows,
      commands: store.commands,
      runs: store.reconciliation,
      clock: { now: () => time.now },
      logger: silentLog,
      intervalMs: 10,
    });
  const schedules = [open(), open(), open()];
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await asked()).toEqual([]); // not yet
  time.now += 25 * HOUR_MS;
  await vi.waitFor(async () => expect(await asked()).toHaveLength(1), { timeout: 5_000 });
  time.now = Date.now(); // runs are stamped by the database's clock
  const run = await store.reconciliation.startRun('products', 'c');
  await store.reconciliation.finishRun(
    run,
    'products',
    { compared: 0, matched: 0, withinTolerance: 0, inFlight: 0 },
    [],
    'c',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await asked()).toMatchObject([{ kind: 'RECONCILE', input: { flow: 'products' }, requestedBy: 'schedule' }]);
  time.now += 25 * HOUR_MS;
  await vi.waitFor(async () => expect(await asked()).toHaveLength(2), { timeout: 5_000 });
  for (const schedule of schedules) await schedule.stop();
}, 20_000);
