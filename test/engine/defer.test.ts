// `@defer`: what comes later stands at its own place, and everything together is the answer without `@defer`.
import { describe, expect, it } from 'vitest';
import { mergePatches } from './kit/merge-patches.ts';
import { openWorld, type WorldOptions } from './kit/open-world.ts';

const boom = () => {
  throw new Error('boom');
};
const REVIEWS = [1, 2].map((n) => ({ id: `r${n}`, text: `Text ${n}`, author: { id: `u${n}`, name: `U${n}` } }));
const PRODUCTS = [1, 2, 3].map((n) => ({
  id: `p${n}`,
  name: `P${n}`,
  price: n * 10,
  reviews: n === 2 ? null : REVIEWS,
  broken: null,
  weight: n,
}));
const options: WorldOptions = {
  subgraphs: {
    goods:
      'type Query { products: [Product!]! product: Product } type Product @key(fields: "id") { id: ID! name: String price: Int weight: Int }',
    reviews: `type Product @key(fields: "id") { id: ID! reviews: [Review!] weight: Int @external broken: String strict: Int!
        postage: Int @requires(fields: "weight") }
      type Review @key(fields: "id") { id: ID! text: String author: User } type User @key(fields: "id") { id: ID! }`,
    users: 'type User @key(fields: "id") { id: ID! name: String }',
  },
  data: {
    records: { Product: PRODUCTS, Review: REVIEWS, User: REVIEWS.map(({ author }) => author) },
    roots: { products: () => PRODUCTS, product: () => PRODUCTS[0] },
    fields: { 'Product.postage': ({ weight }) => Number(weight) * 2, 'Product.broken': boom, 'Product.strict': boom },
  },
};
const world = openWorld(options);
const slowUsers = openWorld({ ...options, turnsOf: ({ subgraph }) => (subgraph === 'users' ? 20 : 0) });

describe('deferred fragments', () => {
  it.each([
    ['{ product { name ... @defer { reviews { text } } } }', 1],
    ['{ products { name ... @defer(label: "r") { reviews { text author { name } } } } }', 3],
    ['{ product { ... @defer(label: "a") { postage } ... @defer(label: "b") { reviews { id } } id: name } }', 2],
    [
      '{ product { name ...F @defer } } fragment F on Product { id: name reviews { ... @defer { author { name } } } }',
      3,
    ],
    ['{ ... @defer { product { name postage } } products { id } }', 1],
    ['{ product { name ... @defer { name reviews { text } } reviews { id } } }', 1],
    ['{ products { ... @defer { price: name weight } postage } }', 3],
    ['{ product { reviews { id ... @defer { author { id: name } } } } }', 2],
  ])('%s', async (query, count) => {
    const right = await world.askMonolith(query);
    const answer = await world.ask(query);
    expect(answer.patches).toHaveLength(count);
    expect(mergePatches(answer)).toEqual(right.data);
    expect([answer, ...answer.patches].flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('of which no subgraph is asked come with the answer', async () => {
    const { data, patches } = await world.ask('{ product { id } ... @defer(label: "d") { __typename } }');
    expect([data, patches]).toEqual([{ product: { id: 'p1' }, __typename: 'Query' }, []]);
  });

  it('are not deferred where they say so, by literal and by variable', async () => {
    const query =
      'query Q($later: Boolean!) { product { name ... @defer(if: $later) { postage } ... @defer(if: false) { price } } }';
    const now = await world.ask(query, { later: false });
    expect([now.patches, now.data]).toEqual([[], { product: { name: 'P1', postage: 2, price: 10 } }]);
    const later = await world.ask(query, { later: true });
    expect(later.data).toEqual({ product: { name: 'P1', price: 10 } });
    expect(later.patches.map(({ path, data }): unknown[] => [path, data])).toEqual([[['product'], { postage: 2 }]]);
  });

  it('have their errors with them, and what is null in one does not take the answer away', async () => {
    const query = '{ product { name ... @defer(label: "b") { broken } ... @defer(label: "s") { strict } } }';
    const { data, errors, patches } = await world.ask(query);
    expect([data, errors]).toEqual([{ product: { name: 'P1' } }, []]);
    const byLabel = Object.fromEntries(patches.map((patch) => [patch.label, patch]));
    expect(byLabel['b']).toMatchObject({ data: { broken: null }, errors: [{ path: ['product', 'broken'] }] });
    expect(byLabel['s']).toMatchObject({ data: null, errors: [{ path: ['product', 'strict'] }] });
  });

  it('of two places with one label each come with their own path', async () => {
    const { patches } = await world.ask(
      '{ mine: product { ...F @defer(label: "x") } all: products { ...F @defer(label: "y") } } fragment F on Product { postage }',
    );
    const told = patches.map(({ path, label, data }): unknown[] => [label, path.join('.'), data.postage]).sort();
    expect(told).toEqual([
      ['x', 'mine', 2],
      ['y', 'all.0', 2],
      ['y', 'all.1', 4],
      ['y', 'all.2', 6],
    ]);
  });

  // What the outer fragment asks of `users` takes long; the inner one needs nothing of it and is ready before.
  it.each([
    '{ product { id ... @defer(label: "outer") { reviews { author { name } ... @defer(label: "inner") { text } } } } }',
    '{ ... @defer(label: "outer") { products { reviews { ...Inner @defer(label: "inner") author { name } } } } } fragment Inner on Review { id }',
    '{ product { ... @defer(label: "outer") { ... @defer { reviews { author { name } ... @defer(label: "inner") { text } } } } } }',
    `query ($no: Boolean = false) { product { ... @defer(label: "outer") {
      reviews { author { name } ... @defer(if: $no) { id ... @defer(label: "inner") { text } } }
    } } }`,
  ])('come after what they are deferred in: %s', async (query) => {
    const right = await slowUsers.askMonolith(query);
    const answer = await slowUsers.ask(query);
    const labels = answer.patches.map(({ label }) => label);
    expect(labels).toContain('inner');
    expect(labels.lastIndexOf('outer')).toBeLessThan(labels.indexOf('inner'));
    expect(mergePatches(answer)).toEqual(right.data);
  });

  it.each([
    '{ ... @defer(label: "a") { product { id ... @defer(label: "b") { strict ... @defer(label: "c") { postage } } } } }',
    '{ ... @defer(label: "a") { product { id ... @defer(label: "b") { strict ...C @defer(label: "c") } } } } fragment C on Product { postage }',
  ])('do not follow a fragment around them that came to nothing: %s', async (query) => {
    const { patches } = await world.ask(query);
    expect(patches.map(({ label, data }): unknown[] => [label, data])).toEqual([
      ['a', { product: { id: 'p1' } }],
      ['b', null],
    ]);
  });

  it('follow the answer whatever another fragment has nulled before them', async () => {
    const query =
      '{ ... @defer(label: "a") { product { strict } } product { id ... @defer(label: "b") { reviews { author { name } } } } }';
    const { data, patches } = await slowUsers.ask(query);
    expect(data).toEqual({ product: { id: 'p1' } });
    expect(patches.map(({ label, path }): unknown[] => [label, path])).toEqual([
      ['a', []],
      ['b', ['product']],
    ]);
    expect(patches[1]?.data).toEqual({ reviews: [{ author: { name: 'U1' } }, { author: { name: 'U2' } }] });
  });
});
