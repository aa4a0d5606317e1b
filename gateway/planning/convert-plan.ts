import type {
  DeferredNode as ApolloDeferredNode,
  FlattenNode as ApolloFlattenNode,
  PlanNode as ApolloPlanNode,
  SubscriptionNode as ApolloSubscriptionNode,
} from '@apollo/query-planner';
import type { DeferredNode, FetchNode, FlattenStep, PlanNode, SubscriptionNode } from '../plan/plan.ts';
import type { FetchConverter } from './convert-fetch.ts';
import { convertFlattenPath } from './convert-flatten-path.ts';
import { createFetchIds, type FetchIds } from './fetch-ids.ts';

const inParallel = (nodes: readonly PlanNode[]): PlanNode => {
  const [first, ...others] = nodes;
  return first && others.length === 0 ? first : { kind: 'Parallel', nodes };
};

/** A plan of Apollo's planner in our own node types. */
export const convertRoot = (
  root: ApolloPlanNode | ApolloSubscriptionNode,
  convertFetch: FetchConverter,
): PlanNode | SubscriptionNode => {
  const fetchesOf = (node: ApolloPlanNode, ids: FetchIds): FetchNode[] | null =>
    node.kind === 'Fetch' ? convertFetch(node, () => ids.next(node.id)) : null;

  const convert = (node: ApolloPlanNode, ids: FetchIds): PlanNode => {
    switch (node.kind) {
      case 'Fetch':
        return inParallel(convertFetch(node, () => ids.next(node.id)));
      case 'Sequence':
      case 'Parallel':
        return { kind: node.kind, nodes: node.nodes.map((each) => convert(each, ids)) };
      case 'Flatten':
        return convertFlatten(node, convertFlattenPath(node.path), ids);
      case 'Condition':
        return convertCondition(node, (branch) => convert(branch, ids));
      case 'Defer':
        return {
          kind: 'Defer',
          primary: node.primary.node === undefined ? null : convert(node.primary.node, ids),
          deferred: node.deferred.map((each) => convertDeferred(each, ids)),
        };
    }
  };
  const convertFlatten = ({ node }: ApolloFlattenNode, path: readonly FlattenStep[], ids: FetchIds): PlanNode => {
    const fetches = fetchesOf(node, ids) ?? [convert(node, ids)];
    return inParallel(fetches.map((each) => ({ kind: 'Flatten', path, node: each })));
  };
  const convertCondition = (
    node: Extract<ApolloPlanNode, { kind: 'Condition' }>,
    convertBranch: (branch: ApolloPlanNode) => PlanNode,
  ): PlanNode => ({
    kind: 'Condition',
    variable: node.condition,
    whenTrue: node.ifClause === undefined ? null : convertBranch(node.ifClause),
    whenFalse: node.elseClause === undefined ? null : convertBranch(node.elseClause),
  });
  const convertDeferred = (node: ApolloDeferredNode, ids: FetchIds): DeferredNode => ({
    depends: ids.lookUp(node.depends.map(({ id }) => id)),
    label: node.label ?? null,
    queryPath: node.queryPath.filter((step) => !step.startsWith('... ')),
    node: node.node === undefined ? null : convert(node.node, ids),
  });
  /** Under conditions of the root stand plans that were made apart (one for each outcome of `@defer(if:)`). */
  const convertTop = (node: ApolloPlanNode, ids: FetchIds): PlanNode =>
    node.kind === 'Condition'
      ? convertCondition(node, (branch) => convertTop(branch, ids.apart()))
      : convert(node, ids);
  const convertSubscription = ({ primary, rest }: ApolloSubscriptionNode, ids: FetchIds): SubscriptionNode => {
    const [fetch] = fetchesOf(primary, ids) ?? [];
    if (!fetch) throw new Error('a subscription has no fetch');
    return { kind: 'Subscription', primary: fetch, rest: rest === undefined ? null : convert(rest, ids) };
  };

  const ids = createFetchIds();
  const converted = root.kind === 'Subscription' ? convertSubscription(root, ids) : convertTop(root, ids);
  ids.end();
  return converted;
};
