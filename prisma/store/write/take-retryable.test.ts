import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
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

it('a parked record of another release, which this one cannot read, stays parked and holds up nobody', async () => {
  const origin = { system: 'erp', asOf: '2026-01-01T00:00:00.000Z', revision: 1 };
  const removal = { of: 'PRODUCT', operation: 'DELETE', key: ['A'], origin };
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  for (const [id, payload] of [
    ['old', '{"of":"PRODUCT","operation":"MERGE"}'],
    ['torn', '{"of":'],
    ['good', JSON.stringify(removal)],
  ]) {
    await client.query(
      `INSERT INTO parked_record (id, flow, dedup_key, record_key, stage, error_code, error_message, payload, missing, parked_at)
       VALUES ($1, 'products', $1, $1, 'APPLY', 'UNKNOWN_REFERENCE', 'no such product', $2, '{}', now())`,
      [id, payload],
    );
  }
  await client.end();

  expect(await store.sync.takeRetryable('products', 10)).toEqual([{ parkedId: 'good', change: removal }]);
  const page = await store.operations.listParked('products', { limit: 10, after: null, before: null, backward: false });
  const stages = new Map(page.rows.map(({ row }) => [row.id, row.stage]));
  expect(stages).toEqual(
    new Map([
      ['old', 'PARSE'],
      ['torn', 'PARSE'],
      ['good', 'APPLY'],
    ]),
  );
});
