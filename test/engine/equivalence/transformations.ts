// Ways to write an operation differently that must not change its answer but for names and the order of keys. Each takes
// a document and gives another, with a function that turns its answer back into the first one's shape.
import {
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Transformed {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Original response name by the new one, where fields have other names. */
  readonly originals: ReadonlyMap<string, string>;
}
export type Transformation = (schema: GraphQLSchema, document: DocumentNode) => Transformed;

const nameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
const named = (value: string) => ({ kind: Kind.NAME, value }) as const;
const same = (document: DocumentNode): Transformed => ({ document, variables: {}, originals: new Map() });

/** Every field under a name that says nothing. */
const aliasEverything: Transformation = (_, document) => {
  const originals = new Map<string, string>();
  const byName = new Map<string, string>();
  const aliasOf = (original: string): string => {
    const known = byName.get(original);
    if (known !== undefined) return known;
    const made = `z${byName.size}`;
    byName.set(original, made);
    originals.set(made, original);
    return made;
  };
  const aliased = visit(document, { Field: { leave: (node) => ({ ...node, alias: named(aliasOf(nameOf(node))) }) } });
  return { ...same(aliased), originals };
};

/** Each leaf under the name of another field of its type that nobody asked for. */
const aliasLeavesToOthers: Transformation = (schema, document) => {
  const originals = new Map<string, string>();
  const selected = new Set<string>();
  visit(document, { Field: (node) => void selected.add(nameOf(node)).add(node.name.value) });
  const types = new TypeInfo(schema);
  const aliased = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        leave(node) {
          const [type, parent] = [types.getType(), types.getParentType()];
          if (!type || !isLeafType(getNamedType(type)) || !isObjectType(parent)) return undefined;
          const free = [...Object.keys(parent.getFields()), 'id', 'code'].find(
            (name) => !selected.has(name) && !originals.has(name),
          );
          if (free === undefined) return undefined;
          originals.set(free, nameOf(node));
          return { ...node, alias: named(free) };
        },
      },
    }),
  );
  return { ...same(aliased), originals };
};

const reverseAll: Transformation = (_, document) =>
  same(
    visit(document, { SelectionSet: { leave: (node) => ({ ...node, selections: [...node.selections].reverse() }) } }),
  );

/** `@include(if: $always)` on everything that has no condition yet. */
const includeEverything: Transformation = (_, document) => {
  const always = { kind: Kind.VARIABLE, name: named('always') } as const;
  const include = {
    kind: Kind.DIRECTIVE,
    name: named('include'),
    arguments: [{ kind: Kind.ARGUMENT, name: named('if'), value: always }],
  } as const;
  const conditioned = visit(document, {
    Field: { leave: (node) => (node.directives?.length ? undefined : { ...node, directives: [include] }) },
    OperationDefinition: {
      leave: (node) => ({
        ...node,
        variableDefinitions: [
          ...(node.variableDefinitions ?? []),
          {
            kind: Kind.VARIABLE_DEFINITION,
            variable: always,
            type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: named('Boolean') } },
          },
        ],
      }),
    },
  });
  return { ...same(conditioned), variables: { always: true } };
};

/** Every selection set within a fragment on its own type, and each field in a fragment of its own. */
const wrapInFragments: Transformation = (schema, document) => {
  const types = new TypeInfo(schema);
  const wrapped = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node): SelectionSetNode {
          const parent = types.getParentType();
          const within = (selections: readonly SelectionNode[]): SelectionNode => ({
            kind: Kind.INLINE_FRAGMENT,
            ...(parent ? { typeCondition: { kind: Kind.NAMED_TYPE, name: named(parent.name) } } : {}),
            selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections] },
          });
          return { ...node, selections: [within(node.selections.map((each) => within([each])))] };
        },
      },
    }),
  );
  return same(wrapped);
};

/** `__typename` under another name beside everything; taken out of the answer again. */
const aliasedTypenames: Transformation = (_, document) => {
  const typename: FieldNode = { kind: Kind.FIELD, name: named('__typename'), alias: named('typeHere') };
  return same(
    visit(document, { SelectionSet: { leave: (node) => ({ ...node, selections: [typename, ...node.selections] }) } }),
  );
};

/** Everything twice: selections merge. */
const repeatEverything: Transformation = (_, document) =>
  same(
    visit(document, {
      SelectionSet: { leave: (node) => ({ ...node, selections: [...node.selections, ...node.selections] }) },
    }),
  );

export const TRANSFORMATIONS: Readonly<Record<string, Transformation>> = {
  aliasEverything,
  aliasLeavesToOthers,
  reverseAll,
  includeEverything,
  wrapInFragments,
  aliasedTypenames,
  repeatEverything,
};

/** The answer to a transformed operation under the first one's names; what was only added is left out. */
export const restoreNames = (value: unknown, originals: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((each: unknown) => restoreNames(each, originals));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name === 'typeHere' ? [] : [[originals.get(name) ?? name, restoreNames(inner, originals)]],
    ),
  );
};
