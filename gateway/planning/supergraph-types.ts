import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type OperationTypeNode,
  type TypeNode,
} from 'graphql';

/** A type that has fields. */
export type TypeWithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const hasFields = (node: { readonly kind: string }): node is TypeWithFields =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** Object types and interfaces of a supergraph's document, by name. */
export const typesWithFields = (document: DocumentNode): ReadonlyMap<string, TypeWithFields> =>
  new Map(document.definitions.filter(hasFields).map((node) => [node.name.value, node]));

export const fieldOf = (type: TypeWithFields | undefined, name: string): FieldDefinitionNode | null =>
  type?.fields?.find((field) => field.name.value === name) ?? null;

/** The name of a type without lists and exclamation marks. */
export const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/** What must be known of types to follow an operation. */
export interface SupergraphTypes {
  rootType(operation: `${OperationTypeNode}`): string;
  /** The type that a field's value has, lists stepped through; `null` when there is no such field. */
  typeOfField(type: string, field: string): string | null;
  /** The types that implement an interface. */
  implementing(type: string): readonly string[];
  /** Whether every object of a type is one of the other too. */
  isWithin(type: string, other: string): boolean;
}

export const createSupergraphTypes = (document: DocumentNode): SupergraphTypes => {
  const types = typesWithFields(document);
  const roots = new Map<string, string>();
  const unions = new Map<string, ReadonlySet<string>>();
  for (const node of document.definitions) {
    if (node.kind === Kind.SCHEMA_DEFINITION) {
      for (const { operation, type } of node.operationTypes) roots.set(operation, type.name.value);
    }
    if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.set(node.name.value, new Set(node.types?.map(({ name }) => name.value)));
    }
  }
  const implementing = new Map<string, string[]>();
  for (const [name, { interfaces = [] }] of types) {
    for (const each of interfaces)
      implementing.set(each.name.value, [...(implementing.get(each.name.value) ?? []), name]);
  }
  return {
    implementing: (type) => implementing.get(type) ?? [],
    rootType: (operation) => roots.get(operation) ?? '',
    typeOfField(type, field) {
      const definition = fieldOf(types.get(type), field);
      return definition && namedTypeOf(definition.type);
    },
    isWithin: (type, other) =>
      type === other ||
      unions.get(other)?.has(type) === true ||
      types.get(type)?.interfaces?.some(({ name }) => name.value === other) === true,
  };
};
