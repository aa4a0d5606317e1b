// What a field requires: with arguments, through fragments, lists of lists, chains, circles, interfaces, and nulls in it.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openGraph } from './kit/open-graph.ts';
import { openWorld } from './kit/open-world.ts';

describe('one field required with different arguments', () => {
  const ITEMS = [
    { upc: 'u1', name: 'One', weight: 1, base: 11 },
    { upc: 'u2', name: 'Two', weight: 2, base: 22 },
  ];
  const priceIn = (base: unknown, currency: unknown) => Number(base) * (currency === 'EUR' ? 2 : 1);
  // A requirement's value arrives under the field's own name, whatever its arguments were.
  const inHand = (self: Readonly<Record<string, unknown>>, currency: string) =>
    self['price'] ?? priceIn(self['base'], currency);
  const average = (self: Readonly<Record<string, unknown>>): unknown => {
    const group = self['group'] as Record<string, unknown>; // required, so it is there
    return typeof group['average'] === 'number' ? group['average'] : Number(self['base']) * 3;
  };
  const world = openWorld({
    subgraphs: {
      goods: `type Query { items: [Item!]! }
        type Item @key(fields: "upc") { upc: ID! name: String weight: Int base: Int price(currency: String!): Int group: Group }
        type Group { average(currency: String!): Int }`,
      freight: `type Item @key(fields: "upc") { upc: ID! weight: Int @external price(currency: String!): Int @external
          group: Group @external
          dollars: Int @requires(fields: "price(currency: \\"USD\\") weight")
          euros: Int @requires(fields: "weight price(currency: \\"EUR\\")")
          dear: Int @requires(fields: "group { average(currency: \\"USD\\") }") }
        type Group @external { average(currency: String!): Int }`,
    },
    data: {
      records: { Item: ITEMS },
      roots: { items: () => ITEMS },
      fields: {
        'Item.price': ({ base }, { currency }) => priceIn(base, currency),
        'Item.group': ({ base }) => ({ base }),
        'Group.average': ({ base }, { currency }) => Number(base) * (currency === 'EUR' ? 6 : 3),
        'Item.dollars': (self) => Number(inHand(self, 'USD')) * 10 + Number(self['weight']),
        'Item.euros': (self) => Number(inHand(self, 'EUR')) * 10 + Number(self['weight']),
        'Item.dear': (self) => (self['group'] ? average(self) : Number(self['base']) * 3),
      },
    },
  });

  it.each([
    '{ items { dollars } }',
    '{ items { euros name } }',
    '{ items { dollars euros } }',
    '{ items { name dollars euros dear price(currency: "EUR") } }',
    '{ items { price: dollars p: price(currency: "EUR") euros } }',
    '{ items { euros group { average(currency: "EUR") } dear } }',
    '{ items { group { a: average(currency: "EUR") average: average(currency: "USD") } dear dollars } }',
    'query Q($c: String = "EUR") { items { price(currency: $c) dollars } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

it("an inner field of the outer one's name is told apart by its arguments too", async () => {
  const sized = (_: object, { in: unit }: Readonly<Record<string, unknown>>) => (unit as string | undefined) ?? 'CM';
  const sizeOf = (self: Readonly<Record<string, unknown>>, unit: string) =>
    (self['size'] as { size?: string }).size ?? unit;
  const BOX = { id: 'b1', size: {} };
  const world = openWorld({
    subgraphs: {
      boxes: `type Query { box: Box } type Box @key(fields: "id") { id: ID! size: Size }
        type Size @shareable { size(in: String): String }`,
      labels: `type Box @key(fields: "id") { id: ID! size: Size @external
          plain: String @requires(fields: "size { size }")
          inches: String @requires(fields: "size { size(in: \\"INCH\\") }") }
        type Size @shareable { size(in: String): String }`,
    },
    data: {
      records: { Box: [BOX] },
      roots: { box: () => BOX },
      fields: {
        'Size.size': sized,
        'Box.plain': (self) => `in ${sizeOf(self, 'CM')}`,
        'Box.inches': (self) => `in ${sizeOf(self, 'INCH')}`,
      },
    },
  });
  for (const query of [
    '{ box { inches plain } }',
    '{ box { plain inches } }',
    '{ box { inches size { size } plain } }',
  ]) {
    expect((await expectSame(world, query)).errors).toEqual([]);
  }
});

describe('requirements through lists of lists and fragments', () => {
  const shape = (n: number) =>
    n % 2 ? { __typename: 'Circle', name: `c${n}`, radius: n } : { __typename: 'Square', name: `s${n}`, side: n * 2 };
  const BOARDS = [
    {
      id: 'b1',
      grid: [
        [
          { v: 1, w: 0 },
          { v: 2, w: 0 },
        ],
        [],
        [{ v: 3, w: 0 }, null],
        null,
      ],
      shapes: [shape(1), shape(2), null],
    },
    { id: 'b2', grid: null, shapes: [] },
  ];
  const world = openWorld({
    subgraphs: {
      boards: `type Query { boards: [Board!]! }
        type Board @key(fields: "id") { id: ID! grid: [[Cell]] shapes: [Shape] }
        type Cell { v: Int w: Int }
        union Shape = Circle | Square
        type Circle { name: String radius: Int } type Square { name: String side: Int }`,
      sums: `type Board @key(fields: "id") { id: ID! grid: [[Cell]] @external shapes: [Shape] @external
          sum: Int @requires(fields: "grid { v }")
          areas: String @requires(fields: "shapes { ... on Circle { radius } ... on Square { side } }")
          kinds: String @requires(fields: "shapes { __typename ... on Square { name } }") }
        type Cell @external { v: Int }
        union Shape = Circle | Square
        type Circle @external { radius: Int } type Square @external { side: Int name: String }`,
    },
    data: {
      records: { Board: BOARDS },
      roots: { boards: () => BOARDS },
      fields: {
        'Board.sum': ({ grid }) =>
          ((grid ?? []) as ({ v: number } | null)[][]).flat().reduce((sum, cell) => sum + (cell?.v ?? 0), 0),
        'Board.areas': ({ shapes }) =>
          (shapes as ({ radius?: number; side?: number } | null)[])
            .map((each) => (each ? `${String(each.radius ?? '')}/${String(each.side ?? '')}` : 'null'))
            .join(),
        'Board.kinds': ({ shapes }) =>
          (shapes as ({ __typename: string } | null)[]).map((each) => each?.__typename ?? 'null').join(),
      },
    },
  });

  it.each([
    '{ boards { sum } }',
    '{ boards { id grid { w } sum } }',
    '{ boards { grid { v: w w: v } sum } }',
    '{ boards { areas } }',
    '{ boards { shapes { ... on Circle { side: name } ... on Square { name } } areas } }',
    '{ boards { shapes { t: __typename } kinds areas sum } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('requirements of requirements, and in circles between subgraphs', () => {
  const AUTHORS = [
    { id: 'a1', years: 1 },
    { id: 'a2', years: 9 },
  ];
  const POSTS = [1, 2, 3].map((n) => ({ id: `p${n}`, author: AUTHORS[n % 2], words: n * 100 }));
  const whole = (self: Readonly<Record<string, unknown>>) => self['author'] as { years: number };
  const world = openWorld({
    subgraphs: {
      feed: `type Query { feed: [Post!]! }
        type Post @key(fields: "id") { id: ID! novice: Boolean! @external words: Int! @shareable
          expert: Boolean! @requires(fields: "novice") }
        type Author @key(fields: "id") { id: ID! years: Int! }`,
      people: `type Post @key(fields: "id") { id: ID! author: Author! novice: Boolean! @requires(fields: "author { years }") }
        type Author @key(fields: "id") { id: ID! years: Int! @external }`,
      marks: `type Post @key(fields: "id") { id: ID! expert: Boolean! @external novice: Boolean! @external
          grade: String @requires(fields: "expert novice") praise: String @requires(fields: "expert") }`,
    },
    data: {
      records: { Post: POSTS, Author: AUTHORS },
      roots: { feed: () => POSTS },
      fields: {
        'Post.novice': (self) => whole(self).years < 5,
        'Post.expert': (self) => ('novice' in self ? !self['novice'] : whole(self).years >= 5),
        'Post.grade': (self) =>
          'expert' in self
            ? `${String(self['expert'])} ${String(self['novice'])}`
            : `${String(whole(self).years >= 5)} ${String(whole(self).years < 5)}`,
        'Post.praise': (self) =>
          'expert' in self ? (self['expert'] ? 'good' : 'go on') : whole(self).years >= 5 ? 'good' : 'go on',
      },
    },
  });

  it.each([
    '{ feed { expert } }',
    '{ feed { grade } }',
    '{ feed { id: grade novice: praise expert: id author { id years } } }',
    '{ feed { praise grade expert novice words author { years: id } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('requirements of a part of an interface', () => {
  const HOME = { __typename: 'Home', id: 'h1', city: 'Ulm' };
  const WORK = { __typename: 'Work', id: 'w1', city: 'Bonn' };
  const USERS = [
    { id: 'u1', address: HOME },
    { id: 'u2', address: WORK },
    { id: 'u3', address: null },
  ];
  const idOf = (address: unknown) => (address as { id?: string } | null)?.id ?? 'none';
  const world = openWorld({
    subgraphs: {
      users: `type Query { users: [User!]! } interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type Work implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type User @key(fields: "id") { id: ID! address: Address }`,
      maps: `interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type Work implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type User @key(fields: "id") { id: ID! address: Address @external
          point: String @requires(fields: "address { id }")
          office: String @requires(fields: "address { ... on Work { id } }") }`,
    },
    data: {
      records: { User: USERS, Home: [HOME], Work: [WORK] },
      roots: { users: () => USERS },
      fields: {
        'User.point': ({ address }) => idOf(address),
        'User.office': ({ address }) =>
          (address as { __typename?: string } | null)?.__typename === 'Home' ? 'none' : idOf(address),
      },
    },
  });

  it.each([
    '{ users { point } }',
    '{ users { office } }',
    '{ users { point office address { __typename ... on Home { city } ... on Work { id: city } } } }',
    '{ users { address { id ... on Home { point: city } } point } }',
  ])('%s', async (query) => {
    await expectSame(world, query);
    expect(world.calls.map(({ subgraph }) => subgraph)).toContain('maps');
  });
});

describe('a requirement that is null', () => {
  it('is sent as null, and one that failed does not fail the others', async () => {
    const graph = openGraph({
      subgraphs: {
        a: {
          sdl: 'type Query { rows: [Row!]! } type Row @key(fields: "id") { id: ID! size: Int }',
          resolvers: {
            Query: {
              rows: () => [
                { id: '1', size: 4 },
                { id: '2', size: null },
                { id: '3', size: 0 },
              ],
            },
          },
        },
        b: {
          sdl: 'type Row @key(fields: "id") { id: ID! size: Int @external double: String @requires(fields: "size") other: Int }',
          resolvers: { Row: { double: ({ size }: { size: number | null }) => `2*${size}`, other: () => 5 } },
        },
      },
    });
    const { data, errors } = await graph.ask('{ rows { double other } }');
    expect(errors).toEqual([]);
    expect(data.rows).toEqual([
      { double: '2*4', other: 5 },
      { double: '2*null', other: 5 },
      { double: '2*0', other: 5 },
    ]);
  });
});
