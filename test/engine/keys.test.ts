// Which key leads to an entity: resolvable or not, one of several, compound, in lists, null, unknown elsewhere.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openGraph } from './kit/open-graph.ts';
import { openWorld } from './kit/open-world.ts';

describe('several keys, some not resolvable', () => {
  const RECIPES = [
    { id: 'r1', slug: 'soup', place: { shelf: 's1', row: 'w1', slot: 'q1' }, title: 'Soup' },
    { id: 'r2', slug: 'stew', place: { shelf: 's1', row: 'w2', slot: 'q2' }, title: 'Stew' },
  ];
  const world = openWorld({
    subgraphs: {
      texts: `type Recipe @key(fields: "id") @key(fields: "slug", resolvable: false) @key(fields: "id place { row slot }", resolvable: false) {
          id: ID! slug: ID! place: Place! title: String! }
        type Place @shareable { shelf: ID! row: ID! slot: ID! }`,
      kitchen: `type Query { menu: Menu }
        type Menu @key(fields: "id") { id: ID! recipes: [Recipe!]! }
        type Recipe @key(fields: "place { shelf row }", resolvable: false) @key(fields: "slug", resolvable: false)
          @key(fields: "id place { row slot }") @key(fields: "id", resolvable: false) {
          id: ID! slug: ID! place: Place! title: String! @external  headline: String @requires(fields: "title") }
        type Place @shareable { shelf: ID! row: ID! slot: ID! }`,
    },
    data: {
      records: { Recipe: RECIPES },
      roots: { menu: () => ({ id: 'm1', recipes: RECIPES }) },
      fields: { 'Recipe.headline': ({ title }) => `Today: ${String(title)}` },
    },
  });

  it.each([
    '{ menu { recipes { id title headline } } }',
    '{ menu { recipes { headline } id } }',
    '{ menu { recipes { slug: headline id: title } } }',
  ])('%s', async (query) => {
    const { data } = await expectSame(world, query);
    expect(data.menu.recipes).toHaveLength(2);
  });
});

describe('a chain of keys', () => {
  const BOOKS = [1, 2, 3].map((n) => ({
    isbn: `i${n}`,
    code: `c${n}`,
    serial: n,
    author: { name: `A${n}` },
    pages: n * 100,
  }));
  const world = openWorld({
    subgraphs: {
      shelf: `type Query { shelf: [Spot!]! } type Spot { book: Book } type Book @key(fields: "isbn") { isbn: ID! }`,
      register: `type Book @key(fields: "isbn") @key(fields: "code") { isbn: ID! code: ID! }`,
      press: `type Book @key(fields: "code") @key(fields: "code serial") { code: ID! serial: Int! pages: Int }`,
      people: `type Book @key(fields: "code serial") { code: ID! serial: Int! author: Author } type Author { name: String }`,
    },
    data: {
      records: { Book: BOOKS },
      roots: { shelf: () => [...BOOKS.map((book) => ({ book })), { book: null }, { book: BOOKS[0] }] },
    },
  });

  it.each([
    '{ shelf { book { isbn author { name } } } }',
    '{ shelf { book { author { name } pages code } } }',
    '{ shelf { book { code: isbn serial: pages isbn: code } } }',
  ])('%s', async (query) => {
    await expectSame(world, query);
    expect(world.calls.filter(({ subgraph }) => subgraph === 'people').length).toBeLessThanOrEqual(1);
  });
});

describe('compound keys with lists inside', () => {
  const CARTS = [1, 2].map((n) => ({
    id: `k${n}`,
    lines: [
      { sku: `a${n}`, note: 'x' },
      { sku: `b${n}`, note: 'y' },
    ],
    total: n,
  }));
  const world = openWorld({
    subgraphs: {
      front: `type Query { carts: [[Cart]] } type Cart @key(fields: "id lines { sku }") { id: ID! lines: [Line!]! }
        type Line @shareable { sku: ID! }`,
      tills: `type Cart @key(fields: "id lines { sku }") { id: ID! lines: [Line!]! total: Int } type Line @shareable { sku: ID! }`,
    },
    data: { records: { Cart: CARTS }, roots: { carts: () => [[CARTS[0], null], null, [], [CARTS[1], CARTS[0]]] } },
  });

  it.each([
    '{ carts { total } }',
    '{ carts { lines: total sku: id id: lines { sku } } }',
    '{ carts { lines { id: sku } total } }',
  ])('%s', async (query) => {
    const { data } = await expectSame(world, query);
    expect(data.carts).toMatchObject([[{}, null], null, [], [{}, {}]]);
  });
});

describe('an entity that another subgraph does not know', () => {
  const subgraphs = {
    a: {
      sdl: 'type Query { things: [Thing] } type Thing @key(fields: "id") { id: ID! name: String }',
      resolvers: { Query: { things: () => [1, 2, 3].map((n) => ({ id: String(n), name: `T${n}` })) } },
    },
    b: {
      sdl: 'type Thing @key(fields: "id") { id: ID! size: Int weight: Int! }',
      resolvers: {
        Thing: { __resolveReference: ({ id }: { id: string }) => (id === '2' ? null : { id, size: 1, weight: 2 }) },
      },
    },
  };
  const graph = openGraph({ subgraphs });

  it('has null for what only that one has', async () => {
    const { data } = await graph.ask('{ things { name size } }');
    expect(data).toEqual({
      things: [
        { name: 'T1', size: 1 },
        { name: 'T2', size: null },
        { name: 'T3', size: 1 },
      ],
    });
  });

  it('is null itself where a field must not be, with an error at the field', async () => {
    const { data, errors } = await graph.ask('{ things { name weight } }');
    expect(data).toEqual({ things: [{ name: 'T1', weight: 2 }, null, { name: 'T3', weight: 2 }] });
    expect(errors.map(({ path }) => path)).toEqual([['things', 1, 'weight']]);
  });

  it('is not asked for by a null key', async () => {
    const nullKeys = openGraph({
      subgraphs: {
        a: {
          sdl: 'type Query { boxes: [Box] } type Box @key(fields: "code") { code: ID name: String }',
          resolvers: {
            Query: {
              boxes: () => [
                { code: 'x', name: 'X' },
                { code: null, name: 'None' },
              ],
            },
          },
        },
        b: {
          sdl: 'type Box @key(fields: "code") { code: ID volume: Int }',
          resolvers: {
            Box: {
              __resolveReference: ({ code }: { code: string | null }) => ({ code, volume: code === null ? 99 : 7 }),
            },
          },
        },
      },
    });
    const { data } = await nullKeys.ask('{ boxes { name volume } }');
    expect(data.boxes[0]).toEqual({ name: 'X', volume: 7 });
    expect(data.boxes[1].name).toBe('None');
  });
});
