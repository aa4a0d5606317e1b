import { BUSINESS_EXCEPTION_KINDS, DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startExceptionJudge } from '@distribution/sync/start-exception-judge';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const policy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
  trackingSignal: parseDecimal('4'),
};

let testDatabase: TestDatabase;
let stores: readonly [Store, Store];
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  const options = { databaseUrl: testDatabase.url };
  stores = [await openStore(options), await openStore(options)];
  await declareFlows(stores[0].sync, new Date(Date.now() - 3_600_000).toISOString());
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await testDatabase.close();
});

const startOn = (store: Store, judged: string[], failing: string | null) => {
  const { judge, withLease } = store.exceptionJudge;
  const watched: Store['exceptionJudge'] = {
    withLease,
    judge: async (kind, ...rest) => {
      judged.push(kind);
      if (kind === failing) throw new Error('the search failed');
      return judge(kind, ...rest);
    },
  };
  return startExceptionJudge({
    judge: watched,
    policy,
    clock: { now: Date.now },
    logger: silent,
    scanMs: 3_600_000,
    intervalMs: 20,
  });
};

it('one process of several looks for every kind, past one that fails; another takes over when it stops', async () => {
  const [first, second]: [string[], string[]] = [[], []];
  const one = startOn(stores[0], first, 'DUPLICATE');
  await vi.waitFor(() => expect(new Set(first)).toEqual(new Set(BUSINESS_EXCEPTION_KINDS)), { timeout: 20_000 });
  const other = startOn(stores[1], second, null);
  const rounds = first.length;
  await vi.waitFor(() => expect(first.length).toBeGreaterThan(rounds + 12), { timeout: 20_000 });
  expect(second).toEqual([]);
  expect(first.filter((kind) => kind === 'EXCESS')).toHaveLength(1); // a search through a projection is not due again
  await one.stop();
  await vi.waitFor(() => expect(second).toContain('DUPLICATE'), { timeout: 20_000 });
  await other.stop();
  const events = await stores[0].eventLog.read(await stores[0].eventLog.floor(), 100, ['operations.exceptions']);
  expect(events.events).toHaveLength(FLOW_NAMES.length); // each flow is late once, whoever looked and however often
});
