// The client's names against the names that keys, requirements and the plan use: an alias must never change a value.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openWorld } from './kit/open-world.ts';

const PRODUCTS = [
  { id: 'p1', title: 'Table', weight: 3, price: 10, zero: 0, empty: '', no: false, maker: { id: 'm1', label: 'Oak' } },
  { id: 'p2', title: 'Chair', weight: 5, price: 20, zero: 0, empty: '', no: false, maker: { id: 'm2', label: 'Ash' } },
];
const COMMENTS = [1, 2, 3, 4].map((n) => ({ id: `c${n}`, text: `T${n}`, writer: `w${n}` }));

const world = openWorld({
  subgraphs: {
    catalog: `type Query { products: [Product!]! product(id: ID!): Product }
      type Product @key(fields: "id") @key(fields: "title") {
        id: ID! title: String weight: Int price: Int zero: Int empty: String no: Boolean maker: Maker
        comments(limit: Int): [Comment!]  cost(currency: String!): Int }
      type Maker @key(fields: "id") { id: ID! label: String }
      type Comment @key(fields: "id") { id: ID! text: String writer: ID }`,
    shipping: `type Product @key(fields: "id") { id: ID! weight: Int @external price: Int @external
        comments(limit: Int): [Comment!] @external
        estimate: Int @requires(fields: "weight price")
        firstWriters: String @requires(fields: "comments(limit: 3) { writer }") }
      type Comment @key(fields: "id") { id: ID! writer: ID @external flagged: Boolean }
      type Maker @key(fields: "id") { id: ID! label: String @external motto: String @requires(fields: "label") }`,
    ratings: `type Product @key(fields: "title") { title: String stars: Int }`,
  },
  data: {
    records: {
      Product: PRODUCTS.map((each) => ({ ...each, stars: each.weight })),
      Maker: PRODUCTS.map(({ maker }) => maker),
      Comment: COMMENTS.map((each) => ({ ...each, flagged: each.id === 'c2' })),
    },
    roots: {
      products: () => PRODUCTS.map((each) => ({ ...each, stars: each.weight })),
      product: ({ id }) => PRODUCTS.find((each) => each.id === id),
    },
    fields: {
      'Product.comments': (self, { limit }) =>
        Array.isArray(self['comments'])
          ? (self['comments'] as unknown[])
          : COMMENTS.slice(0, (limit as number | null) ?? 4).map((each) => ({ ...each, flagged: each.id === 'c2' })),
      'Product.cost': ({ price }, { currency }) => Number(price) * (currency === 'EUR' ? 2 : 1),
      'Product.estimate': ({ weight, price }) => Number(weight) * Number(price),
      'Product.firstWriters': ({ comments = COMMENTS.slice(0, 3) }) =>
        (comments as { writer: string }[]).map(({ writer }) => writer).join(),
      'Maker.motto': ({ label }) => `We are ${String(label)}`,
    },
  },
});

describe('an alias named as something else is', () => {
  it.each([
    '{ product(id: "p1") { id: title } }',
    '{ products { id: title estimate } }',
    '{ products { price: title estimate } }',
    '{ products { weight: price price: weight estimate } }',
    '{ products { id: weight title: price weight: id price: title estimate stars } }',
    '{ products { estimate: id id: estimate } }',
    '{ products { maker: title title: maker { id: motto label: id } } }',
    '{ products { maker { label: id motto } } }',
    '{ products { id: maker { id: label label: motto } stars } }',
    '{ products { __typename: title estimate } }',
    '{ products { a: __typename id: __typename estimate } }',
    '{ products { _id: title __id: id __x: estimate } }',
    '{ products { _0_id: title estimate } products2: products { id } }',
    '{ id: products { id: stars title: id } }',
    '{ products: product(id: "p2") { products: id id: title } }',
    '{ product(id: "p1") { ... on Product { id: title } ...F estimate } } fragment F on Product { id: title price: weight }',
    '{ zero: products { zero empty no zero2: zero empty2: empty no2: no estimate: zero } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('a field with arguments that a requirement asks with others', () => {
  it.each([
    '{ products { comments(limit: 1) { id } firstWriters } }',
    '{ products { firstWriters comments(limit: 1) { writer id flagged } } }',
    '{ products { comments { id } firstWriters } }',
    '{ products { comments(limit: 3) { id } firstWriters } }',
    '{ products { a: comments(limit: 1) { id } comments: comments(limit: 2) { text flagged } firstWriters } }',
    '{ products { cost(currency: "EUR") usd: cost(currency: "USD") estimate: cost(currency: "EUR") } }',
    'query Q($n: Int = 2) { products { comments(limit: $n) { id } firstWriters } }',
    'query Q($n: Int = 2) { products { firstWriters ... on Product { comments(limit: $n) { id writer: text } } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});
