import { Kind, type SelectionSetNode } from 'graphql';
import type { DecidedOperation } from './collect-fields.ts';

const NONE: ReadonlySet<string> = new Set();

/** The planned labels of all fragments that are deferred anywhere in these selections. */
export const deferredLabelsIn = (
  { planned, decisions }: DecidedOperation,
  sets: readonly SelectionSetNode[],
): ReadonlySet<string> => {
  if (planned.deferLabels.size === 0) return NONE;
  const labels = new Set<string>();
  const spread = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      const label = decisions.deferredAs(node);
      if (label !== null) labels.add(label);
      if (node.kind !== Kind.FRAGMENT_SPREAD) {
        if (node.selectionSet) visit(node.selectionSet);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = planned.fragments.get(node.name.value);
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  sets.forEach(visit);
  return labels;
};
