import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  Kind,
  visit,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A part of an entity fetch: what it asks for, and what its representations are made of. */
export interface FetchPart {
  readonly operation: OperationDefinitionNode;
  readonly requires: readonly QueryPlanSelectionNode[];
}

/** Keys that a representation would have to carry under one name: by key, the others. Each by its path from the entity. */
type Conflicts = ReadonlyMap<string, ReadonlySet<string>>;

const conflictsIn = (
  requires: readonly QueryPlanSelectionNode[],
  nameOf: (key: string) => string,
  above = '',
  found = new Map<string, Set<string>>(),
): Conflicts => {
  const keysByName = new Map<string, Set<string>>();
  const below = new Map<string, QueryPlanSelectionNode[]>();
  const collect = (nodes: readonly QueryPlanSelectionNode[]) => {
    for (const node of nodes) {
      if (node.kind === 'InlineFragment') collect(node.selections);
      else {
        const name = nameOf(node.name);
        const key = above + node.name;
        keysByName.set(name, (keysByName.get(name) ?? new Set()).add(key));
        below.set(key, [...(below.get(key) ?? []), ...(node.selections ?? [])]);
      }
    }
  };
  collect(requires);
  for (const keys of keysByName.values()) {
    if (keys.size < 2) continue;
    for (const key of keys) {
      found.set(key, new Set([...(found.get(key) ?? []), ...[...keys].filter((other) => other !== key)]));
    }
  }
  for (const [key, nodes] of below) conflictsIn(nodes, nameOf, `${key}.`, found);
  return found;
};

const withoutKeys = (
  nodes: readonly QueryPlanSelectionNode[],
  dropped: (key: string) => boolean,
  above = '',
): QueryPlanSelectionNode[] =>
  nodes.flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === 'InlineFragment') return [{ ...node, selections: withoutKeys(node.selections, dropped, above) }];
    const key = above + node.name;
    if (dropped(key)) return [];
    return [node.selections ? { ...node, selections: withoutKeys(node.selections, dropped, `${key}.`) } : node];
  });

/** The fields of entities that are in a part, under the fragments they were in. */
const withFields = (set: SelectionSetNode, inPart: (field: FieldNode) => boolean): SelectionSetNode => ({
  ...set,
  selections: set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return inPart(node) ? [node] : [];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const selectionSet = withFields(node.selectionSet, inPart);
    return selectionSet.selections.length > 0 ? [{ ...node, selectionSet }] : [];
  }),
});

/** Declares only variables that are used: others would make the operation invalid. */
const withUsedVariables = (operation: OperationDefinitionNode): OperationDefinitionNode => {
  const used = new Set<string>();
  visit(operation, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { ...operation, variableDefinitions: variableDefinitions ?? [] };
};

/**
 * Splits an entity fetch that needs one input in two versions (`size(unit: CM)` for one field and `size(unit: INCH)` for
 * another): a representation can carry only one of them. Each part asks for the fields that agree.
 * @param nameOf the name in representations of what was fetched under a key
 * @param usedBy the keys that a field of a type requires
 */
export const separateInputs = (
  operation: OperationDefinitionNode,
  requires: readonly QueryPlanSelectionNode[],
  nameOf: (key: string) => string,
  usedBy: (type: string, field: string) => ReadonlySet<string>,
): FetchPart[] => {
  const conflicts = conflictsIn(requires, nameOf);
  const [entities] = operation.selectionSet.selections;
  if (conflicts.size === 0 || entities?.kind !== Kind.FIELD || !entities.selectionSet) return [{ operation, requires }];

  const parts: { readonly keys: Set<string>; readonly fields: Set<FieldNode> }[] = [];
  const place = (field: FieldNode, type: string) => {
    const keys = [...usedBy(type, field.name.value)].filter((key) => conflicts.has(key));
    const fits = (part: { readonly keys: Set<string> }) =>
      !keys.some((key) => [...(conflicts.get(key) ?? [])].some((other) => part.keys.has(other)));
    let part = parts.find(fits);
    if (!part) parts.push((part = { keys: new Set(), fields: new Set() }));
    part.fields.add(field);
    for (const key of keys) part.keys.add(key);
  };
  const placeAll = ({ selections }: SelectionSetNode, type: string) => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) place(node, type);
      else if (node.kind === Kind.INLINE_FRAGMENT) placeAll(node.selectionSet, node.typeCondition?.name.value ?? type);
    }
  };
  const asked = entities.selectionSet;
  placeAll(asked, '');
  return parts.map(({ keys, fields }) => {
    const selectionSet = withFields(asked, (field) => fields.has(field));
    const selections = [{ ...entities, selectionSet }];
    return {
      operation: withUsedVariables({ ...operation, selectionSet: { ...operation.selectionSet, selections } }),
      requires: withoutKeys(requires, (key) => conflicts.has(key) && !keys.has(key)),
    };
  });
};
