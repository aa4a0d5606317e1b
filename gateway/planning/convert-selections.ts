import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FetchedSelection } from '../plan/plan.ts';

/** What a fetch's text selects. */
export const convertSelections = ({ selections }: SelectionSetNode): FetchedSelection[] =>
  selections.map(convertSelection);

const convertSelection = (selection: SelectionNode): FetchedSelection => {
  if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('a fetch spreads a named fragment');
  const { selectionSet } = selection;
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const typeCondition = selection.typeCondition?.name.value ?? null;
    return { kind: 'Fragment', typeCondition, selections: convertSelections(selection.selectionSet) };
  }
  const key = selection.alias?.value ?? selection.name.value;
  return { kind: 'Field', key, as: key, selections: selectionSet ? convertSelections(selectionSet) : null };
};
