// Arguments that a subgraph takes from an object above (`@context`, `@fromContext`).
import { describe, expect, it } from 'vitest';
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
