import { expect, it } from 'vitest';
import { composeGraph, fetchesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  orders: `
    type Query { orders: [Order!]! }
    type Order @key(fields: "id") @key(fields: "number") { id: ID!  number: ID!  weight: Int }`,
  freight: `
    type Query { shipments: [Shipment!]! }
    type Shipment { order: Order! }
    type Order @key(fields: "id", resolvable: false) @key(fields: "number") {
      id: ID!  number: ID!  weight: Int @external  carrier: String!  freight: Int @requires(fields: "weight")
    }`,
});

it('comes back to a subgraph after @requires by a key that can be resolved there', () => {
  const fetches = fetchesOf(planOf(graph, '{ shipments { order { freight } } }').node);
  const [entities] = fetches.filter(({ fetch }) => fetch.operation.includes('freight'));
  const names = JSON.stringify(entities?.fetch.requires).match(/"name":"\w+"/g);
  expect(names).toContain('"name":"number"');
  expect(fetches[0]?.fetch.operation).toContain('number');
});
