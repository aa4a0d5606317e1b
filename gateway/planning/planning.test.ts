import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSupergraph } from '../engine/supergraph.ts';
import { composeGraph, fetchesOf, linesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  first: `
    type Query { q(n: Int): Entity  shapes: [Shape!]! }
    type Mutation { add(n: Int): Payload  other: Int }
    type Subscription { changed: Entity }
    type Payload { query: Query  done: Int }
    type Entity @key(fields: "id") { id: ID!  a: Int }
    union Shape = Circle | Square
    type Circle { size: String  inner: Entity }
    type Square { size: String! @shareable  inner: Entity }`,
  second: `
    type Mutation { between(n: Int): Int }
    type Square { size: String @shareable }
    type Entity @key(fields: "id") { id: ID!  b(n: Int): Int }`,
});

describe('an operation', () => {
  it('asks nobody for what the gateway knows itself', () => {
    expect(planOf(graph, '{ __typename  t: __typename  __schema { queryType { name } } }').node).toBeNull();
    const text = '{ ...F  z: __typename } fragment F on Query { __typename  __type(name: "Entity") { name }  q { a } }';
    expect(linesOf(planOf(graph, text))).toEqual(['first : {q{a}}']);
    const { operation, fragments } = planOf(graph, text);
    expect([operation, ...fragments.values()].map(print).join()).toContain('__type(name: "Entity")');
  });

  it('may lead back to the root, with introspection there too', () => {
    const text = 'mutation { add { done query { __schema { queryType { name } } q { b } } } }';
    expect(linesOf(planOf(graph, text))).toEqual([
      'first : {add{done query{q{__typename id}}}}',
      'second add.query.q: {_entities(representations:$representations){...on Entity{b}}}',
    ]);
    expect(() => planOf(graph, 'mutation { add { query { __schema { queryType { name } } } } }')).not.toThrow();
  });

  it('has its mutations in order', () => {
    const { node } = planOf(graph, 'mutation { add(n: 1) { done } between(n: 2) other }');
    expect(node?.kind).toBe('Sequence');
    expect(linesOf({ node })).toEqual(['first : {add(n:1){done}}', 'second : {between(n:2)}', 'first : {other}']);
    expect(fetchesOf(node).map(({ fetch }) => fetch.operationKind)).toEqual(['mutation', 'mutation', 'mutation']);
  });

  it('has its events completed from other subgraphs', () => {
    const { node } = planOf(graph, 'subscription Watch { changed { a b } }');
    expect(node).toMatchObject({
      kind: 'Subscription',
      primary: { subgraph: 'first', operationKind: 'subscription', requires: null, operationName: 'Watch__first__0' },
    });
    expect(linesOf({ node })).toEqual([
      'first : {changed{__typename id a}}',
      'second changed: {_entities(representations:$representations){...on Entity{b}}}',
    ]);
  });

  it('sends each fetch the variables it uses', () => {
    const { node } = planOf(graph, 'query ($n: Int, $m: Int) { q(n: $n) { b(n: $m) } }');
    expect(fetchesOf(node).map(({ fetch }) => fetch.variableUsages)).toEqual([['n'], ['m']]);
  });

  it("has answers under other names than the client's where subgraphs do not agree about a type", () => {
    const { node } = planOf(graph, '{ shapes { ... on Circle { size } ... on Square { size: size } } }');
    const fields = JSON.stringify(fetchesOf(node)[0]?.fetch.selections);
    expect(fields).toContain('{"kind":"Field","conditions":[],"key":"size","as":"size"');
    expect(fields).toContain('{"kind":"Field","conditions":[],"key":"size__alias_0","as":"size"');
  });
});

describe('contexts', () => {
  const contexts = composeGraph({
    a: `
      type Query { shops: [Shop!]! }
      type Shop @key(fields: "id") @context(name: "shop") { id: ID!  currency: String!  item: Item! }
      type Item @key(fields: "id") { id: ID!  part: Part!  price(currency: String @fromContext(field: "$shop { currency }")): Int! }
      type Part @key(fields: "id") { id: ID!  price(times: Int, currency: String @fromContext(field: "$shop { currency }")): Int! }`,
    b: `type Shop @key(fields: "id") { id: ID!  x: Int }`,
  });

  it('say from how far above a value comes, and under which name it was fetched', () => {
    const [root, ...below] = fetchesOf(
      planOf(contexts, '{ shops { currency: id item { price part { price(times: 2) } } } }').node,
    );
    expect(root?.fetch.operation).toContain('currency _0_currency:id');
    expect(below.map(({ at, fetch }) => [at, fetch.contextVariables, fetch.variableUsages])).toEqual([
      ['shops.@.item', [expect.objectContaining({ levelsUp: 1, path: ['... on Shop', 'currency'] })], []],
      ['shops.@.item.part', [expect.objectContaining({ levelsUp: 2, path: ['... on Shop', 'currency'] })], []],
    ]);
  });

  it('are not mixed up with a variable of the client', () => {
    const text = '{ shops { item { price } } }';
    const name = fetchesOf(planOf(contexts, text).node)[1]?.fetch.contextVariables[0]?.variable;
    const clash = `query ($${name}: Int) { shops { item { price part { p: price(times: $${name}) } } } }`;
    expect(() => planOf(contexts, clash)).toThrow(/use another/);
  });
});

it('lets an interface object say which interface it means', () => {
  const media = composeGraph({
    library: `
      type Query { media: [Media!]! }
      interface Media @key(fields: "id") { id: ID!  title: String }
      type Film implements Media @key(fields: "id") { id: ID!  title: String }`,
    likes: `type Media @interfaceObject @key(fields: "id") { id: ID!  likes: Int }`,
  });
  const [, likes] = fetchesOf(planOf(media, '{ media { title likes } }').node);
  expect(likes?.fetch.inputRewrites).toEqual([{ path: ['... on Media', '__typename'], value: 'Media' }]);
});

describe('a supergraph', () => {
  it('with costs, contexts and security is read; one that needs what nobody here knows is refused', () => {
    const { sdl } = composeGraph({
      one: `type Query { list: [Int] @listSize(assumedSize: 5) @cost(weight: 3)  secret: Int @authenticated }`,
    });
    expect(createSupergraph(sdl).apiSchema.getDirective('defer')).toBeDefined();
    const foreign = sdl.replace('/authenticated/v0.1"', '/unheard/v0.1"');
    expect(() => createSupergraph(foreign)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it('stays as it is for clients', () => {
    expect(() => parse(graph.sdl)).not.toThrow();
    expect(Object.keys(graph.apiSchema.getTypeMap()).filter((name) => name.startsWith('join__'))).toEqual([]);
  });
});
