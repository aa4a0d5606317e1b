import {
  Kind,
  print,
  stripIgnoredCharacters,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from './field-set-names.ts';
import { meaningOf } from './response-names.ts';
import { fieldOf, hasFields, namedTypeOf, typesWithFields } from './supergraph-types.ts';

/** What a field of the planner's copy of the supergraph stands for: a field of the graph with arguments. */
export interface SyntheticField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A supergraph in which no `@requires` has arguments, and what its added fields stand for, by their names. */
export interface SyntheticSupergraph {
  readonly document: DocumentNode;
  readonly synthetics: ReadonlyMap<string, SyntheticField>;
}

/**
 * Gives every `field(arguments)` of a `@requires` a field of its own, beside the one it calls and in the same subgraphs.
 * Planners know values by field names alone: with its arguments in its name, each one is a value apart.
 */
export const withSyntheticFields = (supergraph: DocumentNode): SyntheticSupergraph => {
  const types = typesWithFields(supergraph);
  const taken = new Set([...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  const synthetics = new Map<string, SyntheticField>();
  const names = new Map<string, string>();
  /** Names of added fields by type. */
  const added = new Map<string, Set<string>>();

  const syntheticName = (field: FieldNode): string => {
    const meaning = meaningOf(field);
    const known = names.get(meaning);
    if (known !== undefined) return known;
    let index = names.size;
    while (taken.has(`_r${index}_${field.name.value}`)) index += 1;
    const name = `_r${index}_${field.name.value}`;
    taken.add(name);
    names.set(meaning, name);
    synthetics.set(name, { name: field.name.value, arguments: field.arguments ?? [] });
    return name;
  };
  const add = (typeName: string, name: string) => {
    const implementing = [...types.values()].filter((type) =>
      type.interfaces?.some((each) => each.name.value === typeName),
    );
    for (const type of [typeName, ...implementing.map((each) => each.name.value)]) {
      added.set(type, (added.get(type) ?? new Set()).add(name));
    }
  };
  const rewriteSelection = (node: SelectionNode, typeName: string): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return { ...node, selectionSet: rewriteSet(node.selectionSet, node.typeCondition?.name.value ?? typeName) };
    }
    const definition = fieldOf(types.get(typeName), node.name.value);
    const below = node.selectionSet && definition ? namedTypeOf(definition.type) : null;
    const selectionSet = node.selectionSet && below !== null ? rewriteSet(node.selectionSet, below) : node.selectionSet;
    const rewritten: FieldNode = selectionSet ? { ...node, selectionSet } : node;
    if (!node.arguments?.length) return rewritten;
    const name = syntheticName(node);
    add(typeName, name);
    return { ...rewritten, name: { kind: Kind.NAME, value: name }, arguments: [] };
  };
  const rewriteSet = (set: SelectionSetNode, typeName: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((node) => rewriteSelection(node, typeName)),
  });
  const rewriteDirective = (directive: ConstDirectiveNode, typeName: string): ConstDirectiveNode => ({
    ...directive,
    arguments: (directive.arguments ?? []).map((argument) => {
      if (argument.name.value !== 'requires' || argument.value.kind !== Kind.STRING) return argument;
      const value = stripIgnoredCharacters(print(rewriteSet(parseFieldSet(argument.value.value), typeName)));
      return { ...argument, value: { kind: Kind.STRING, value: value.slice(1, -1) } };
    }),
  });
  const rewriteField = (field: FieldDefinitionNode, typeName: string): FieldDefinitionNode => ({
    ...field,
    directives: (field.directives ?? []).map((each) =>
      each.name.value === 'join__field' ? rewriteDirective(each, typeName) : each,
    ),
  });
  const syntheticOf = (field: FieldDefinitionNode, name: string): FieldDefinitionNode => ({
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    type: field.type,
    directives: (field.directives ?? []).filter((each) => each.name.value === 'join__field'),
  });

  const rewritten = supergraph.definitions.map((node) =>
    hasFields(node)
      ? { ...node, fields: (node.fields ?? []).map((field) => rewriteField(field, node.name.value)) }
      : node,
  );
  if (synthetics.size === 0) return { document: supergraph, synthetics };
  const definitions = rewritten.map((node) => {
    if (!hasFields(node)) return node;
    const fields = [...(added.get(node.name.value) ?? [])].flatMap((name) => {
      const field = fieldOf(node, synthetics.get(name)?.name ?? '');
      return field ? [syntheticOf(field, name)] : [];
    });
    return { ...node, fields: [...(node.fields ?? []), ...fields] };
  });
  return { document: { ...supergraph, definitions }, synthetics };
};
