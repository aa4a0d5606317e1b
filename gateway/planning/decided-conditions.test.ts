import { print } from 'graphql';
import { expect, it } from 'vitest';
import { composeGraph, linesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  first: `
    type Query { q: Entity }
    type Entity @key(fields: "id") { id: ID!  a: Int  child: Child }
    type Child { n: Int }`,
  second: `
    type Entity @key(fields: "id") { id: ID!  a: Int @external  fromA: Int @requires(fields: "a")  ref: Ref! }
    type Ref { nr: Int }`,
});

it('asks for what stands beside a selection that a literal takes away', () => {
  const plan = planOf(graph, '{ q { fromA @include(if: false) child @include(if: false) { n } item: ref { nr } } }');
  expect(linesOf(plan)).toEqual([
    'first : {q{__typename id}}',
    'second q: {_entities(representations:$representations){...on Entity{item:ref{nr}}}}',
  ]);
});

it('takes literals out of the operation, and keeps every selection set', () => {
  const text = `query ($v: Boolean!) {
    q { id @include(if: true) @skip(if: $v) ... @skip(if: true) { a } child { n @skip(if: true) } ...F @skip(if: false) }
  } fragment F on Entity { a @include(if: false) }`;
  const { operation, fragments, clientNames } = planOf(graph, text);
  const printed = [operation, ...fragments.values()].map(print).join(' ').replace(/\s+/g, ' ');
  expect(printed).toBe(
    'query ($v: Boolean!) { q { id @skip(if: $v) child { __typename } ...F } } fragment F on Entity { __typename }',
  );
  expect([...clientNames.values()]).toEqual([null, null]);
});

it('takes out what can never be, below and beside the same condition', () => {
  const text = `query ($v: Boolean!) {
    q @include(if: $v) { id a @skip(if: $v) child @include(if: $v) { n } ref @skip(if: $v) @include(if: $v) { nr } }
  }`;
  const { operation } = planOf(graph, text);
  expect(print(operation).replace(/\s+/g, ' ')).toBe(
    'query ($v: Boolean!) { __typename q @include(if: $v) { id child { n } } }',
  );
});

it('asks nobody when nothing is left', () => {
  expect(planOf(graph, '{ q @skip(if: true) { id } }').node).toBeNull();
});
