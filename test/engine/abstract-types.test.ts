// Interfaces and unions over several subgraphs: members that only some know, runtime types, fragments, hidden values.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openGraph } from './kit/open-graph.ts';
import { openWorld } from './kit/open-world.ts';

describe('members that live in several subgraphs', () => {
  const LAMP = { __typename: 'Lamp', id: 'l1', name: 'Lamp', watts: 40, warranty: 2 };
  const SOFA = { __typename: 'Sofa', id: 's1', name: 'Sofa', seats: 3, warranty: 5 };
  const NOTE = { __typename: 'Note', text: 'hello' };
  const THINGS = [LAMP, SOFA, null, LAMP];
  const world = openWorld({
    subgraphs: {
      a: `type Query { things: [Thing] node(id: ID!): Node nodes: [Node!] lists: [[Thing]!]! }
        union Thing = Lamp | Sofa | Note
        interface Node { id: ID! } interface Named { name: String }
        type Lamp implements Node & Named @key(fields: "id") { id: ID! name: String watts: Int }
        type Sofa implements Node @key(fields: "id") { id: ID! }
        type Note { text: String }`,
      b: `interface Node { id: ID! } interface Named { name: String } interface Warranted { warranty: Int }
        type Sofa implements Node & Named & Warranted @key(fields: "id") { id: ID! name: String seats: Int warranty: Int }
        type Lamp implements Warranted @key(fields: "id") { id: ID! warranty: Int }`,
    },
    data: {
      records: { Lamp: [LAMP], Sofa: [SOFA] },
      roots: {
        things: () => [...THINGS, NOTE],
        node: ({ id }) => (id === 'l1' ? LAMP : id === 's1' ? SOFA : null),
        nodes: () => [SOFA, LAMP],
        lists: () => [[LAMP, SOFA], [], [NOTE, null]],
      },
    },
  });

  it.each([
    '{ things { __typename } }',
    '{ things { z: __typename ... on Sofa { seats } } }',
    '{ things { z: __typename y: __typename ... on Lamp { watts warranty } ... on Sofa { name } } }',
    '{ things { ... on Lamp { __typename: name } ... on Sofa { __typename } } }',
    '{ things { ... on Named { name } ... on Warranted { warranty } ... on Note { text } } }',
    '{ things { ... on Warranted { warranty ... on Sofa { seats } ... on Node { id } } } }',
    '{ nodes { id ... on Named { name } ... on Warranted { warranty } } }',
    '{ nodes { z: __typename ... on Sofa { id: name } ... on Lamp { id: name } } }',
    '{ node(id: "s1") { ... on Lamp { watts } } lamp: node(id: "l1") { ... on Sofa { seats } ... on Lamp { watts } } none: node(id: "x") { id } }',
    '{ lists { ... on Sofa { seats name } ... on Lamp { warranty } ... on Note { watts: text } } }',
    '{ lists { ... on Sofa { value: seats } ... on Lamp { value: warranty } } }',
    '{ lists { ... on Sofa { name: seats } ... on Lamp { name: warranty id: watts } } }',
    '{ things { ...T } } fragment T on Thing { __typename ...W ...N } fragment W on Warranted { warranty } fragment N on Node { id }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('unions whose members each subgraph knows in part', () => {
  const COMMON = { __typename: 'Common', label: 'c' };
  const ONLY_A = { __typename: 'OnlyA', a: 'a' };
  const ONLY_B = { __typename: 'OnlyB', b: 'b' };
  const BOX = { id: '1', fromA: { actions: [COMMON, ONLY_A] }, fromB: { actions: [COMMON, ONLY_B] } };
  const world = openWorld({
    subgraphs: {
      a: `type Query { rootA: Box } type Box @key(fields: "id") { id: ID! fromA: HolderA } type HolderA { actions: [Action!]! }
        union Action = Common | OnlyA  type Common @shareable { label: String } type OnlyA { a: String }`,
      b: `type Query { rootB: Box } type Box @key(fields: "id") { id: ID! fromB: HolderB } type HolderB { actions: [Action!]! }
        union Action = Common | OnlyB  type Common @shareable { label: String } type OnlyB { b: String }`,
    },
    data: { records: { Box: [BOX] }, roots: { rootA: () => BOX, rootB: () => BOX } },
  });

  it.each([
    '{ rootA { fromA { actions { __typename ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } } } } }',
    '{ rootA { fromB { actions { ... on OnlyA { a } ... on OnlyB { b } } } fromA { actions { ... on OnlyB { b } } } } }',
    '{ rootB { id fromA { actions { ... on OnlyA { x: a } ... on OnlyB { x: b } ... on Common { x: label } } } } rootA { fromB { actions { __typename } } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('values and types that clients may not see', () => {
  const subgraphs = {
    a: {
      sdl: `type Query { users: [User!]! kinds: [Kind] pets: [Pet] }
        enum Kind { OPEN HIDDEN @inaccessible }
        union Pet = Cat | Ghost
        type Cat { name: String } type Ghost @inaccessible { name: String }
        type User @key(fields: "id") { id: ID! kind: Kind strict: Kind! }`,
      resolvers: {
        Query: {
          users: () => [
            { id: '1', kind: 'OPEN', strict: 'OPEN' },
            { id: '2', kind: 'HIDDEN', strict: 'OPEN' },
          ],
          kinds: () => ['OPEN', 'HIDDEN', null],
          pets: () => [
            { __typename: 'Cat', name: 'Tom' },
            { __typename: 'Ghost', name: 'Boo' },
          ],
        },
      },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! secret: String @inaccessible hint: String @shareable }',
      resolvers: { User: { secret: () => 'x', hint: () => 'h' } },
    },
    c: {
      sdl: 'type User @key(fields: "id") { id: ID! hint: String @shareable secret: String @external loud: String @requires(fields: "secret") }',
      resolvers: { User: { loud: ({ secret }: { secret: string }) => `${secret}!` } },
    },
  };
  const graph = openGraph({ subgraphs });

  it('are null with an error at their place', async () => {
    const { data, errors } = await graph.ask('{ users { kind } kinds }');
    expect(data).toEqual({ users: [{ kind: 'OPEN' }, { kind: null }], kinds: ['OPEN', null, null] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['users', 1, 'kind'],
      ['kinds', 1],
    ]);
  });

  it('are no type of an object', async () => {
    const { data, errors } = await graph.ask('{ pets { __typename ... on Cat { name } } }');
    expect(data).toEqual({ pets: [{ __typename: 'Cat', name: 'Tom' }, null] });
    expect(errors.map(({ path }) => path)).toEqual([['pets', 1]]);
  });

  it('may still be required inside', async () => {
    const { data, errors } = await graph.ask('{ users { loud hint } }');
    expect(errors).toEqual([]);
    expect(data.users).toEqual([
      { loud: 'x!', hint: 'h' },
      { loud: 'x!', hint: 'h' },
    ]);
  });

  it('cannot be asked for', async () => {
    const { text, errors } = await graph.ask('{ users { secret } }');
    expect(text).toBeNull();
    expect(errors[0]?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a type that is an entity here and a plain object there', () => {
  const ANN = { __typename: 'User', id: 'u1', name: 'Ann' };
  const ROOT = { __typename: 'Admin', id: 'x', name: 'Root', similar: [] };
  const annWith = { ...ANN, similar: [ROOT, ANN] };
  const world = openWorld({
    subgraphs: {
      a: 'type Query { users: [User!]! } type User { id: ID @shareable }',
      b: `type Query { accounts: [Account!]! } union Account = User | Admin
        type User @key(fields: "id") { id: ID! name: String similar: [Account!]! }
        type Admin { id: ID name: String similar: [Account!]! }`,
    },
    data: { records: { User: [annWith] }, roots: { users: () => [annWith], accounts: () => [annWith, ROOT] } },
  });

  it.each([
    '{ users { id name } }',
    '{ users { similar { ... on User { id name } ... on Admin { ident: id name } } } }',
    '{ accounts { ... on User { id name similar { ... on User { id: name } } } ... on Admin { name } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});
