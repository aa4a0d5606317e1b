// What a field provides of an entity elsewhere: used when it is there, never asked for where it is not.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openWorld } from './kit/open-world.ts';

const CATEGORY = { id: 'c1', name: 'Tools', parent: { id: 'c0', name: 'All', parent: null } };
const HAMMER = { __typename: 'Hammer', id: 'h1', name: 'Hammer', grams: 500, category: CATEGORY };
const NAIL = { __typename: 'Nail', id: 'n1', name: 'Nail', grams: 5, category: CATEGORY };
const world = openWorld({
  subgraphs: {
    goods: `type Query { all: [Goods!]! @provides(fields: "... on Hammer { name category { name } }") best: Goods @provides(fields: "... on Nail { name }")
        ware: Ware @provides(fields: "... on Hammer { name }") plain: [Hammer!]! first: Hammer @provides(fields: "category { id name }") }
      union Goods = Hammer | Nail
      interface Ware { id: ID! }
      type Hammer implements Ware @key(fields: "id") { id: ID! name: String @external category: Category @external }
      type Nail implements Ware @key(fields: "id") { id: ID! name: String @external }
      type Category @key(fields: "id") { id: ID! name: String @external }`,
    names: `interface Ware { id: ID! }
      type Hammer implements Ware @key(fields: "id") { id: ID! name: String @shareable category: Category @shareable grams: Int }
      type Nail implements Ware @key(fields: "id") { id: ID! name: String @shareable grams: Int category: Category }
      type Category @key(fields: "id") { id: ID! }`,
    tree: 'type Category @key(fields: "id") { id: ID! name: String @shareable parent: Category }',
  },
  data: {
    records: { Hammer: [HAMMER], Nail: [NAIL], Category: [CATEGORY, CATEGORY.parent] },
    roots: {
      all: () => [HAMMER, NAIL],
      best: () => NAIL,
      ware: () => HAMMER,
      plain: () => [HAMMER],
      first: () => HAMMER,
    },
  },
});

describe('provided fields', () => {
  it.each([
    '{ all { ... on Hammer { name } ... on Nail { name } } }',
    '{ all { ... on Hammer { id: name name: id category { id: name } } ... on Nail { grams } } }',
    '{ best { ... on Nail { name grams } ... on Hammer { name } } ware { ... on Hammer { name } id } }',
    '{ plain { name category { name parent { name } } } first { category { name id } } }',
    '{ first { category { name parent { id name: id } } grams } ware { ... on Hammer { grams name } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });

  it('cost no second call', async () => {
    await expectSame(world, '{ first { category { name } } }');
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['goods']);
  });
});
