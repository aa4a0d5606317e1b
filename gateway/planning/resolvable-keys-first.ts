import { Kind, visit, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

/** The value of a directive's argument, as it is written. */
export const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | null =>
  directive.arguments?.find((each) => each.name.value === name)?.value ?? null;

const graphOf = (directive: ConstDirectiveNode): string | null => {
  const graph = argumentOf(directive, 'graph');
  return graph?.kind === Kind.ENUM ? graph.value : null;
};

/** Whether a `@join__type` has a key by which its subgraph cannot be asked. */
export const isUnresolvableKey = (directive: ConstDirectiveNode): boolean => {
  const resolvable = argumentOf(directive, 'resolvable');
  return resolvable?.kind === Kind.BOOLEAN && !resolvable.value;
};

const reorder = (directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] => {
  const isKey = (directive: ConstDirectiveNode) => directive.name.value === 'join__type';
  const ordered = new Map<string | null, ConstDirectiveNode[]>();
  for (const graph of new Set(directives.filter(isKey).map(graphOf))) {
    const keys = directives.filter((each) => isKey(each) && graphOf(each) === graph);
    ordered.set(graph, [...keys.filter((each) => !isUnresolvableKey(each)), ...keys.filter(isUnresolvableKey)]);
  }
  return directives.map((each) => (isKey(each) ? (ordered.get(graphOf(each))?.shift() ?? each) : each));
};

/**
 * The supergraph with each type's keys ordered, in every subgraph, so that those that can be resolved come first: the
 * planner takes the first one where it comes back to a subgraph after `@requires`, and asks in vain with another.
 */
export const withResolvableKeysFirst = (supergraph: DocumentNode): DocumentNode =>
  visit(supergraph, {
    ObjectTypeDefinition: (node) => ({ ...node, directives: reorder(node.directives ?? []) }),
    InterfaceTypeDefinition: (node) => ({ ...node, directives: reorder(node.directives ?? []) }),
  });
