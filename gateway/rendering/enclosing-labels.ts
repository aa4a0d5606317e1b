import { Kind, type SelectionSetNode } from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';

const labelOf = (node: SelectionSetNode['selections'][number]): string | null => {
  const defer = node.directives?.find(({ name }) => name.value === 'defer');
  const label = defer?.arguments?.find(({ name }) => name.value === 'label')?.value;
  return label?.kind === Kind.STRING ? label.value : null;
};

/**
 * By planned label: those of the fragments that a deferred fragment stands in, at whatever depth, whether or not they
 * are deferred in the end. (Fragments that defer are written out where they are spread: all stand in the operation.)
 */
export const enclosingLabels = ({ operation }: PlannedOperation): ReadonlyMap<string, readonly string[]> => {
  const known = new Map<string, readonly string[]>();
  const visit = (set: SelectionSetNode, outer: readonly string[]): void => {
    for (const node of set.selections) {
      const label = labelOf(node);
      if (label !== null) known.set(label, outer);
      if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) continue;
      visit(node.selectionSet, label === null ? outer : [...outer, label]);
    }
  };
  visit(operation.selectionSet, []);
  return known;
};
