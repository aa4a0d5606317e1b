import type { CanonicalChange } from '@distribution/model/erp/change';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { add, parseDecimal, sum } from '@distribution/model/measure/decimal';
import { skuSchema } from '@distribution/model/products/product';
import { EVERYTHING } from '@distribution/model/read-scope';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { at, location, movement, position, product, removal } from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'locations', [location('DC1', 'SE')]);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const quantity = fc.integer({ min: -5000, max: 5000 }).map((cents) => parseDecimal((cents / 100).toFixed(2)));
const minute = fc.integer({ min: 0, max: 60 });
const story = fc.record({
  moves: fc.array(fc.record({ quantity, minute }), { maxLength: 8 }),
  /** Figures of the system of record, or its removal of the position; later ones have later instants. */
  figures: fc.array(fc.record({ quantity, minute, isRemoval: fc.boolean() }), { maxLength: 4 }),
  seed: fc.integer(),
  pageSize: fc.integer({ min: 1, max: 5 }),
});

/** The changes in an order that follows from the seed (Fisher–Yates over a linear congruential generator). */
const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const result = [...items];
  let state = seed >>> 0;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T]; // both indexes are inside
  }
  return result;
};

let storyNumber = 0;

it('on hand is the last figure plus the later movements, in whatever order they arrive and however often', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ moves, figures, seed, pageSize }) => {
      const sku = `SKU-${storyNumber++}`;
      await applyChanges(store.sync, 'products', [product(sku)]);
      const inTime = [...figures].sort((left, right) => left.minute - right.minute);
      const changes: CanonicalChange[] = [
        ...moves.map((move, index) => movement(`${sku}-${index}`, sku, 'DC1', move.quantity, at(2, move.minute))),
        ...inTime.map((figure, index) =>
          figure.isRemoval
            ? removal('INVENTORY_POSITION', [sku, 'DC1'], index + 1, at(2, figure.minute))
            : position(sku, 'DC1', 'SE', figure.quantity, { revision: index + 1, asOf: at(2, figure.minute) }),
        ),
      ];
      const arriving = [...shuffled(changes, seed), ...shuffled(changes, seed + 1)]; // everything twice
      for (let index = 0; index < arriving.length; index += pageSize)
        await applyChanges(store.sync, 'inventory', arriving.slice(index, index + pageSize));

      const last = inTime.at(-1);
      const later = moves.filter((move) => last === undefined || move.minute > last.minute);
      const booked = last === undefined || last.isRemoval ? parseDecimal('0') : last.quantity;
      const expected = add(booked, sum(later.map((move) => move.quantity)));
      const isThere = later.length > 0 || (last !== undefined && !last.isRemoval);

      const id = inventoryPositionIdOf(
        legalEntityCodeSchema.parse('ACME'),
        skuSchema.parse(sku),
        locationCodeSchema.parse('DC1'),
      );
      const [planned] = await store.inventory.loadPositions([id], EVERYTHING);
      expect(planned?.position.onHand ?? null).toBe(isThere ? expected : null);
      const ledger = {
        sku: skuSchema.parse(sku),
        locationCode: locationCodeSchema.parse('DC1'),
        after: null,
        upTo: null,
      };
      expect(await store.inventory.sumMovements([ledger])).toEqual([sum(moves.map((move) => move.quantity))]);
    }),
    { numRuns: 60 },
  );
});
