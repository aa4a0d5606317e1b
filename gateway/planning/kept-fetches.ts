import type { FetchNode, FlattenStep, PlanNode, SubscriptionNode } from '../plan/plan.ts';

/** The part of a plan that is made of these fetches, changed by `keep`; `null` when it keeps none. Conditions stay around what is kept. */
export const keptFetches = (
  node: PlanNode | SubscriptionNode | null,
  keep: (fetch: FetchNode, path: readonly FlattenStep[]) => FetchNode | null,
  path: readonly FlattenStep[] = [],
): PlanNode | null => {
  const keptIn = (each: PlanNode | null) => keptFetches(each, keep, path);
  switch (node?.kind) {
    case undefined:
      return null;
    case 'Fetch':
      return keep(node, path);
    case 'Sequence':
    case 'Parallel': {
      const nodes = node.nodes.flatMap((each) => keptIn(each) ?? []);
      const [first, ...others] = nodes;
      return first && others.length === 0 ? first : first ? { kind: node.kind, nodes } : null;
    }
    case 'Flatten': {
      const below = keptFetches(node.node, keep, node.path);
      return below && { ...node, node: below };
    }
    case 'Condition': {
      const whenTrue = keptIn(node.whenTrue);
      const whenFalse = keptIn(node.whenFalse);
      return whenTrue || whenFalse ? { ...node, whenTrue, whenFalse } : null;
    }
    case 'Defer':
      throw new Error('a stage of a plan defers');
    case 'Subscription':
      return keptFetches(node.rest, keep);
  }
};
