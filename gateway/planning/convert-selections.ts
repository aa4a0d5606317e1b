import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Condition, FetchedSelection } from '../plan/plan.ts';

/** What variables decide; planners leave no constant conditions. */
export const conditionsOf = ({ directives = [] }: SelectionNode): Condition[] =>
  directives.flatMap(({ name, arguments: [condition] = [] }) => {
    if ((name.value !== 'include' && name.value !== 'skip') || condition?.value.kind !== Kind.VARIABLE) return [];
    return [{ variable: condition.value.name.value, is: name.value === 'include' }];
  });

/** What a fetch's text selects. */
export const convertSelections = ({ selections }: SelectionSetNode): FetchedSelection[] =>
  selections.map(convertSelection);

const convertSelection = (selection: SelectionNode): FetchedSelection => {
  if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('a fetch spreads a named fragment');
  const { selectionSet } = selection;
  const conditions = conditionsOf(selection);
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const typeCondition = selection.typeCondition?.name.value ?? null;
    return { kind: 'Fragment', conditions, typeCondition, selections: convertSelections(selection.selectionSet) };
  }
  const key = selection.alias?.value ?? selection.name.value;
  return { kind: 'Field', conditions, key, as: key, selections: selectionSet ? convertSelections(selectionSet) : null };
};
