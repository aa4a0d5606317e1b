import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { DeferNode, PlanNode, SubscriptionNode } from '../plan/plan.ts';
import { composeGraph, fetchesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  items: `
    type Query { items: [Item!]!  item: Item  any: Thing }
    interface Thing { id: ID! }
    type Item implements Thing @key(fields: "id") { id: ID!  name: String  parent: Item }`,
  stock: `type Item @key(fields: "id") { id: ID!  onHand: Int  reserved: Int }`,
});

const plan = (text: string) => planOf(graph, text);

const deferOf = (text: string): DeferNode => {
  const { node } = plan(text);
  if (node?.kind !== 'Defer') throw new Error(`the plan begins with ${node?.kind}`);
  return node;
};

describe('@defer', () => {
  it('is planned, with what its parts wait for', () => {
    const { primary, deferred } = deferOf('{ items { name ... @defer(label: "stock") { onHand } } }');
    const [first] = fetchesOf(primary);
    expect(fetchesOf(primary)).toHaveLength(1);
    expect(deferred).toMatchObject([{ depends: [first?.fetch.id], label: 'd0', queryPath: ['items'] }]);
    expect(fetchesOf(deferred[0]?.node ?? null)).toMatchObject([{ at: 'items.@', fetch: { subgraph: 'stock' } }]);
  });

  it("has a label of its own wherever it stands, and the client's is known", () => {
    const text = `{
      items { ...F @defer(label: "a") parent { ...F @defer(label: "b") ... @defer { name } } }
      item { ...F }
    } fragment F on Item { onHand ... @defer(label: "c") { reserved } }`;
    const { deferLabels, operation, fragments } = plan(text);
    expect([...deferLabels.values()].map(String).sort()).toEqual(['a', 'b', 'c', 'c', 'c', 'null']);
    expect(fragments.size).toBe(0);
    const labels = print(operation).match(/label: "\w+"/g) ?? [];
    expect(new Set(labels).size).toBe(6);
  });

  it('leaves fragments that do not defer where they are', () => {
    const { fragments } = plan('{ items { ...F ... @defer { onHand } } } fragment F on Item { name }');
    expect([...fragments.keys()]).toEqual(['F']);
  });

  it('that is switched off is none', () => {
    const { node, deferLabels } = plan('{ items { name ... @defer(if: false) { onHand } } }');
    expect(node?.kind).toBe('Sequence');
    expect(deferLabels.size).toBe(0);
  });

  it('by variables has a plan for each of their values, and each waits for fetches of its own', () => {
    const { node } = plan(`query ($late: Boolean!, $later: Boolean!) {
      items { name ... @defer(if: $late) { onHand } }
      item { name ... @defer(if: $later) { reserved } }
    }`);
    const plans: PlanNode[] = [];
    const collect = (each: PlanNode | SubscriptionNode | null): void => {
      if (each?.kind !== 'Condition') return void (each && each.kind !== 'Subscription' && plans.push(each));
      collect(each.whenTrue);
      collect(each.whenFalse);
    };
    collect(node);
    expect(plans.map(({ kind }) => kind)).toEqual(['Defer', 'Defer', 'Defer', 'Sequence']);
    const ids = fetchesOf(node).map(({ fetch }) => fetch.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of plans) {
      if (each.kind !== 'Defer') continue;
      const own = fetchesOf(each.primary).map(({ fetch }) => fetch.id);
      for (const { depends } of each.deferred) {
        expect(depends.length).toBeGreaterThan(0);
        expect(own).toEqual(expect.arrayContaining([...depends]));
      }
    }
  });

  it('names the place by keys only', () => {
    const { deferred } = deferOf('{ any { ... on Item { parent { ... on Item @defer { onHand } } } } }');
    expect(deferred[0]?.queryPath).toEqual(['any', 'parent']);
  });
});
