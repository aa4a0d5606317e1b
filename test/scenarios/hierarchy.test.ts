import type { Upsert } from '@distribution/model/erp/change';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { add, type Decimal, parseDecimal } from '@distribution/model/measure/decimal';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { ask, askWell } from '@distribution/test/kit/graph-client';
import { openStoreGraph, type StoreGraph } from '@distribution/test/kit/open-store-graph';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';

const idOf = (code: string) => locationIdOf(legalEntityCodeSchema.parse('ACME'), locationCodeSchema.parse(code));
const place = (code: string, parent: string | null, region = 'SE'): Upsert =>
  sample.location(code, region, { more: { parent: parent === null ? null : { id: idOf(parent) } } });
const article = (sku: string, categoryPath: readonly string[], more = {}): Upsert =>
  sample.product(sku, { more: { categoryPath, ...more } });

let world: StoreGraph;
beforeEach(async () => {
  world = await openStoreGraph();
  await declareFlows(world.store.sync, sample.at(1));
});
afterEach(() => world.close());

const everybody = () => world.token('planner');
const asked = async (query: string, token?: string, variables = {}) =>
  (await askWell(world.url, query, variables, token ?? (await everybody()))).data;

const PLACES = `{ locations { nodes {
  code level parent { code } ancestors { code } children { code } stockTotals { positionCount onHand { value unit } }
} } }`;

it('tells how high a place stands and what is above and below it, as far as the caller may see', async () => {
  const places = [place('TOP', null, 'HQ'), place('MID', 'TOP'), place('LOW-A', 'MID'), place('LOW-B', 'MID', 'NW')];
  await applyChanges(world.store.sync, 'locations', places);
  await applyChanges(world.store.sync, 'products', [article('A', ['Goods'])]);
  await applyChanges(world.store.sync, 'inventory', [
    sample.position('A', 'TOP', 'HQ', '1'),
    sample.position('A', 'MID', 'SE', '10'),
    sample.position('A', 'LOW-A', 'SE', '100.5'),
    sample.position('A', 'LOW-B', 'NW', '1000'),
  ]);
  const totals = (positionCount: number, value: string) => [{ positionCount, onHand: { value, unit: 'EA' } }];
  const coded = (...codes: readonly string[]) => codes.map((code) => ({ code }));
  expect((await asked(PLACES)).locations.nodes).toEqual([
    {
      code: 'LOW-A',
      level: 2,
      parent: { code: 'MID' },
      ancestors: coded('MID', 'TOP'),
      children: [],
      stockTotals: totals(1, '100.5'),
    },
    {
      code: 'LOW-B',
      level: 2,
      parent: { code: 'MID' },
      ancestors: coded('MID', 'TOP'),
      children: [],
      stockTotals: totals(1, '1000'),
    },
    {
      code: 'MID',
      level: 1,
      parent: { code: 'TOP' },
      ancestors: coded('TOP'),
      children: coded('LOW-A', 'LOW-B'),
      stockTotals: totals(3, '1110.5'),
    },
    {
      code: 'TOP',
      level: 0,
      parent: null,
      ancestors: [],
      children: coded('MID'),
      stockTotals: totals(4, '1111.5'),
    },
  ]);
  // Who may see the south-east only sees a hierarchy of it: no headquarters above, nothing of the north-west below.
  expect((await asked(PLACES, await world.token('se', { regions: ['SE'] }))).locations.nodes).toEqual([
    {
      code: 'LOW-A',
      level: 1,
      parent: { code: 'MID' },
      ancestors: coded('MID'),
      children: [],
      stockTotals: totals(1, '100.5'),
    },
    {
      code: 'MID',
      level: 0,
      parent: null,
      ancestors: [],
      children: coded('LOW-A'),
      stockTotals: totals(2, '110.5'),
    },
  ]);
});

const CATEGORY = `fragment Of on ProductCategory {
  path name level productCount parent { path } ancestors { path } children { path productCount }
}`;

it('tells the categories of products: one hierarchy, in which a name below two parents is two categories', async () => {
  await applyChanges(world.store.sync, 'products', [
    article('A', ['Food', 'Dairy', 'Milk']),
    article('B', ['Food', 'Dairy']),
    article('C', ['Chilled', 'Dairy']),
    article('D', []),
  ]);
  const data = await asked(`{
    root: productCategories { path productCount }
    below: productCategories(parent: ["Food"]) { ...Of }
    none: productCategories(parent: ["Dairy"]) { path }
    leaf: productCategory(path: ["Food", "Dairy", "Milk"]) { ...Of }
    unknown: productCategory(path: ["Dairy"]) { path }
    product(sku: "C") { category { ...Of } }
    unclassified: product(sku: "D") { category { path } }
  } ${CATEGORY}`);
  const dairy = ['Food', 'Dairy'];
  expect(data).toEqual({
    root: [
      { path: ['Chilled'], productCount: 1 },
      { path: ['Food'], productCount: 2 },
    ],
    below: [
      {
        path: dairy,
        name: 'Dairy',
        level: 1,
        productCount: 2,
        parent: { path: ['Food'] },
        ancestors: [{ path: ['Food'] }],
        children: [{ path: [...dairy, 'Milk'], productCount: 1 }],
      },
    ],
    none: [],
    leaf: {
      path: [...dairy, 'Milk'],
      name: 'Milk',
      level: 2,
      productCount: 1,
      parent: { path: dairy },
      ancestors: [{ path: dairy }, { path: ['Food'] }],
      children: [],
    },
    unknown: null,
    product: {
      category: {
        path: ['Chilled', 'Dairy'],
        name: 'Dairy',
        level: 1,
        productCount: 1,
        parent: { path: ['Chilled'] },
        ancestors: [{ path: ['Chilled'] }],
        children: [],
      },
    },
    unclassified: { category: null },
  });
  for (const path of ['[]', '[""]', JSON.stringify(Array.from({ length: 21 }, () => 'x'))]) {
    const refused = await ask(world.url, `{ productCategory(path: ${path}) { path } }`, {}, await everybody());
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['INVALID_ARGUMENT']);
  }
});

interface Totals {
  readonly path: readonly string[];
  readonly stockTotals: readonly {
    readonly positionCount: number;
    readonly onHand: { value: Decimal; unit: string };
  }[];
}
const TOTALS = `query ($parent: [String!]) { productCategories(parent: $parent) {
  path stockTotals { positionCount onHand { value unit } available { value unit } }
} }`;

const NAMES = ['Food', 'Dairy', 'Tools']; // few, so that paths share beginnings and names recur below others
const stocked = fc.record({
  path: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
  unit: fc.constantFrom('EA', 'KGM'),
  southEast: fc.integer({ min: -50_000, max: 50_000 }),
  northWest: fc.integer({ min: -50_000, max: 50_000 }),
});
const thousandths = (amount: number): string => parseDecimal((amount / 1_000).toFixed(3));

it('rolls stock up: every category has what its products have at the places the caller may see, by unit', async () => {
  await applyChanges(world.store.sync, 'locations', [place('DC1', null, 'SE'), place('DC2', null, 'NW')]);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(stocked, { minLength: 1, maxLength: 12 }), fc.boolean(), async (articles, everywhere) => {
      round += 1;
      const top = `Round ${round}`; // what an earlier round left is beside it, not below it
      const skuOf = (at: number) => `${round}-${at}`;
      await applyChanges(
        world.store.sync,
        'products',
        articles.map(({ path, unit }, at) => article(skuOf(at), [top, ...path], { baseUnit: unit })),
      );
      const taken = await applyChanges(
        world.store.sync,
        'inventory',
        articles.flatMap(({ unit, southEast, northWest }, at) => [
          sample.position(skuOf(at), 'DC1', 'SE', thousandths(southEast), { more: { unit } }),
          sample.position(skuOf(at), 'DC2', 'NW', thousandths(northWest), { more: { unit } }),
        ]),
      );
      expect(taken).toMatchObject({ applied: articles.length * 2, parked: 0 });
      const token = await world.token('planner', everywhere ? {} : { regions: ['SE'] });

      /** Checks a category against the products at and below it, and each of those below it in turn. */
      const check = async (parent: readonly string[] | null): Promise<number> => {
        const below: readonly Totals[] = (await asked(TOTALS, token, { parent })).productCategories;
        const mine = parent === null ? below.filter(({ path }) => path[0] === top) : below;
        let checked = mine.length;
        for (const { path, stockTotals } of mine) {
          const sums = new Map<string, { count: number; sum: Decimal }>();
          for (const { path: names, unit, southEast, northWest } of articles) {
            if (path.some((name, at) => [top, ...names][at] !== name)) continue;
            for (const amount of everywhere ? [southEast, northWest] : [southEast]) {
              const { count, sum } = sums.get(unit) ?? { count: 0, sum: parseDecimal('0') };
              sums.set(unit, { count: count + 1, sum: add(sum, parseDecimal(thousandths(amount))) });
            }
          }
          expect(stockTotals).toEqual(
            [...sums].sort().map(([unit, { count, sum: value }]) => ({
              positionCount: count,
              onHand: { value, unit },
              available: { value, unit },
            })),
          );
          checked += await check(path);
        }
        return checked;
      };
      const paths = articles.flatMap(({ path }) =>
        [top, ...path].map((_, at) => [top, ...path].slice(0, at + 1).join('/')),
      );
      expect(await check(null)).toBe(new Set(paths).size);
    }),
    { numRuns: 12 },
  );
}, 60_000);
