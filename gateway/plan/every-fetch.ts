import type { FetchNode, FlattenStep, PlanNode, SubscriptionNode } from './plan.ts';

const NOWHERE: readonly FlattenStep[] = [];

/** Shows every fetch of a plan, with the path where it lands. */
export const everyFetch = (
  node: PlanNode | SubscriptionNode | null,
  show: (fetch: FetchNode, path: readonly FlattenStep[]) => void,
  path: readonly FlattenStep[] = NOWHERE,
): void => {
  switch (node?.kind) {
    case undefined:
      return;
    case 'Fetch':
      return show(node, path);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.forEach((each) => everyFetch(each, show, path));
    case 'Flatten':
      return everyFetch(node.node, show, node.path);
    case 'Condition':
      everyFetch(node.whenTrue, show, path);
      return everyFetch(node.whenFalse, show, path);
    case 'Defer':
      everyFetch(node.primary, show, path);
      return node.deferred.forEach((each) => everyFetch(each.node, show, path));
    case 'Subscription':
      show(node.primary, path);
      return everyFetch(node.rest, show, path);
  }
};
