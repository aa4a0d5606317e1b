import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { clientNameOf } from './response-names.ts';

/** A field of an operation that is planned in a stage of its own, after what it requires. */
export interface ChainedField {
  readonly field: FieldNode;
  /** Response keys from the root to the object that the field is of. */
  readonly path: readonly string[];
  /** The operation with this field alone. */
  readonly alone: OperationDefinitionNode;
}

/** The operation with its named fragments written out. */
export const withoutSpreads = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationDefinitionNode => {
  const writeOut = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind !== Kind.FRAGMENT_SPREAD) {
        return [node.selectionSet ? { ...node, selectionSet: writeOut(node.selectionSet) } : node];
      }
      const fragment = fragments.get(node.name.value);
      if (!fragment) return [];
      const { typeCondition, selectionSet } = fragment;
      const directives = node.directives ?? [];
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: writeOut(selectionSet) }];
    }),
  });
  return { ...operation, selectionSet: writeOut(operation.selectionSet) };
};

/**
 * The outermost fields of an operation without spreads that are chained, each with the operation that asks for it alone.
 * @param isChained whether a field of a type (an interface's: of any that implements it) is to be planned later
 */
export const chainedFields = (
  operation: OperationDefinitionNode,
  rootType: string,
  typeOfField: (type: string, field: string) => string | null,
  isChained: (type: string, field: string) => boolean,
): ChainedField[] => {
  const found: ChainedField[] = [];
  type Wrap = (selection: SelectionNode) => OperationDefinitionNode;
  const visitSet = (set: SelectionSetNode, type: string, path: readonly string[], wrap: Wrap): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD || !(node.kind === Kind.FIELD || node.selectionSet)) continue;
      if (node.kind === Kind.FIELD && isChained(type, node.name.value)) {
        found.push({ field: node, path, alone: wrap(node) });
        continue;
      }
      const { selectionSet } = node;
      if (!selectionSet) continue;
      const wrapIn: Wrap = (selection) => wrap({ ...node, selectionSet: { ...selectionSet, selections: [selection] } });
      if (node.kind === Kind.INLINE_FRAGMENT) {
        visitSet(selectionSet, node.typeCondition?.name.value ?? type, path, wrapIn);
      } else {
        const below = typeOfField(type, node.name.value);
        if (below !== null) visitSet(selectionSet, below, [...path, clientNameOf(node)], wrapIn);
      }
    }
  };
  const wrapAll: Wrap = (selection) => ({
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: [selection] },
  });
  visitSet(operation.selectionSet, rootType, [], wrapAll);
  return found;
};
