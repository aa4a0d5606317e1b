import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { randomBytes } from 'node:crypto';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges } from '@distribution/sync/apply-changes';
import { declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const NUL = 'a\u0000b';
const HALF_A_PAIR = 'a\ud800b';
/** Such that an index cannot make it short. */
const LONG = randomBytes(5_000).toString('hex');

let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
  const base = { cursor: null, confirmedAt: null, deliveryId: null, correlationId: 'c', runId: 'none' };
  await applyChanges(store.sync, {
    ...base,
    flow: 'locations',
    changes: [sample.location('DC1', 'SE')],
    untranslatable: [],
  });
  await applyChanges(store.sync, { ...base, flow: 'products', changes: [sample.product('A')], untranslatable: [] });
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

let number = 0;
/** Takes a page in which a good record stands beside what is told; answers whether the flow went on, and what is parked. */
const take = async (
  flow: FlowName,
  changes: readonly CanonicalChange[],
  untranslatable: readonly UntranslatableRecord[] = [],
) => {
  const before = (await store.operations.listParked(flow, first(100))).rows.map(({ row }) => row.id);
  number += 1;
  const cursor = `cursor-${number}` as SourceCursor; // a test's own
  const run = await store.sync.startRun(flow, 'POLL', 'poison');
  await applyChanges(store.sync, {
    flow,
    runId: run,
    changes,
    untranslatable,
    cursor,
    confirmedAt: null,
    deliveryId: null,
    correlationId: 'poison',
  });
  const parked = (await store.operations.listParked(flow, first(100))).rows.filter(
    ({ row }) => !before.includes(row.id),
  );
  return {
    wentOn: (await store.sync.readCursor(flow, null)) === cursor,
    parked: parked.map(({ row: { key, stage } }) => ({ key, stage })),
  };
};

const good = (): CanonicalChange => sample.product(`GOOD-${number}`);
const goodMovement = (): CanonicalChange => sample.movement(`GOOD-${number}`, 'A', 'DC1', '1', sample.at(2));
const named = (name: string): CanonicalChange => sample.product('A', { revision: 9, more: { name } });
const untold = (text: string): UntranslatableRecord => ({ key: text, reason: text, payload: text });

describe('what the database cannot hold', () => {
  it.each<[string, FlowName, () => readonly CanonicalChange[], string]>([
    ['a NUL in a name', 'products', () => [good(), named(NUL)], 'PRODUCT A'],
    ['half a surrogate pair in a name', 'products', () => [good(), named(HALF_A_PAIR)], 'PRODUCT A'],
    ['a NUL in a key', 'products', () => [good(), sample.product(NUL)], 'PRODUCT a\ufffdb'],
    ['half a surrogate pair in a key', 'products', () => [sample.product(HALF_A_PAIR), good()], 'PRODUCT a\ufffdb'],
    ['a NUL in a removal', 'products', () => [good(), sample.removal('PRODUCT', [NUL], 2)], 'PRODUCT'],
    [
      'a NUL in what it refers to',
      'movements',
      () => [goodMovement(), sample.movement('M-1', NUL, 'DC1', '1', sample.at(2))],
      'INVENTORY_MOVEMENT M-1',
    ],
    ['a key of 10,000 characters', 'products', () => [good(), sample.removal('PRODUCT', [LONG], 2)], 'PRODUCT'],
    [
      'a year the database does not know',
      'movements',
      () => [goodMovement(), sample.movement('M-0', 'A', 'DC1', '1', '0000-01-01T00:00:00Z')],
      'INVENTORY_MOVEMENT M-0',
    ],
  ])('is parked by itself, and its flow goes on: %s', async (_what, flow, changes, key) => {
    const { wentOn, parked } = await take(flow, changes());
    expect(parked).toEqual([{ key: expect.stringContaining(key), stage: 'PARSE' }]);
    expect(wentOn).toBe(true);
  });

  it.each([
    ['a NUL', NUL],
    ['half a surrogate pair', HALF_A_PAIR],
    ['10,000 characters', LONG],
  ])('is parked when it was not understood either: %s', async (_what, text) => {
    const { wentOn, parked } = await take('products', [good()], [untold(text)]);
    expect(parked).toEqual([{ key: text === LONG ? LONG : 'a\ufffdb', stage: 'PARSE' }]);
    expect(wentOn).toBe(true);
  });

  it('is parked once when a code nobody knows holds it, and told as it can be', async () => {
    const unknown = [{ kind: 'PRODUCT', code: NUL }] as const;
    const once = await take('movements', [goodMovement()], [{ ...untold('m'), unknown }]);
    expect(once).toEqual({ wentOn: true, parked: [{ key: 'm', stage: 'PARSE' }] });
    expect(await take('movements', [], [{ ...untold('m'), unknown }])).toEqual({ wentOn: true, parked: [] });
  });
});
