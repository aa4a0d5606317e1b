import type { Upsert } from '@distribution/model/erp/change';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { systemCodeSchema } from '@distribution/model/origin';
import { skuSchema } from '@distribution/model/products/product';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { parseInstant } from '@distribution/model/time/instant';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const [erp, wms] = [systemCodeSchema.parse('erp'), systemCodeSchema.parse('wms')];
const { at } = sample;
const by = { actor: 'olga', reason: 'try', correlationId: 'test' };

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const declareProducts = (owner: typeof erp, fields: Record<string, typeof erp> = {}, contributors = [wms]) =>
  store.sync.declareFlow({
    name: 'products',
    mode: 'MICRO_BATCH',
    system: owner,
    freshnessTargetSeconds: 300,
    ownership: { owner, fields, contributors },
  });
/** What a system says of a product. */
const told = (system: string, sku: string, revision: number, more: sample.Fields): Upsert =>
  sample.product(sku, { more: { ...more, origin: { system, revision, asOf: at(1) } } });
const tell = (...changes: readonly Upsert[]) => applyChanges(store.sync, 'products', changes);
const read = async (sku: string) => (await store.products.loadProductsBySku([skuSchema.parse(sku)]))[0] ?? null;
const parked = async () => (await store.operations.listParked('products', first(50))).rows.map(({ row }) => row);
const judge = async () => {
  const policy = {
    roles: DECLARED_ROLES,
    values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
    acknowledgementHours: 48,
    masterConfirmationMinutes: 15,
    trackingSignal: parseDecimal('4'),
    expiryDays: 30,
    dampingMinutes: 15,
  };
  return store.exceptionJudge.judge('OWNERSHIP_VIOLATION', policy, parseInstant(new Date().toISOString()));
};
const verify = () =>
  store.journal.verify(INVENTORY_RULES, { signal: new AbortController().signal, onPages: () => undefined });

describe('a record', () => {
  it('stands as its owner tells it; what another tells is parked with its content and raises one exception', async () => {
    await tell(told('erp', 'A', 1, { name: 'of the ERP' }));
    const foreign = told('wms', 'A', 9, { name: 'of the warehouse' });
    expect(await tell(foreign, told('wms', 'B', 1, {}))).toMatchObject({ applied: 0, unchanged: 0, parked: 2 });
    await tell(foreign); // kept once
    expect(await read('A')).toMatchObject({ name: 'of the ERP', origin: { system: 'erp' } });
    expect(await read('B')).toBeNull();
    const [record, ...more] = (await parked()).filter(({ key }) => key === 'PRODUCT A');
    expect(more).toEqual([]);
    expect(record).toMatchObject({ errorCode: 'OWNERSHIP_VIOLATION', stage: 'APPLY' });
    expect(JSON.parse(record?.payload ?? '')).toEqual(foreign);

    expect(await judge()).toMatchObject({ opened: 1 });
    expect(await judge()).toMatchObject({ opened: 0, closed: 0 });
    for (const { id } of await parked()) await store.deadLetters.discard(id, by);
    expect(await judge()).toMatchObject({ closed: 1 });
  });

  it('is not removed by another, nor taken from another by trying again', async () => {
    await tell(told('erp', 'A', 1, {}));
    const foreign = sample.removal('PRODUCT', ['A'], 9, at(1), 'wms');
    expect(await applyChanges(store.sync, 'products', [foreign])).toMatchObject({ parked: 1, unchanged: 0 });
    expect(await read('A')).not.toBeNull();
    const [record] = await parked();
    const again = await store.deadLetters.retry(record?.id ?? '', null, INVENTORY_RULES, by);
    expect(again).toMatchObject({ outcome: 'PARKED', record: { errorCode: 'OWNERSHIP_VIOLATION' } });
    expect(await read('A')).not.toBeNull();
  });

  it('goes to another owner by declaration: read anew, its word stands, however old it says it is', async () => {
    await tell(told('erp', 'A', 7, { name: 'of the ERP' }), told('erp', 'B', 1, { name: 'known to the ERP alone' }));
    await applyChanges(store.sync, 'products', [], { cursor: 'place-of-the-erp' as never });
    await tell(told('wms', 'A', 1, { name: 'of the warehouse' })); // refused: too early
    await declareProducts(wms, {}, []);
    expect(await store.sync.readCursor('products')).toBeNull();
    expect(await parked()).toEqual([]); // read from the beginning, it is told again
    const early = sample.product('A', {
      more: { name: 'of the warehouse', origin: { system: 'wms', revision: 1, asOf: at(0) } },
    });
    const complete = { cursor: 'place-of-the-wms' as never, confirmedAt: at(2) };
    expect(await applyChanges(store.sync, 'products', [early], complete)).toMatchObject({ applied: 1 });
    expect(await read('A')).toMatchObject({ name: 'of the warehouse', origin: { system: 'wms' } });
    expect(await tell(told('erp', 'A', 8, { name: 'of the former owner' }))).toMatchObject({ parked: 1 });

    await declareProducts(erp, {}, []); // and back
    const back = told('erp', 'A', 7, { name: 'of the ERP' });
    await applyChanges(store.sync, 'products', [back], { ...complete, cursor: 'again' as never });
    expect(await read('A')).toMatchObject({ name: 'of the ERP', origin: { system: 'erp' } });
    expect(await read('B')).toMatchObject({ name: 'known to the ERP alone' });
    expect(await verify()).toMatchObject({ equal: true });
  });
});

describe('a field', () => {
  beforeEach(() => declareProducts(erp, { shelfLifeDays: wms }));

  it('stands as its own owner says, while the rest stands as the owner of the record says', async () => {
    await tell(told('erp', 'A', 1, { name: 'first', shelfLifeDays: 10 }));
    expect(await read('A')).toMatchObject({ shelfLifeDays: 10 }); // nobody else has spoken yet
    expect(await tell(told('wms', 'A', 1, { name: 'first', shelfLifeDays: 20 }))).toMatchObject({ applied: 1 });
    expect(await read('A')).toMatchObject({ name: 'first', shelfLifeDays: 20, origin: { system: 'erp', revision: 1 } });
    expect(await parked()).toEqual([]);

    // Each says what is the other's to say: both are parked, and nothing of it is taken.
    expect(await tell(told('erp', 'A', 2, { name: 'second', shelfLifeDays: 30 }))).toMatchObject({
      applied: 1,
      parked: 1,
    });
    expect(await tell(told('wms', 'A', 2, { name: 'mine', shelfLifeDays: 21 }))).toMatchObject({
      applied: 1,
      parked: 1,
    });
    expect(await read('A')).toMatchObject({ name: 'second', shelfLifeDays: 21 });
    expect((await parked()).map(({ errorMessage }) => errorMessage).sort()).toEqual([
      'PRODUCT A: it is not for erp to say shelfLifeDays',
      'PRODUCT A: it is not for wms to say name',
    ]);
    expect(await verify()).toMatchObject({ equal: true, unreadable: 0 });
  });

  it('is no difference from the owner of the record, and a replay takes nothing of it back', async () => {
    const mine = told('erp', 'A', 1, { shelfLifeDays: 10 });
    await tell(mine);
    await tell(told('wms', 'A', 1, { shelfLifeDays: 20 }));
    expect(await store.reconciliation.compare([mine], INVENTORY_RULES)).toEqual([]);
    const all = { flow: null, from: null, to: null, rules: INVENTORY_RULES, correlationId: 'test' };
    const quiet = { signal: new AbortController().signal, onPages: () => undefined };
    expect(await store.journal.replay({ ...all, dryRun: true }, quiet)).toMatchObject({ changed: {} });
    expect(await store.journal.replay({ ...all, dryRun: false }, quiet)).toMatchObject({ changed: {} });
    expect(await read('A')).toMatchObject({ shelfLifeDays: 20 });
  });

  it('waits for its record when its owner speaks first, and goes back with the declaration', async () => {
    expect(await tell(told('wms', 'A', 1, { shelfLifeDays: 20 }))).toMatchObject({ applied: 0, parked: 0 });
    expect(await read('A')).toBeNull();
    await tell(told('erp', 'A', 1, { name: 'of the ERP' }));
    expect(await read('A')).toMatchObject({ name: 'of the ERP', shelfLifeDays: 20 });
    await declareProducts(erp, {}, []);
    const complete = { cursor: 'end' as never, confirmedAt: at(2) };
    await applyChanges(store.sync, 'products', [told('erp', 'A', 1, { shelfLifeDays: 11 })], complete);
    expect(await read('A')).toMatchObject({ shelfLifeDays: 11 });
    expect(await verify()).toMatchObject({ equal: true });
  });

  it('and record stand by their owners’ last words, in whatever order the two systems speak', async () => {
    const word = fc.record({
      system: fc.constantFrom('erp', 'wms'),
      name: fc.constantFrom('one', 'two', 'three'),
      shelfLifeDays: fc.integer({ min: 1, max: 9 }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), fc.boolean(), async (words, late) => {
        const sku = `P${(run += 1)}`;
        const changes = words.map(({ system, ...more }, index) => told(system, sku, index + 1, more));
        for (const change of changes) await tell(change);
        if (late) for (const change of changes.toReversed()) await tell(change); // old news once more, backwards
        const last = (system: string) => words.findLast((each) => each.system === system);
        const record = await read(sku);
        expect(record?.name ?? null).toBe(last('erp')?.name ?? null);
        if (record !== null) expect(record.shelfLifeDays).toBe((last('wms') ?? last('erp'))?.shelfLifeDays);
      }),
      { numRuns: 15 },
    );
    expect(await verify()).toMatchObject({ equal: true });
  }, 120_000);
});
