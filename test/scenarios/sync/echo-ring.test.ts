// Three systems, each of which tells everything it is told again as news of its own, with the graph between them.
import type { Upsert } from '@distribution/model/erp/change';
import { destinationsOf, MOST_HOPS, type Passage, sentTo } from '@distribution/model/operations/echo';
import { systemCodeSchema, type SystemCode } from '@distribution/model/origin';
import { skuSchema } from '@distribution/model/products/product';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterAll, beforeAll, expect, it } from 'vitest';

const SYSTEMS = ['erp', 'wms', 'planning'].map((code) => systemCodeSchema.parse(code));
const [erp, wms, planning] = SYSTEMS as [SystemCode, SystemCode, SystemCode]; // three were named

let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

it('a change made in one reaches the other two once, and none of their echoes goes anywhere', async () => {
  const revisions = new Map<SystemCode, number>();
  const held = new Map<SystemCode, string[]>();
  /** What a system says when it holds a product of this name: news of its own. */
  const newsOf = (system: SystemCode, name: string): Upsert => {
    revisions.set(system, (revisions.get(system) ?? 0) + 1);
    held.set(system, [...(held.get(system) ?? []), name]);
    const origin = { system, revision: revisions.get(system), asOf: sample.at(2, revisions.get(system)) };
    return sample.product('A', { more: { name, origin } });
  };
  let [hops, echoes, rounds] = [0, 0, 0];
  /** What came in, and the way it had come; sent on to whoever may have it, who all tell it again. */
  const take = async (change: Upsert, passage: Passage<SystemCode>): Promise<void> => {
    if ((rounds += 1) > 50) throw new Error('it goes in a circle');
    const outcome = await applyChanges(store.sync, 'products', [change]);
    echoes += outcome.echoes ?? 0;
    if (outcome.applied === 0) return;
    for (const system of destinationsOf(passage, SYSTEMS)) {
      const onward = sentTo(passage, system);
      hops = Math.max(hops, onward.through.length);
      if (change.of === 'PRODUCT') await take(newsOf(system, change.record.name), onward);
    }
  };
  for (const name of ['first', 'second', 'third']) await take(newsOf(erp, name), { origin: erp, through: [] });

  expect(hops).toBeLessThanOrEqual(MOST_HOPS);
  expect(held).toEqual(new Map(SYSTEMS.map((system) => [system, ['first', 'second', 'third']])));
  expect(echoes).toBe(6);
  expect((await store.operations.listParked('products', first(10))).rows).toEqual([]); // an echo contradicts nobody
  const [product] = await store.products.loadProductsBySku([skuSchema.parse('A')]);
  expect(product).toMatchObject({ name: 'third', origin: { system: 'erp' } });
});

it('is never sent back to where it was made or has been, and not on for ever', () => {
  const made: Passage<SystemCode> = { origin: erp, through: [] };
  expect(destinationsOf(made, SYSTEMS)).toEqual([wms, planning]);
  expect(destinationsOf(sentTo(made, wms), SYSTEMS)).toEqual([planning]);
  expect(destinationsOf(sentTo(sentTo(made, wms), planning), [...SYSTEMS, systemCodeSchema.parse('crm')])).toEqual([]);
});
