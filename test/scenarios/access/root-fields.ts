import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';

/** A root field of a subgraph, and what to ask of it so that it tells whether there is anything. */
export interface RootField {
  readonly root: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly selection: string;
}

const ROOTS = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const;
const isRoot = (name: string): name is keyof typeof ROOTS => Object.hasOwn(ROOTS, name);

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

const selectionOf = (type: ObjectTypeDefinitionNode | undefined): string => {
  if (type === undefined) return '';
  const has = (name: string): boolean => type.fields?.some((field) => field.name.value === name) ?? false;
  if (has('userErrors')) return '{ userErrors { code } }';
  return has('nodes') ? '{ nodes { __typename } }' : '{ __typename }';
};

/** Every query, mutation and subscription of a subgraph's schema. */
export const rootFieldsOf = (sdl: string): readonly RootField[] => {
  const { definitions } = parse(sdl);
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(node.name.value, node);
  return definitions.flatMap((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_EXTENSION && node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const name = node.name.value;
    if (!isRoot(name)) return [];
    return (node.fields ?? []).map((field: FieldDefinitionNode) => ({
      root: ROOTS[name],
      name: field.name.value,
      selection: selectionOf(types.get(nameOf(field.type))),
    }));
  });
};
