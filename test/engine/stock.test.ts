// The oracle itself, checked by one that shares no code with it: on operations of which stock @apollo/gateway is known to
// be right, all three agree.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openStock } from './kit/open-stock.ts';
import { openWorld } from './kit/open-world.ts';

const MAKERS = [1, 2].map((n) => ({ __typename: 'Maker', id: `m${n}`, label: `Maker ${n}` }));
const ITEMS = [1, 2, 3].map((n) => ({
  __typename: 'Item',
  id: `i${n}`,
  name: `N${n}`,
  grams: n * 100,
  maker: MAKERS[n % 2],
}));
const world = openWorld({
  subgraphs: {
    a: 'type Query { items: [Item!]! any: [Any] } union Any = Item | Maker type Item @key(fields: "id") { id: ID! name: String grams: Int } type Maker @key(fields: "id") { id: ID! }',
    b: 'type Item @key(fields: "id") { id: ID! grams: Int @external heavy: Boolean @requires(fields: "grams") maker: Maker } type Maker @key(fields: "id") { id: ID! label: String }',
  },
  data: {
    records: { Item: ITEMS, Maker: MAKERS },
    roots: { items: () => ITEMS, any: () => [ITEMS[0], MAKERS[0], null] },
    fields: { 'Item.heavy': ({ grams }) => Number(grams) > 150 },
  },
});
let stock: Awaited<ReturnType<typeof openStock>>;
beforeAll(async () => {
  stock = await openStock(world.supergraphSdl, world.askSubgraph);
});
afterAll(() => stock.stop());

it.each([
  '{ items { id name heavy maker { label } } }',
  '{ items { weight: grams firm: maker { id label } } }',
  '{ any { __typename ... on Item { heavy maker { label } } ... on Maker { label } } }',
  '{ items { name ...M } } fragment M on Item { maker { label } heavy }',
])('%s', async (query) => {
  const { data } = await expectSame(world, query);
  expect(await stock.ask(world.apiSchema, query, {})).toEqual(data);
});
