import type { FetchDataKeyRenamer } from '@apollo/query-planner';
import type { FetchedSelection } from '../plan/plan.ts';

/**
 * The selections, with the field at the renamer's path standing for another key. Paths go by the names that the
 * subgraph answers under; fragments without a type are not named in them.
 */
export const withRenamedOutput = (
  selections: readonly FetchedSelection[],
  { path, renameKeyTo }: Pick<FetchDataKeyRenamer, 'path' | 'renameKeyTo'>,
): FetchedSelection[] => {
  const [step, ...further] = path;
  if (step === undefined) return [...selections];
  return selections.map((selection): FetchedSelection => {
    if (selection.kind === 'Fragment') {
      if (selection.typeCondition === null) {
        return { ...selection, selections: withRenamedOutput(selection.selections, { path, renameKeyTo }) };
      }
      if (step !== `... on ${selection.typeCondition}`) return selection;
      return { ...selection, selections: withRenamedOutput(selection.selections, { path: further, renameKeyTo }) };
    }
    if (selection.key !== step) return selection;
    if (further.length === 0) return { ...selection, as: renameKeyTo };
    if (selection.selections === null) return selection;
    return { ...selection, selections: withRenamedOutput(selection.selections, { path: further, renameKeyTo }) };
  });
};
