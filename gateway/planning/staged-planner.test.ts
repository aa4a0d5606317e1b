import { describe, expect, it } from 'vitest';
import { composeGraph, fetchesOf, linesOf, planOf } from './fixtures/plan-graph.ts';

/** What the last field requires comes from the first subgraph, which requires something of the second for it. */
const graph = composeGraph({
  s0: `
    type Query { one: Thing  all: [Thing!]! }
    type Mutation { make: Thing }
    type Thing @key(fields: "id") { id: ID!  a: Int @external  c: Float  r0: String @requires(fields: "a")  next: Thing }`,
  s1: `
    type Thing @key(fields: "id") {
      id: ID!  a: Int  c: Float @external  r0: String @external  r1(x: Int): Out @requires(fields: "c r0")  free: Int
    }
    type Out { text: String  thing: Thing }`,
});

const keysOf = (text: string) =>
  fetchesOf(planOf(graph, text).node).map(
    ({ fetch }) => JSON.stringify(fetch.requires)?.match(/(?<="key":")\w+/g) ?? [],
  );

describe('a requirement of a requirement', () => {
  it('is met before the field that needs it is asked for', () => {
    const text = '{ one { r1 { text } } }';
    expect(linesOf(planOf(graph, text))).toEqual([
      's0 : {one{__typename id c}}',
      's1 one: {_entities(representations:$representations){...on Thing{a}}}',
      's0 one: {_entities(representations:$representations){...on Thing{r0}}}',
      's1 one: {_entities(representations:$representations){...on Thing{r1{text}}}}',
    ]);
    expect(keysOf(text).at(-1)).toEqual(['__typename', 'id', 'c', 'r0']);
  });

  it('leaves what the client asks beside it, under its own names', () => {
    const text =
      'query ($v: Boolean!, $x: Int) { all { free  r0: free  ...F @include(if: $v) } } fragment F on Thing { big: r1(x: $x) { text thing { c } } }';
    const plan = planOf(graph, text);
    const last = fetchesOf(plan.node).filter(({ fetch }) => fetch.operation.includes('r1'));
    expect(last).toHaveLength(1);
    expect(last[0]).toMatchObject({
      at: 'all.@',
      fetch: { subgraph: 's1', variableUsages: expect.arrayContaining(['x']) },
    });
    expect(JSON.stringify(plan.node)).toContain('"kind":"Condition","variable":"v"');
    expect(fetchesOf(plan.node).at(-1)?.at).toBe('all.@.big.thing');
    expect(new Set(fetchesOf(plan.node).map(({ fetch }) => fetch.id)).size).toBe(fetchesOf(plan.node).length);
  });

  it('does not do a mutation again', () => {
    const fetches = fetchesOf(planOf(graph, 'mutation { make { r1 { text } } }').node);
    expect(fetches.filter(({ fetch }) => fetch.operationKind === 'mutation')).toHaveLength(1);
    expect(fetches.at(-1)?.fetch.operation).toContain('r1');
  });

  it('is planned at once where the client would have it deferred', () => {
    const { node, deferLabels } = planOf(graph, '{ one { c ... @defer { r1 { text } } } }');
    expect([...deferLabels]).toEqual([]);
    expect(linesOf({ node }).at(-1)).toBe(
      's1 one: {_entities(representations:$representations){...on Thing{r1{text}}}}',
    );
  });

  it('costs nothing where nothing requires so', () => {
    expect(linesOf(planOf(graph, '{ one { r0 } }'))).toHaveLength(3);
  });
});

it('asks no subgraph for entities that it has no resolvable key of', () => {
  const unresolvable = composeGraph({
    s0: `
      type Query { one: Thing }
      type Thing @key(fields: "id part", resolvable: false) {
        id: ID!  part: Int!  a: String @external  r0: String @requires(fields: "a")  own: Int
      }`,
    s1: `type Thing @key(fields: "id") { id: ID!  a: String }`,
  });
  expect(() => planOf(unresolvable, '{ one { r0 } }')).toThrow(
    expect.objectContaining({ code: 'QUERY_PLANNING_FAILED' }),
  );
  expect(linesOf(planOf(unresolvable, '{ one { own a } }'))).toHaveLength(2);
});
