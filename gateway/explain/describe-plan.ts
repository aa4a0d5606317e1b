import type { FlattenStep, PlanNode, RequiredSelection, SubscriptionNode } from '../plan/plan.ts';

/** A plan in words, for people. */
export type PlanDescription = Readonly<Record<string, unknown>>;

const requiredText = (selections: readonly RequiredSelection[]): string =>
  selections
    .map((selection) => {
      const below = selection.selections ? ` { ${requiredText(selection.selections)} }` : '';
      if (selection.kind === 'Field') return selection.name + below;
      return `...${selection.typeCondition === null ? '' : ` on ${selection.typeCondition}`}${below}`;
    })
    .join(' ');

const pathText = (path: readonly FlattenStep[]): string =>
  path
    .map((step) => (step.kind === 'KEY' ? step.key : step.kind === 'EACH' ? '@' : `|[${step.types.join(',')}]`))
    .join('.');

const describeAll = (nodes: readonly PlanNode[]) => nodes.map(describePlan);
const describeMaybe = (node: PlanNode | null): PlanDescription | null => node && describePlan(node);

/** Describes a plan's node and all below it. */
export const describePlan = (node: PlanNode | SubscriptionNode): PlanDescription => {
  const { kind } = node;
  switch (node.kind) {
    case 'Fetch': {
      const { id, subgraph, operation, requires } = node;
      const representations = requires ? { representations: requiredText(requires) } : {};
      return { kind, id, subgraph, ...representations, operation };
    }
    case 'Sequence':
    case 'Parallel':
      return { kind, nodes: describeAll(node.nodes) };
    case 'Flatten':
      return { kind, path: pathText(node.path), node: describePlan(node.node) };
    case 'Condition': {
      const { variable, whenTrue, whenFalse } = node;
      return { kind, variable, whenTrue: describeMaybe(whenTrue), whenFalse: describeMaybe(whenFalse) };
    }
    case 'Defer': {
      const deferred = node.deferred.map(({ depends, label, queryPath, node: below }) => {
        return { depends, label, path: queryPath.join('.'), node: describeMaybe(below) };
      });
      return { kind, primary: describeMaybe(node.primary), deferred };
    }
    case 'Subscription':
      return { kind, primary: describePlan(node.primary), rest: describeMaybe(node.rest) };
  }
};
