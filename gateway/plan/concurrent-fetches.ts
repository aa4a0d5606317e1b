import { everyFetch } from './every-fetch.ts';
import type { FetchNode, PlanNode } from './plan.ts';

/** Shows every outermost node that has its children executed at the same time. */
const everyParallel = (node: PlanNode | null, show: (children: readonly PlanNode[]) => void): void => {
  switch (node?.kind) {
    case undefined:
    case 'Fetch':
      return;
    case 'Sequence':
      return node.nodes.forEach((each) => everyParallel(each, show));
    case 'Parallel':
      return show(node.nodes);
    case 'Flatten':
      return everyParallel(node.node, show);
    case 'Condition':
      everyParallel(node.whenTrue, show);
      return everyParallel(node.whenFalse, show);
    case 'Defer':
      everyParallel(node.primary, show);
      return node.deferred.forEach((each) => everyParallel(each.node, show));
  }
};

/** Sets of a plan's entity fetches from one subgraph, at least two each, that may be under way at the same time. */
export const concurrentFetches = (plan: PlanNode | null): readonly (readonly FetchNode[])[] => {
  const groups: FetchNode[][] = [];
  const grouped = new Set<FetchNode>();
  const groupAmong = (children: readonly PlanNode[]): void => {
    const bySubgraph = new Map<string, { readonly fetches: FetchNode[]; readonly children: Set<PlanNode> }>();
    for (const child of children) {
      everyFetch(child, (fetch) => {
        if (fetch.requires === null || grouped.has(fetch)) return;
        const known = bySubgraph.get(fetch.subgraph) ?? { fetches: [], children: new Set() };
        bySubgraph.set(fetch.subgraph, known);
        known.fetches.push(fetch);
        known.children.add(child);
      });
    }
    for (const { fetches, children: its } of bySubgraph.values()) {
      if (its.size < 2) continue; // one after the other, as far as can be seen from here
      groups.push(fetches);
      for (const fetch of fetches) grouped.add(fetch);
    }
    for (const child of children) everyParallel(child, groupAmong);
  };
  everyParallel(plan, groupAmong);
  return groups;
};
