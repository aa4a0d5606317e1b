import { Kind, type ConstDirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { parseFieldSet } from './field-set-names.ts';
import { argumentOf, isUnresolvableKey } from './resolvable-keys-first.ts';
import { subgraphNames } from './subgraph-names.ts';
import { fieldOf, namedTypeOf, typesWithFields } from './supergraph-types.ts';

/** What one subgraph knows of a field of a type. */
export interface SubgraphField {
  /** It only names the field, for its keys and requirements; it cannot be asked for it. */
  readonly external: boolean;
  readonly requires: SelectionSetNode | null;
  /** Below this field it can be asked for these, also where they are external. */
  readonly provides: SelectionSetNode | null;
}

export interface SubgraphFields {
  /** Whether anything in the supergraph has `@requires`. */
  readonly anyRequires: boolean;
  of(subgraph: string, type: string, field: string): SubgraphField;
  /** Whether a subgraph has keys of a type and can be asked by none of them. */
  isUnresolvable(subgraph: string, type: string): boolean;
  /** Whether a field of a type requires, in some subgraph, what itself requires something. */
  isChained(type: string, field: string): boolean;
}

const PLAIN: SubgraphField = { external: false, requires: null, provides: null };

const fieldSetOf = (directive: ConstDirectiveNode, name: string): SelectionSetNode | null => {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING ? parseFieldSet(value.value) : null;
};

const graphOf = (directive: ConstDirectiveNode): string => {
  const graph = argumentOf(directive, 'graph');
  return graph?.kind === Kind.ENUM ? graph.value : '';
};

/** Reads what each subgraph says of the fields it names. */
export const createSubgraphFields = (supergraph: DocumentNode): SubgraphFields => {
  const subgraphs = subgraphNames(supergraph);
  const types = typesWithFields(supergraph);
  const known = new Map<string, SubgraphField>();
  const inKeys = new Set<string>();
  const keyed = new Set<string>();
  const resolvable = new Set<string>();
  /** Fields that require something somewhere, with what they require. */
  const requiring = new Map<string, SelectionSetNode[]>();

  const coordinatesIn = (set: SelectionSetNode, type: string): string[] =>
    set.selections.flatMap((node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      if (node.kind === Kind.INLINE_FRAGMENT) {
        return coordinatesIn(node.selectionSet, node.typeCondition?.name.value ?? type);
      }
      const definition = fieldOf(types.get(type), node.name.value);
      const below =
        node.selectionSet && definition ? coordinatesIn(node.selectionSet, namedTypeOf(definition.type)) : [];
      return [`${type}.${node.name.value}`, ...below];
    });

  for (const [type, { directives: ofType = [], fields = [] }] of types) {
    for (const directive of ofType) {
      const key = directive.name.value === 'join__type' ? fieldSetOf(directive, 'key') : null;
      const subgraph = subgraphs.get(graphOf(directive)) ?? '';
      if (key) {
        keyed.add(`${subgraph} ${type}`);
        if (!isUnresolvableKey(directive)) resolvable.add(`${subgraph} ${type}`);
      }
      for (const coordinate of key ? coordinatesIn(key, type) : []) inKeys.add(`${subgraph} ${coordinate}`);
    }
    for (const { name, directives = [] } of fields) {
      for (const directive of directives) {
        if (directive.name.value !== 'join__field') continue;
        const external = argumentOf(directive, 'external');
        const requires = fieldSetOf(directive, 'requires');
        const coordinate = `${type}.${name.value}`;
        known.set(`${subgraphs.get(graphOf(directive)) ?? ''} ${coordinate}`, {
          external: external?.kind === Kind.BOOLEAN && external.value,
          requires,
          provides: fieldSetOf(directive, 'provides'),
        });
        if (requires) requiring.set(coordinate, [...(requiring.get(coordinate) ?? []), requires]);
      }
    }
  }
  return {
    anyRequires: requiring.size > 0,
    of(subgraph, type, field) {
      const found = known.get(`${subgraph} ${type}.${field}`) ?? PLAIN;
      return found.external && inKeys.has(`${subgraph} ${type}.${field}`) ? { ...found, external: false } : found;
    },
    isUnresolvable: (subgraph, type) => keyed.has(`${subgraph} ${type}`) && !resolvable.has(`${subgraph} ${type}`),
    isChained: (type, field) =>
      (requiring.get(`${type}.${field}`) ?? []).some((set) =>
        coordinatesIn(set, type).some((each) => requiring.has(each)),
      ),
  };
};
