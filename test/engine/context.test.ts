// Arguments that a subgraph takes from an object above (`@context`, `@fromContext`).
import { describe, expect, it } from 'vitest';
import { mergePatches } from './kit/merge-patches.ts';
import { openGraph, type SubgraphAnswer } from './kit/open-graph.ts';

const SHOPS = [
  { id: 's1', currency: 'EUR', items: [{ id: 'i1' }, { id: 'i2' }] },
  { id: 's2', currency: 'USD', items: [{ id: 'i1' }] },
];
const graph = openGraph({
  subgraphs: {
    shops: {
      sdl: `type Query { shops: [Shop!]! shop: Shop! }
        type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! items: [Item!]! }
        type Item @key(fields: "id") { id: ID!
          price(currency: String @fromContext(field: "$shop { currency }"), times: Int = 1): String }`,
      resolvers: {
        Query: { shops: () => SHOPS, shop: () => SHOPS[1] },
        Shop: { __resolveReference: ({ id }: { id: string }) => SHOPS.find((shop) => shop.id === id) },
        Item: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          price: ({ id }: { id: string }, { currency, times }: { currency: string; times: number }) =>
            `${id} ${currency} ${times}`,
        },
      },
    },
    names: {
      sdl: 'type Item @key(fields: "id") { id: ID! name: String }',
      resolvers: { Item: { name: ({ id }: { id: string }) => `N${id}` } },
    },
  },
});

describe('an argument from context', () => {
  it.each([
    ['{ shop { items { price } } }', { shop: { items: [{ price: 'i1 USD 1' }] } }],
    [
      '{ shops { items { price(times: 2) name } } }',
      {
        shops: [
          {
            items: [
              { price: 'i1 EUR 2', name: 'Ni1' },
              { price: 'i2 EUR 2', name: 'Ni2' },
            ],
          },
          { items: [{ price: 'i1 USD 2', name: 'Ni1' }] },
        ],
      },
    ],
    [
      '{ shops { currency: id items { id: price } } }',
      {
        shops: [
          { currency: 's1', items: [{ id: 'i1 EUR 1' }, { id: 'i2 EUR 1' }] },
          { currency: 's2', items: [{ id: 'i1 USD 1' }] },
        ],
      },
    ],
    [
      '{ all: shops { a: items { price } b: items { x: price(times: 3) } } }',
      {
        all: [
          { a: [{ price: 'i1 EUR 1' }, { price: 'i2 EUR 1' }], b: [{ x: 'i1 EUR 3' }, { x: 'i2 EUR 3' }] },
          { a: [{ price: 'i1 USD 1' }], b: [{ x: 'i1 USD 3' }] },
        ],
      },
    ],
  ])('%s', async (query, data) => {
    const answer = await graph.ask(query);
    expect(answer.errors).toEqual([]);
    expect(answer.text).toBe(JSON.stringify(data));
  });

  it('is nothing that a client can give', async () => {
    const { text, errors } = await graph.ask('{ shop { items { price(currency: "X") } } }');
    expect([text, errors[0]?.code]).toEqual([null, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a value from context that another subgraph has than the one whose field takes it', () => {
  const known = (object: object) => object;
  const currency = ({ id }: { id: string }) => `C${id}`;
  const withOwner = (owner: 'items' | 'currencies') => {
    const external = owner === 'items' ? '' : '@external';
    return openGraph({
      subgraphs: {
        root: {
          sdl: `type Query { shops: [Shop] places: [Place] }
            union Place = Shop | Mall
            type Shop @key(fields: "id") { id: ID! }
            type Mall @key(fields: "id") { id: ID! shops: [Shop] }`,
          resolvers: {
            Query: {
              shops: () => [{ id: 's1' }, { id: 's2' }],
              places: () => [
                { __typename: 'Shop', id: 's1' },
                { __typename: 'Mall', id: 'm', shops: [{ id: 's2' }] },
              ],
            },
          },
        },
        items: {
          sdl: `type Shop @key(fields: "id") @context(name: "place") { id: ID! currency: String ${external} items: [Item] }
            type Mall @key(fields: "id") @context(name: "place") { id: ID! currency: String ${external} kiosks: [Item] }
            type Item @key(fields: "id") { id: ID! name: String next: Item
              price(in: String @fromContext(field: "$place { currency }")): String }`,
          resolvers: {
            Shop: { __resolveReference: known, items: () => [{ id: 'i1' }], currency },
            Mall: { __resolveReference: known, kiosks: () => [{ id: 'i9' }], currency },
            Item: {
              __resolveReference: known,
              name: ({ id }: { id: string }) => `N${id}`,
              next: () => ({ id: 'i2' }),
              price: ({ id }: { id: string }, { in: unit }: { in: string }) => `${id} ${unit}`,
            },
          },
        },
        currencies:
          owner === 'items'
            ? { sdl: 'type Query { none: Int }' }
            : {
                sdl: `type Shop @key(fields: "id") { id: ID! currency: String }
                  type Mall @key(fields: "id") { id: ID! currency: String }`,
                resolvers: {
                  Shop: { __resolveReference: known, currency },
                  Mall: { __resolveReference: known, currency },
                },
              },
      },
    });
  };
  const graphs = { items: withOwner('items'), currencies: withOwner('currencies') };
  const [ONE, OTHER] = [{ price: 'i1 Cs1' }, { price: 'i1 Cs2' }];

  it.each([
    ['{ shops { items { price } } }', { shops: [{ items: [ONE] }, { items: [OTHER] }] }],
    ['{ shops { ... @defer { items { price } } } }', { shops: [{ items: [ONE] }, { items: [OTHER] }] }],
    ['{ shops { items { ... @defer { price } } } }', { shops: [{ items: [ONE] }, { items: [OTHER] }] }],
    [
      '{ shops { ... @defer { id ... @defer { items { ... @defer { price } } } } } }',
      {
        shops: [
          { id: 's1', items: [ONE] },
          { id: 's2', items: [OTHER] },
        ],
      },
    ],
    [
      '{ shops { items { next { next { price } } } } }',
      {
        shops: [
          { items: [{ next: { next: { price: 'i2 Cs1' } } }] },
          { items: [{ next: { next: { price: 'i2 Cs2' } } }] },
        ],
      },
    ],
    [
      '{ places { ... on Shop { items { price } } ... on Mall { kiosks { price } shops { items { price } } } } }',
      { places: [{ items: [ONE] }, { kiosks: [{ price: 'i9 Cm' }], shops: [{ items: [OTHER] }] }] },
    ],
    [
      'query ($no: Boolean = false) { shops { items { name price @include(if: $no) } } }',
      { shops: [{ items: [{ name: 'Ni1' }] }, { items: [{ name: 'Ni1' }] }] },
    ],
    [
      'query ($no: Boolean = false) { shops { ... @defer { items { name price @skip(if: $no) } } } }',
      { shops: [{ items: [{ name: 'Ni1', ...ONE }] }, { items: [{ name: 'Ni1', ...OTHER }] }] },
    ],
  ])('%s', async (query, data) => {
    for (const graph of Object.values(graphs)) {
      const answer = await graph.ask(query);
      expect([...answer.errors, ...answer.patches.flatMap(({ errors }) => errors)]).toEqual([]);
      expect(mergePatches(answer)).toEqual(data);
    }
  });
});

it('an object that is of no type which sets the context is told', async () => {
  const { data, errors } = await openGraph({
    subgraphs: {
      shops: {
        sdl: `type Query { shop: Shop }
          type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String item: Item }
          type Item @key(fields: "id") { id: ID! price(in: String @fromContext(field: "$shop { currency }")): String }`,
      },
    },
    interfere: ({ variables }) =>
      'representations' in variables
        ? { data: { _entities: [{ price: JSON.stringify(variables) }] } }
        : { data: { shop: { __typename: 'Item', id: 's1', currency: 'EUR', item: { __typename: 'Item', id: 'i1' } } } },
  }).ask('{ shop { item { price } } }');
  expect(data).toEqual({ shop: { item: { price: null } } });
  expect(errors).toMatchObject([{ code: 'UPSTREAM_PROTOCOL', path: ['shop', 'item', 'price'] }]);
});

describe('a value from context that is not there', () => {
  const graphWhere = (answer: () => SubgraphAnswer) =>
    openGraph({
      subgraphs: {
        items: {
          sdl: `type Query { shop: Shop }
            type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String @external item: Item }
            type Item @key(fields: "id") { id: ID! name: String price(in: String @fromContext(field: "$shop { currency }")): String }`,
          resolvers: {
            Query: { shop: () => ({ id: 's1', item: { id: 'i1', name: 'Item' } }) },
            Item: {
              __resolveReference: (item: object) => item,
              price: (_: object, given: object) => JSON.stringify(given),
            },
          },
        },
        shops: { sdl: 'type Shop @key(fields: "id") { id: ID! currency: String }' },
      },
      interfere: ({ subgraph }) => (subgraph === 'shops' ? answer() : undefined),
    });

  it.each([
    [
      'failed',
      () => {
        throw new Error('the connection is lost');
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['was left out', () => ({ data: { _entities: [{}] } }), 'UPSTREAM_PROTOCOL'],
    ['is of a wrong type', () => ({ data: { _entities: [{ currency: { code: 'EUR' } }] } }), 'UPSTREAM_PROTOCOL'],
  ] as const)('takes what needs it with it where it %s', async (_how, answer, code) => {
    const { data, errors } = await graphWhere(answer).ask('{ shop { item { name price } } }');
    expect(data).toEqual({ shop: { item: { name: 'Item', price: null } } });
    expect(errors).toMatchObject([{ code, path: ['shop', 'item', 'price'] }]);
  });

  it('is handed on where it is null', async () => {
    const { data, errors } = await graphWhere(() => ({ data: { _entities: [{ currency: null }] } })).ask(
      '{ shop { item { price } } }',
    );
    expect([data, errors]).toEqual([{ shop: { item: { price: '{"in":null}' } } }, []]);
  });
});
