import type { PlanNode, PlannedOperation } from '../plan/plan.ts';

/**
 * The labels that a plan defers when its conditions fall one way. Planners make nothing of a deferred fragment that
 * asks no subgraph for anything, as `__typename` of the root: it comes with the answer, where it stands.
 */
export const plannedLabels = (
  { node }: PlannedOperation,
  isTrue: (variable: string) => boolean,
): ReadonlySet<string> => {
  const labels = new Set<string>();
  const visit = (at: PlanNode | null): void => {
    switch (at?.kind) {
      case undefined:
      case 'Fetch':
        return;
      case 'Sequence':
      case 'Parallel':
        return at.nodes.forEach(visit);
      case 'Flatten':
        return visit(at.node);
      case 'Condition':
        return visit(isTrue(at.variable) ? at.whenTrue : at.whenFalse);
      case 'Defer':
        visit(at.primary);
        for (const deferred of at.deferred) {
          if (deferred.label !== null) labels.add(deferred.label);
          visit(deferred.node);
        }
    }
  };
  visit(node?.kind === 'Subscription' ? node.rest : node);
  return labels;
};
