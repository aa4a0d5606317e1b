import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type ValueNode,
} from 'graphql';
import { linkedDirective } from '../planning/linked-directives.ts';
import { argumentOf } from '../planning/resolvable-keys-first.ts';

/** The names under which a supergraph knows `@cost` and `@listSize`; `null` where it knows none. */
interface CostDirectiveNames {
  readonly cost: string | null;
  readonly listSize: string | null;
}

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | null;
  /** Paths of arguments that say how much is wanted; `a.b` is member `b` of argument `a`. */
  readonly slicingArguments: readonly (readonly string[])[];
  /** Paths of fields below, lists as long as those arguments say; empty: the field itself is that list. */
  readonly sizedFields: readonly (readonly string[])[];
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says of costs, and which subgraphs answer which field. */
export interface CostRules {
  /** `@cost` of an object, enum or scalar; `null` where it has none. */
  weightOfType(type: string): number | null;
  /** `@cost` of a field of an object, an interface or an input type. */
  weightOfField(type: string, field: string): number | null;
  weightOfArgument(type: string, field: string, argument: string): number | null;
  listSize(type: string, field: string): ListSize | null;
  /** Subgraphs (as `join__Graph` names them) that can answer a field; empty when the file does not say. */
  ownersOf(type: string, field: string): readonly string[];
  /** A subgraph's name by its `join__Graph` value. */
  readonly subgraphNames: ReadonlyMap<string, string>;
}

const numberOf = (value: ValueNode | null): number | null =>
  value?.kind === Kind.INT || value?.kind === Kind.FLOAT || value?.kind === Kind.STRING ? Number(value.value) : null;

const pathsOf = (value: ValueNode | null): readonly (readonly string[])[] =>
  value?.kind === Kind.LIST
    ? value.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value.split('.')] : []))
    : [];

type Directed = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const named = (node: Directed, name: string | null): ConstDirectiveNode | undefined =>
  name === null ? undefined : node.directives?.find((directive) => directive.name.value === name);

const weightIn = (node: Directed, { cost }: CostDirectiveNames): number | null => {
  const directive = named(node, cost);
  const weight = directive ? numberOf(argumentOf(directive, 'weight')) : null;
  return weight === null || Number.isNaN(weight) ? null : weight;
};

const listSizeIn = (node: Directed, { listSize }: CostDirectiveNames): ListSize | null => {
  const directive = named(node, listSize);
  if (!directive) return null;
  const required = argumentOf(directive, 'requireOneSlicingArgument');
  return {
    assumedSize: numberOf(argumentOf(directive, 'assumedSize')),
    slicingArguments: pathsOf(argumentOf(directive, 'slicingArguments')),
    sizedFields: pathsOf(argumentOf(directive, 'sizedFields')),
    requireOneSlicingArgument: !(required?.kind === Kind.BOOLEAN && !required.value),
  };
};

const graphOf = (directive: ConstDirectiveNode): string | null => {
  const graph = argumentOf(directive, 'graph');
  const external = argumentOf(directive, 'external');
  if (external?.kind === Kind.BOOLEAN && external.value) return null;
  return graph?.kind === Kind.ENUM ? graph.value : null;
};

const graphsIn = (node: Directed, directiveName: string): readonly string[] =>
  (node.directives ?? []).flatMap((directive) => {
    const graph = directive.name.value === directiveName ? graphOf(directive) : null;
    return graph === null ? [] : [graph];
  });

/** Reads everything about costs out of a supergraph. */
export const readCostRules = (sdl: DocumentNode): CostRules => {
  const names: CostDirectiveNames = {
    cost: linkedDirective(sdl, 'cost', 'cost'),
    listSize: linkedDirective(sdl, 'cost', 'listSize'),
  };
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const owners = new Map<string, readonly string[]>();
  const subgraphNames = new Map<string, string>();

  const keepWeight = (key: string, node: Directed): void => {
    const weight = weightIn(node, names);
    if (weight !== null) weights.set(key, weight);
  };
  const readField = (
    type: string,
    typeOwners: readonly string[],
    node: FieldDefinitionNode | InputValueDefinitionNode,
  ): void => {
    const key = `${type}.${node.name.value}`;
    keepWeight(key, node);
    const size = listSizeIn(node, names);
    if (size) sizes.set(key, size);
    const joined = node.directives?.some(({ name }) => name.value === 'join__field') ?? false;
    owners.set(key, joined ? graphsIn(node, 'join__field') : typeOwners);
    if (node.kind !== Kind.FIELD_DEFINITION) return;
    for (const argument of node.arguments ?? []) keepWeight(`${key}(${argument.name.value})`, argument);
  };

  for (const node of sdl.definitions) {
    switch (node.kind) {
      case Kind.ENUM_TYPE_DEFINITION:
        keepWeight(node.name.value, node);
        if (node.name.value !== 'join__Graph') break;
        for (const value of node.values ?? []) {
          const graph = named(value, 'join__graph');
          const name = graph ? argumentOf(graph, 'name') : null;
          subgraphNames.set(value.name.value, name?.kind === Kind.STRING ? name.value : value.name.value);
        }
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
        keepWeight(node.name.value, node);
        break;
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        keepWeight(node.name.value, node);
        for (const field of node.fields ?? []) readField(node.name.value, graphsIn(node, 'join__type'), field);
        break;
      default:
    }
  }
  return {
    weightOfType: (type) => weights.get(type) ?? null,
    weightOfField: (type, field) => weights.get(`${type}.${field}`) ?? null,
    weightOfArgument: (type, field, argument) => weights.get(`${type}.${field}(${argument})`) ?? null,
    listSize: (type, field) => sizes.get(`${type}.${field}`) ?? null,
    ownersOf: (type, field) => owners.get(`${type}.${field}`) ?? [],
    subgraphNames,
  };
};
