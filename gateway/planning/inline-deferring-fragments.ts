import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const spreadsOf = (node: ASTNode): string[] => {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
};

/** Whether anything in it is deferred. */
export const defers = (node: ASTNode): boolean => {
  let found = false;
  visit(node, { Directive: ({ name }) => void (found ||= name.value === 'defer') });
  return found;
};

/** The fragments that an operation uses, through others too, in the order of first use. */
const fragmentsUsed = (document: DocumentNode, operation: OperationDefinitionNode): FragmentDefinitionNode[] => {
  const defined = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const used = new Map<string, FragmentDefinitionNode>();
  const pending = spreadsOf(operation);
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const fragment = defined.get(name);
    if (!fragment || used.has(name)) continue;
    used.set(name, fragment);
    pending.push(...spreadsOf(fragment));
  }
  return [...used.values()];
};

/**
 * The operation and the fragments it uses, those that defer (or spread one that does) written out where they are spread:
 * what is deferred twice by one fragment is two things. Fragments do not contain themselves (the document is valid).
 */
export const inlineDeferringFragments = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
): { readonly operation: OperationDefinitionNode; readonly fragments: readonly FragmentDefinitionNode[] } => {
  const used = fragmentsUsed(document, operation);
  const inlined = new Map(used.filter(defers).map((node) => [node.name.value, node]));
  for (let before = -1; before !== inlined.size;) {
    before = inlined.size;
    for (const node of used) if (spreadsOf(node).some((name) => inlined.has(name))) inlined.set(node.name.value, node);
  }
  if (inlined.size === 0) return { operation, fragments: used };

  const inlineSelection = (node: SelectionNode): SelectionNode => {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? inlined.get(node.name.value) : undefined;
    if (fragment) {
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: fragment.typeCondition,
        directives: node.directives ?? [],
        selectionSet: inlineIn(fragment.selectionSet),
      };
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) return { ...node, selectionSet: inlineIn(node.selectionSet) };
    return node.selectionSet ? { ...node, selectionSet: inlineIn(node.selectionSet) } : node;
  };
  const inlineIn = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.map(inlineSelection),
  });
  return {
    operation: { ...operation, selectionSet: inlineIn(operation.selectionSet) },
    fragments: used.filter(({ name }) => !inlined.has(name.value)),
  };
};
