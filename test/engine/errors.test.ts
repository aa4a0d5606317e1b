// Nulls and errors: where they stand, how far a null for a non-null field goes, and that nothing is wrong in silence.
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { describe, expect, it } from 'vitest';
import type { DataObject } from './kit/graph-data.ts';
import { expectSame } from './kit/expect-same.ts';
import { openGraph, type SubgraphCall } from './kit/open-graph.ts';
import { openWorld } from './kit/open-world.ts';

const boom = () => {
  throw new Error('boom');
};

describe('failing fields', () => {
  const leaf = (n: number) => ({ __typename: 'Leaf', id: `l${n}`, name: `Leaf ${n}`, n });
  const LEAVES = [1, 2, 3, 4].map(leaf);
  const TREES = [1, 2].map((n) => ({
    id: `t${n}`,
    name: `Tree ${n}`,
    leaves: LEAVES,
    strict: LEAVES,
    nested: [[LEAVES[0], LEAVES[1]], [LEAVES[2]]],
    only: LEAVES[n],
  }));
  const failing =
    (wanted: number, value: unknown) =>
    ({ n, id }: DataObject) =>
      (n ?? Number(String(id).slice(1))) === wanted ? boom() : value;
  const world = openWorld({
    subgraphs: {
      trees: `type Query { trees: [Tree!]! tree: Tree broken: String solid: String! }
        type Tree @key(fields: "id") { id: ID! name: String leaves: [Leaf] strict: [Leaf!] nested: [[Leaf!]]! only: Leaf! bark: String }
        union Part = Leaf | Tree
        type Leaf @key(fields: "id") { id: ID! name: String n: Int parts: [Part!] }`,
      colours: `type Leaf @key(fields: "id") { id: ID! colour: String size: Int! } type Tree @key(fields: "id") { id: ID! height: Int! age: Int }`,
    },
    data: {
      records: { Leaf: LEAVES, Tree: TREES },
      roots: { trees: () => TREES, tree: () => TREES[0], broken: boom, solid: () => null },
      fields: {
        'Leaf.colour': failing(2, 'red'),
        'Leaf.size': failing(3, 7),
        'Leaf.parts': () => [LEAVES[0], { __typename: 'Tree', ...TREES[0] }],
        'Tree.height': ({ id }) => (id === 't2' ? null : 5),
        'Tree.age': boom,
        'Tree.bark': boom,
      },
    },
  });

  it.each([
    '{ broken tree { name } }',
    '{ tree { name } solid }',
    '{ trees { leaves { colour } } }',
    '{ trees { leaves { c: colour n: name } only { colour } } }',
    '{ tree { leaves { size } strict { name } } }',
    '{ tree { strict { size } name } }',
    '{ tree { nested { size } } }',
    '{ tree { nested { colour } } }',
    '{ tree { a: nested { size name } leaves { id: size } } }',
    '{ tree { name bark leaves { name colour size } } }',
    '{ tree { name height age } }',
    '{ trees { name age only { name size } } }',
    '{ tree { leaves { parts { ... on Leaf { colour } ... on Tree { age bark } } } } }',
    '{ tree { leaves { parts { ... on Tree { leaves { size colour } } } } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('says the path in the client’s names, and every place of an entity that was asked for once', async () => {
    const { errors } = await world.ask('{ forest: trees { green: leaves { tone: colour } } }');
    expect(errors.map(({ path }) => path)).toEqual([
      ['forest', 0, 'green', 1, 'tone'],
      ['forest', 1, 'green', 1, 'tone'],
    ]);
    const asked = world.calls.find(({ subgraph }) => subgraph === 'colours');
    expect(asked?.variables['representations']).toHaveLength(LEAVES.length);
  });

  it('points at the element of a filtered list that failed', async () => {
    const { errors } = await world.ask('{ tree { leaves { parts { ... on Tree { age } } } } }');
    expect(errors.map(({ path }) => path)).toEqual(LEAVES.map((_, at) => ['tree', 'leaves', at, 'parts', 1, 'age']));
  });
});

describe('the place of an error', () => {
  it('is the client’s, under whatever name the planner asked to keep types apart', async () => {
    const world = openWorld({
      subgraphs: {
        a: 'type Query { any: Any } union Any = Item | Value type Item @key(fields: "id") { id: ID! size: Float } type Value { size: Int }',
        b: 'type Item @key(fields: "id") { id: ID! size: Float @external heavy: Boolean @requires(fields: "size") }',
      },
      data: { roots: { any: () => ({ __typename: 'Value' }) }, fields: { 'Value.size': boom } },
    });
    const { errors } = await expectSame(world, '{ any { ... on Item { heavy } ... on Value { size } } }');
    expect(errors.map(({ path }) => path)).toEqual([['any', 'size']]);
    expect(world.calls[0]?.query).toMatch(/\w+:size/);
  });

  it('is in the answer, where an interface object was asked for more than the client meant', async () => {
    const WARES = [
      { __typename: 'Bread', id: 'b' },
      { __typename: 'Stone', id: 's' },
    ];
    const world = openWorld({
      subgraphs: {
        a: `type Query { wares: [Ware] } interface Ware @key(fields: "id") { id: ID! }
          type Bread implements Ware @key(fields: "id") { id: ID! } type Stone implements Ware @key(fields: "id") { id: ID! }`,
        b: 'type Ware @key(fields: "id") @interfaceObject { id: ID! price: Int taste: String }',
      },
      data: {
        records: { Ware: WARES },
        roots: { wares: () => WARES },
        fields: { 'Ware.price': () => 1, 'Ware.taste': ({ id }) => (id === 's' ? boom() : 'rye') },
      },
    });
    const { data, errors } = await world.ask('{ wares { price ... on Bread { taste } } }');
    expect(data).toEqual({ wares: [{ price: 1, taste: 'rye' }, { price: 1 }] });
    expect(errors.map(({ path }) => path)).toEqual([['wares', 1]]);
  });

  it('is in the answer, where a condition left out what failed and something else needs it', async () => {
    const graph = openGraph({
      subgraphs: {
        a: { sdl: 'type Query { row: Row } type Row @key(fields: "id") { id: ID }' },
        b: { sdl: 'type Row @key(fields: "id") { id: ID size: Int }' },
      },
      interfere: ({ subgraph }) =>
        subgraph === 'a'
          ? { data: { row: { __typename: 'Row', id: null } }, errors: [{ message: 'no id', path: ['row', 'id'] }] }
          : { data: { _entities: [null] } },
    });
    const { data, errors } = await graph.ask('query ($no: Boolean!) { row { id @include(if: $no) size } }', {
      no: false,
    });
    expect(data).toEqual({ row: { size: null } });
    expect(errors.map(({ path }) => path)).toEqual([['row']]);
  });
});

describe('values that are not of their type', () => {
  const answering = (
    data: DataObject,
    sdl = 'type Query { a: Int b: [Int!] c: Kind d: Thing s: String i: ID } enum Kind { ONE } type Thing { x: Float! y: Boolean }',
  ) => openGraph({ subgraphs: { a: { sdl } }, interfere: () => ({ data }) });

  it.each([
    ['{ a }', { a: 'text' }, { a: null }, [['a']]],
    ['{ a }', { a: 2 ** 40 }, { a: null }, [['a']]],
    ['{ a }', { a: { deep: 1 } }, { a: null }, [['a']]],
    ['{ b }', { b: [1, null, 2] }, { b: null }, [['b', 1]]],
    ['{ b }', { b: 5 }, { b: null }, [['b']]],
    ['{ c }', { c: 'TWO' }, { c: null }, [['c']]],
    ['{ d { x y } }', { d: { x: null, y: true } }, { d: null }, [['d', 'x']]],
    ['{ d { x y } }', { d: { x: 1.5, y: 'yes' } }, { d: { x: 1.5, y: null } }, [['d', 'y']]],
    ['{ d { x } a }', { d: 7, a: 1 }, { d: null, a: 1 }, [['d']]],
    ['{ d { x } a }', { d: [{ x: 1 }], a: 1 }, { d: null, a: 1 }, [['d']]],
  ])('%s of %j', async (query, given, data, paths) => {
    const answer = await answering(given).ask(query);
    expect(answer.data).toEqual(data);
    expect(answer.errors.map(({ path }) => path)).toEqual(paths);
  });

  it('may be zero, empty and false', async () => {
    const { text, errors } = await answering({ a: 0, s: '', i: 7, d: { x: 0, y: false }, b: [] }).ask(
      '{ a s i d { x y } b }',
    );
    expect(errors).toEqual([]);
    expect(text).toBe('{"a":0,"s":"","i":"7","d":{"x":0,"y":false},"b":[]}');
  });
});

describe('a subgraph that does not answer as it should', () => {
  const SDLS = {
    a: {
      sdl: 'type Query { rows: [Row] one: Row! } type Row @key(fields: "id") { id: ID! name: String }',
      resolvers: {
        Query: {
          rows: () => [
            { id: '1', name: 'A' },
            { id: '2', name: 'B' },
          ],
          one: () => ({ id: '1', name: 'A' }),
        },
      },
    },
    b: {
      sdl: 'type Row @key(fields: "id") { id: ID! size: Int strict: Int! }',
      resolvers: { Row: { size: () => 1, strict: () => 1 } },
    },
  };
  const withB = (answer: (call: SubgraphCall) => UpstreamResponse) =>
    openGraph({ subgraphs: SDLS, interfere: (call) => (call.subgraph === 'b' ? answer(call) : undefined) });

  it.each([
    ['too few entities', () => ({ data: { _entities: [{ size: 1 }] } })],
    ['no list', () => ({ data: { _entities: null } })],
    ['no data', () => ({ data: null })],
    ['errors only', () => ({ errors: [{ message: 'no' }] })],
    ['errors and null', () => ({ data: null, errors: [{ message: 'no' }] })],
    [
      'a failure',
      () => {
        throw new Error('socket closed');
      },
    ],
  ])('%s: its fields are null with an error each, the rest stands', async (_what, answer) => {
    const { data, errors } = await withB(answer).ask('{ rows { name size } }');
    expect([data.rows[0].name, data.rows[1].name]).toEqual(['A', 'B']);
    expect(data.rows[1].size).toBeNull();
    expect(errors.map(({ path }) => path)).toContainEqual(['rows', 1, 'size']);
  });

  it('costs as much as its fields are worth', async () => {
    const graph = withB(() => ({ data: null, errors: [{ message: 'no' }] }));
    const { data, errors } = await graph.ask('{ one { name strict } }');
    expect(data).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
    expect((await graph.ask('{ rows { name strict } }')).data).toEqual({ rows: [null, null] });
  });

  it('fails only the entity that it names', async () => {
    const graph = withB(() => ({
      data: { _entities: [{ size: null }, { size: 4 }] },
      errors: [{ message: 'no', path: ['_entities', 0, 'size'] }],
    }));
    const { data, errors } = await graph.ask('{ rows { size } }');
    expect(data).toEqual({ rows: [{ size: null }, { size: 4 }] });
    expect(errors.map(({ path }) => path)).toEqual([['rows', 0, 'size']]);
  });
});

describe('an input that a subgraph leaves out', () => {
  const PART = {
    __typename: 'Part',
    id: 'p1',
    weight: 3,
    box: { width: 4, height: 5 } as { width: number; height: number } | undefined,
  };
  const graphWithout = (left: (part: typeof PART) => object) =>
    openWorld({
      subgraphs: {
        parts: `type Query { parts: [Part] } type Part @key(fields: "id") { id: ID! weight: Int box: Box } type Box { width: Int height: Int }`,
        prices: `type Box { width: Int @external }
          type Part @key(fields: "id") { id: ID! weight: Int @external box: Box @external stock: Int
            freight: String @requires(fields: "weight") packing: String @requires(fields: "box { width }") }`,
      },
      data: {
        records: { Part: [PART] },
        roots: { parts: () => [PART] },
        fields: {
          'Part.freight': ({ weight }) => `for ${String(weight)}`,
          'Part.packing': ({ box }) => `for ${JSON.stringify(box)}`,
          'Part.stock': () => 7,
        },
      },
      distort: ({ subgraph }, answer) =>
        subgraph === 'parts' ? { data: { parts: [left((answer.data as { parts: [typeof PART] }).parts[0])] } } : answer,
    });
  const withoutWeight = () => graphWithout(({ weight: _, ...part }) => part);
  const withoutWidth = () =>
    graphWithout((part) => ({ ...part, ...(part.box && { box: { height: part.box.height } }) }));

  it.each([
    ['always', withoutWeight, '{ parts { stock freight } }'],
    ['under a condition', withoutWeight, 'query ($is: Boolean!) { parts { stock freight @include(if: $is) } }'],
    ['unless', withoutWeight, 'query ($not: Boolean!) { parts { stock freight @skip(if: $not) } }'],
    ['inside', withoutWidth, 'query ($is: Boolean!) { parts { stock box { height } packing @include(if: $is) } }'],
  ])('is told, and nothing is computed without it: asked for %s', async (_how, open, query) => {
    const variables = query.includes('$is') ? { is: true } : query.includes('$not') ? { not: false } : {};
    const { data, errors } = await open().ask(query, variables);
    const [part] = (data as { parts: [Record<string, unknown>] }).parts;
    expect(part[query.includes('freight') ? 'freight' : 'packing']).toBeNull();
    expect(errors).toContainEqual(
      expect.objectContaining({
        code: 'UPSTREAM_PROTOCOL',
        message: expect.stringMatching(/"parts" left out of its answer/) as string,
      }),
    );
  });

  it('is no fault where the condition is false', async () => {
    for (const open of [withoutWeight, withoutWidth]) {
      const query = 'query ($is: Boolean!) { parts { stock freight @include(if: $is) packing @include(if: $is) } }';
      expect(await open().ask(query, { is: false })).toMatchObject({ data: { parts: [{ stock: 7 }] }, errors: [] });
    }
  });
});
