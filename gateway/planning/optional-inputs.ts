import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

const isConditional = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name }) => name.value === 'skip' || name.value === 'include');

/** What the fields of entities use, those under conditions apart. */
const usesOf = (
  set: SelectionSetNode,
  usedBy: (type: string, field: string) => ReadonlySet<string>,
): { readonly always: ReadonlySet<string>; readonly sometimes: readonly ReadonlySet<string>[] } => {
  const always = new Set<string>();
  const sometimes: ReadonlySet<string>[] = [];
  const visitSet = ({ selections }: SelectionSetNode, type: string, conditional: boolean): void => {
    for (const node of selections) {
      const under = conditional || isConditional(node);
      if (node.kind === Kind.INLINE_FRAGMENT) {
        visitSet(node.selectionSet, node.typeCondition?.name.value ?? type, under);
      } else if (node.kind === Kind.FIELD) {
        const used = usedBy(type, node.name.value);
        if (under) sometimes.push(used);
        else for (const name of used) always.add(name);
      }
    }
  };
  visitSet(set, '', false);
  return { always, sometimes };
};

const keyOf = (names: ReadonlySet<string>): string => [...names].sort().join();

/**
 * What representations are made of, with inputs that only fields under conditions need in fragments of their own: where
 * the condition is false they were not fetched, and the other fields do without them.
 * @param usedBy the keys that a field of a type requires
 * @param isKey whether a field may be in a key of the subgraph: such are always needed
 */
export const withOptionalInputs = (
  operation: OperationDefinitionNode,
  requires: readonly QueryPlanSelectionNode[],
  usedBy: (type: string, field: string) => ReadonlySet<string>,
  isKey: (field: string) => boolean,
): readonly QueryPlanSelectionNode[] => {
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) return requires;
  const { always, sometimes } = usesOf(entities.selectionSet, usedBy);
  const isOptional = (name: string) => !always.has(name) && !isKey(name) && sometimes.some((each) => each.has(name));
  return requires.flatMap((fragment): QueryPlanSelectionNode[] => {
    if (fragment.kind === 'Field') return [fragment];
    const having = (isIn: (name: string) => boolean): QueryPlanSelectionNode => ({
      ...fragment,
      selections: fragment.selections.filter(
        (each) => each.kind !== 'Field' || !isOptional(each.name) || isIn(each.name),
      ),
    });
    const optional = fragment.selections.some((each) => each.kind === 'Field' && isOptional(each.name));
    if (!optional) return [fragment];
    const needs = new Map(sometimes.map((names) => [keyOf(names), names]));
    return [having(() => false), ...[...needs.values()].map((names) => having((name) => names.has(name)))];
  });
};
