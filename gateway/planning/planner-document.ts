import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const isIntrospection = (node: SelectionNode): boolean =>
  node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type');

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Some graphs lead back to the root: introspection may stand there too. Nodes without any stay the same. */
const withoutIntrospection = <T extends OperationDefinitionNode | FragmentDefinitionNode>(definition: T): T =>
  visit(definition, {
    SelectionSet: {
      leave(set): SelectionSetNode | undefined {
        if (!set.selections.some(isIntrospection)) return undefined;
        const selections = set.selections.filter((node) => !isIntrospection(node));
        return { ...set, selections: selections.length > 0 ? selections : [TYPENAME] };
      },
    },
  });

/**
 * The document a planner is given: the operation without what no subgraph answers (`__schema`, `__type` and the root's
 * `__typename`); `null` when nothing is left.
 */
export const plannerDocument = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode | null => {
  const asked = new Map([...fragments].map(([name, fragment]) => [name, withoutIntrospection(fragment)]));
  const withoutMeta = (node: SelectionNode): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [node];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? asked.get(node.name.value) : node;
    const selections = fragment?.selectionSet.selections ?? [];
    const left = selections.flatMap(withoutMeta);
    if (left.length === 0) return [];
    if (left.length === selections.length && left.every((each, at) => each === selections[at])) return [node];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(fragment?.typeCondition ? { typeCondition: fragment.typeCondition } : {}),
        directives: node.directives ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: left },
      },
    ];
  };
  const selections = withoutIntrospection(operation).selectionSet.selections.flatMap(withoutMeta);
  if (selections.length === 0) return null;
  const planned = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
  return { kind: Kind.DOCUMENT, definitions: [planned, ...asked.values()] };
};
