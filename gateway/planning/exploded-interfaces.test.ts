import { expect, it } from 'vitest';
import { composeGraph, fetchesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  shops: `
    type Query { places: [Place!]! }
    interface Place { id: ID!  item: Item! }
    type Shop implements Place @key(fields: "id") @context(name: "place") { id: ID!  currency: String!  item: Item!  open: Int }
    type Stall implements Place @key(fields: "id") @context(name: "place") { id: ID!  currency: String!  item: Item! }
    type Item @key(fields: "id") { id: ID!  price(currency: String @fromContext(field: "$place { currency }")): Int! }`,
  names: `type Item @key(fields: "id") { id: ID!  name: String }`,
});

const paths = (text: string) =>
  fetchesOf(planOf(graph, text).node).flatMap(({ fetch }) => fetch.contextVariables.map(({ path }) => path.join(' ')));

it.each([
  '{ places { id item { price name } } }',
  '{ places { ...F ... on Shop { open } } } fragment F on Place { item { price } ... on Stall { id } }',
  'query ($v: Boolean!) { places { ... on Place @include(if: $v) { item { price } } } }',
])('finds contexts above what is reached through an interface: %s', (text) => {
  expect(paths(text).sort()).toEqual(['... on Shop currency', '... on Stall currency']);
});

it('asks an interface as it is where no context is needed', () => {
  const [root] = fetchesOf(planOf(graph, '{ places { id item { name } } }').node);
  expect(root?.fetch.operation).toBe('{places{__typename id item{__typename id}}}');
});
