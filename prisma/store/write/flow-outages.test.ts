import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { catchUpSecondsOf } from '@distribution/model/operations/flow-outage';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const flow = async () => (await store.operations.listFlows()).find(({ name }) => name === 'inventory');
const attempt = async (read: number, error: string | null, confirmedAt: string | null = null) => {
  const run = await store.sync.startRun('inventory', 'POLL', 'test');
  if (confirmedAt !== null) await applyChanges(store.sync, 'inventory', [], { confirmedAt });
  await store.sync.finishRun(run, { read, error: error === null ? null : { code: error, message: 'away' } });
};

it('measures how long a flow takes to catch up, from the first answer of its system to the end', async () => {
  await attempt(5, null, sample.at(2));
  expect(await flow()).toMatchObject({ lastOutage: null }); // nothing had failed
  await attempt(0, 'UPSTREAM_UNAVAILABLE');
  await attempt(0, null); // a delivery that could be applied meanwhile does not end it
  expect(await flow()).toMatchObject({ lastOutage: null });
  await attempt(0, 'UPSTREAM_UNAVAILABLE');
  await attempt(900, 'UPSTREAM_TIMEOUT'); // it answers again, and not to the end
  await attempt(100, null, sample.at(3));
  const outage = (await flow())?.lastOutage;
  if (!outage) throw new Error('the outage is not told');
  const [failed, answered, caughtUp] = [outage.failedAt, outage.answeredAt, outage.caughtUpAt].map((at) =>
    Date.parse(at),
  );
  expect(failed).toBeLessThan(answered ?? 0);
  expect(answered).toBeLessThan(caughtUp ?? 0);
  expect(catchUpSecondsOf({ ...outage, answeredAt: outage.failedAt })).toBeGreaterThanOrEqual(catchUpSecondsOf(outage));
});

it('tells a region and a site that wait longer than they should, each once, until the flow is back', async () => {
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
  const erp = systemCodeSchema.parse('erp');
  await store.sync.declareFlow({
    name: 'inventory',
    mode: 'EVENT',
    system: erp,
    freshnessTargetSeconds: 7_200,
    freshnessTargets: [
      { scope: 'REGION', code: 'NW', seconds: 3_600 },
      { scope: 'SITE', code: 'DC1', seconds: 60 },
    ],
  });
  await applyChanges(store.sync, 'inventory', [], { confirmedAt: sample.at(3) });
  const policy = {
    roles: DECLARED_ROLES,
    values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
    acknowledgementHours: 48,
    expiryDays: 30,
    dampingMinutes: 15,
    masterConfirmationMinutes: 30,
    trackingSignal: parseDecimal('4'),
  };
  const judgeAt = (minutes: number) =>
    store.exceptionJudge.judge('FRESHNESS_BREACH', policy, parseInstant(sample.at(3, minutes)));
  const others = (await judgeAt(0)).opened; // the flows that say nothing since the first day
  expect(others).toBe((await store.operations.listFlows()).length - 1);
  expect(await judgeAt(2)).toMatchObject({ opened: 1 }); // the site alone
  expect(await judgeAt(3)).toMatchObject({ opened: 0, closed: 0 });
  expect(await judgeAt(61)).toMatchObject({ opened: 1 }); // and the region
  await applyChanges(store.sync, 'inventory', [], { confirmedAt: sample.at(3, 61) });
  expect(await judgeAt(61)).toMatchObject({ opened: 0, closed: 2 });
});
