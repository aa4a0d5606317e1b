import { systemCodeSchema } from '@distribution/model/origin';
import { declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { openStore, type Store } from '../open-store.ts';

let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, null);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const LATER = '2999-01-01T00:00:00.000Z';
const LONG_AGO = '2000-01-01T00:00:00.000Z';
const accept = (deliveryId: string) =>
  store.sync.acceptDelivery({
    deliveryId,
    system: systemCodeSchema.parse('wms'),
    flow: 'movements',
    body: '{}',
    correlationId: 'c',
  });

describe('pruning history', () => {
  it('forgets what ended, keeps what is open, and nothing that is younger', async () => {
    const finished = await store.sync.startRun('movements', 'POLL', 'c');
    await accept('settled');
    await accept('pending');
    await store.sync.applyBatch({
      flow: 'movements',
      runId: finished,
      changes: [],
      untranslatable: [{ key: 'M-1', reason: 'not a movement', payload: '{}' }],
      cursor: null,
      confirmedAt: null,
      deliveryId: 'settled',
      rules: INVENTORY_RULES,
      correlationId: 'c',
    });
    await store.sync.finishRun(finished, { read: 1, error: null });
    const running = await store.sync.startRun('movements', 'POLL', 'c');

    expect(Object.values(await store.pruneHistory(LONG_AGO)).filter((count) => count > 0)).toEqual([]);
    expect(await store.pruneHistory(LATER)).toMatchObject({ runs: 1, deliveries: 1, parked: 0 });

    const all = { limit: 10, after: null, before: null, backward: false };
    const runs = await store.operations.listRuns('movements', all);
    expect(runs.rows.map(({ row }) => row.id)).toEqual([running]);
    const pending = await store.sync.listPendingDeliveries('movements', 10);
    expect(pending.map(({ deliveryId }) => deliveryId)).toEqual(['pending']);
    const parked = await store.operations.listParked('movements', all);
    expect(parked.rows.map(({ row }) => row.key)).toEqual(['M-1']);
  });
});
