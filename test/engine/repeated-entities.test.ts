// Few entities at many places: each is asked about once, and every place has what belongs there, errors included.
import { expect, it } from 'vitest';
import { openGraph, type GraphOptions } from './kit/open-graph.ts';

const LINES = [
  { note: 'a', sku: '1' },
  { note: 'b', sku: '2' },
  { note: 'c', sku: '1' },
  { note: 'd', sku: '1' },
  { note: 'e', sku: '2' },
];

interface Reference {
  readonly sku: string;
  readonly grams?: number | null;
}

const graphOf = (options: Partial<GraphOptions> = {}) =>
  openGraph({
    subgraphs: {
      orders: {
        sdl: `type Query { lines: [Line!]! } type Line { note: String! item: Item }
          type Item @key(fields: "sku", resolvable: false) { sku: ID! note: String @shareable }`,
        resolvers: {
          Query: { lines: () => LINES.map((line) => ({ ...line, item: { sku: line.sku, note: line.note } })) },
        },
      },
      goods: {
        sdl: `type Item @key(fields: "sku") { sku: ID! name: String grams: Int maker: Maker must: String! }
          type Maker { name: String }`,
        resolvers: {
          Item: {
            __resolveReference: ({ sku }: Reference) => ({
              sku,
              name: `item ${sku}`,
              grams: Number(sku) * 10,
              maker: { name: `maker ${sku}` },
              must: sku === '2' ? null : 'there',
            }),
          },
        },
      },
      freight: {
        sdl: `type Item @key(fields: "sku") { sku: ID! grams: Int @external fee: Int @requires(fields: "grams") zone: String }`,
        resolvers: {
          Item: {
            __resolveReference: ({ sku, grams }: Reference) => ({
              sku,
              fee: grams === undefined || grams === null ? null : grams * 2,
              zone: `zone ${sku}`,
            }),
          },
        },
      },
    },
    ...options,
  });

it('is asked about once by each fetch, and stands everywhere', async () => {
  const graph = graphOf();
  const { data, errors } = await graph.ask('{ lines { note item { sku name fee zone maker { name } } } }');
  expect(errors).toEqual([]);
  expect(data.lines).toEqual(
    LINES.map(({ note, sku }) => {
      const item = {
        sku,
        name: `item ${sku}`,
        fee: Number(sku) * 20,
        zone: `zone ${sku}`,
        maker: { name: `maker ${sku}` },
      };
      return { note, item };
    }),
  );
  const asked = graph.calls.slice(1).map(({ variables }) => (variables['representations'] as Reference[]).length);
  expect(new Set(asked)).toEqual(new Set([2]));
});

it('has beside what all places share what each place says for itself', async () => {
  const { text, errors } = await graphOf().ask('{ lines { item { note name zone } } }');
  expect(errors).toEqual([]);
  const items = LINES.map(({ note, sku }) => ({ item: { note, name: `item ${sku}`, zone: `zone ${sku}` } }));
  expect(text).toBe(JSON.stringify({ lines: items }));
});

it('says at each place what is wrong with it there', async () => {
  const { data, errors } = await graphOf().ask('{ lines { item { sku must } } }');
  expect(data.lines).toEqual(LINES.map(({ sku }) => ({ item: sku === '2' ? null : { sku, must: 'there' } })));
  expect(errors.map(({ path }) => path?.slice(0, 3))).toEqual(
    expect.arrayContaining([
      ['lines', 1, 'item'],
      ['lines', 4, 'item'],
    ]),
  );
});

it('says at each place that its subgraph failed', async () => {
  const graph = graphOf({
    interfere({ subgraph }) {
      if (subgraph === 'goods') throw new Error('socket closed');
      return undefined;
    },
  });
  const { data, errors } = await graph.ask('{ lines { item { sku name fee zone } } }');
  expect(data.lines).toEqual(LINES.map(({ sku }) => ({ item: { sku, name: null, fee: null, zone: `zone ${sku}` } })));
  expect(errors.map(({ path }) => path)).toEqual(
    LINES.flatMap((_, at) => [
      ['lines', at, 'item', 'name'],
      ['lines', at, 'item', 'fee'],
    ]),
  );
});

it('may be unknown to a subgraph', async () => {
  const graph = graphOf({
    interfere: ({ subgraph, variables }) =>
      subgraph === 'goods'
        ? {
            data: {
              _entities: (variables['representations'] as Reference[]).map(({ sku }) =>
                sku === '1' ? null : { __typename: 'Item', name: 'two', grams: 1 },
              ),
            },
          }
        : undefined,
  });
  const { data, errors } = await graph.ask('{ lines { item { sku name fee } } }');
  expect(errors).toEqual([]);
  expect(data.lines).toEqual(
    LINES.map(({ sku }) => ({ item: sku === '1' ? { sku, name: null, fee: null } : { sku, name: 'two', fee: 2 } })),
  );
});
