import { EVERYTHING } from '@distribution/model/read-scope';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const { at } = sample;
const anna = { actor: 'anna', reason: 'seen to', correlationId: 'c-1' };

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const parked = async () => (await store.operations.listParked(null, first(10))).rows.map(({ row }) => row);
const onHand = async (): Promise<unknown> => {
  const all = { skus: null, locationCodes: null, regions: null, belowSafetyStock: null, changedSince: null };
  const { rows } = await store.inventory.listPositions(all, first(5), EVERYTHING);
  return rows.map(({ row }) => `${row.position.sku} ${row.position.onHand}`);
};
const parkPosition = async (): Promise<string> => {
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '5')]);
  const [record] = await parked();
  return record?.id ?? '';
};

it('is tried again: parked with its reason while that holds, and taken once it does not', async () => {
  const id = await parkPosition();
  const again = await store.deadLetters.retry(id, null, INVENTORY_RULES, anna);
  expect(again).toMatchObject({ outcome: 'PARKED', record: { id, errorCode: 'UNKNOWN_REFERENCE' } });
  expect(await parked()).toHaveLength(1);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  expect(await store.deadLetters.retry(id, null, INVENTORY_RULES, anna)).toMatchObject({ outcome: 'SETTLED' });
  expect([await parked(), await onHand()]).toEqual([[], ['A 5']]);
  expect(await store.deadLetters.retry(id, null, INVENTORY_RULES, anna)).toMatchObject({ outcome: 'NOT_FOUND' });
  expect((await store.audit.list(id, 9)).map(({ action, actor }) => `${actor} ${action}`)).toEqual([
    'anna parked.RETRIED',
    'anna parked.RETRIED',
  ]);
  expect(await store.audit.verify()).toMatchObject({ brokenAt: null });
});

it('is taken as it was corrected, and refused as what is none', async () => {
  const id = await parkPosition();
  await applyChanges(store.sync, 'products', [sample.product('B')]);
  const wrong = (payload: string) => store.deadLetters.retry(id, payload, INVENTORY_RULES, anna);
  await expect(wrong('{')).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('not JSON'),
  });
  const twoMistakes = JSON.stringify({ ...sample.product('B'), operation: 'UPSERT' })
    .replace('"status":"ACTIVE"', '"status":"GONE"')
    .replace(/"revision":\d+/, '"revision":-1');
  await expect(wrong(twoMistakes)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(/ → at record\.status .* → at record\.origin\.revision\.$/),
  });
  const otherFlow = JSON.stringify(sample.product('B'));
  await expect(wrong(otherFlow)).rejects.toMatchObject({
    message: expect.stringContaining('comes by the flow products'),
  });
  expect(await parked()).toHaveLength(1);
  expect(await wrong(JSON.stringify(sample.position('B', 'DC1', 'SE', '7')))).toMatchObject({ outcome: 'SETTLED' });
  expect(await onHand()).toEqual(['B 7']);
});

it('that was not understood needs to be told differently', async () => {
  await applyChanges(store.sync, 'inventory', [], {
    untranslatable: [{ key: 'row 7', reason: 'no unit', payload: '{"raw":1}' }],
  });
  const [record] = await parked();
  const retry = store.deadLetters.retry(record?.id ?? '', null, INVENTORY_RULES, anna);
  await expect(retry).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});

it('does not hold up what comes later, nor bring an older state back over it', async () => {
  const id = await parkPosition(); // revision 1
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '9', { revision: 2, asOf: at(2) })]);
  expect(await store.deadLetters.retry(id, null, INVENTORY_RULES, anna)).toMatchObject({ outcome: 'SETTLED' });
  expect(await onHand()).toEqual(['A 9']);
});

it('is given up for good, by whom and why', async () => {
  const id = await parkPosition();
  expect(await store.deadLetters.discard(id, anna)).toBe(true);
  expect(await store.deadLetters.discard(id, anna)).toBe(false);
  expect(await parked()).toEqual([]);
  const [entry] = await store.audit.list(id, 1);
  expect(entry).toMatchObject({ action: 'parked.DISCARDED', detail: { reason: 'seen to' } });
});
