import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionsBelow } from './conditions.ts';
import { createDemandReader, type Demand } from './demands.ts';
import { clientNameOf } from './response-names.ts';
import { createSupergraphTypes, fieldOf, namedTypeOf, typesWithFields } from './supergraph-types.ts';

/** A demand on callers by a field that an operation asks for, or by the type of its value. */
export interface Requirement extends Demand {
  /** The client's names from the root to the field. */
  readonly path: readonly string[];
}

/** Reads what an operation demands of its caller, from the operation as the client wrote it. */
export type RequirementsOf = (document: DocumentNode, operation: OperationDefinitionNode) => readonly Requirement[];

/**
 * Learns the security directives of a supergraph. Fields of an abstract type demand what any type that implements it
 * demands: whose object will be there is not known before it is too late. Fields that planning adds are not the client's.
 */
export const createRequirements = (supergraph: DocumentNode): RequirementsOf => {
  const demandOf = createDemandReader(supergraph);
  const types = typesWithFields(supergraph);
  const supergraphTypes = createSupergraphTypes(supergraph);
  const ofTypes = new Map<string, Demand | null>();
  for (const node of supergraph.definitions) {
    if ('name' in node && node.name && 'fields' in node) ofTypes.set(node.name.value, demandOf(node.directives));
    if (node.kind === Kind.SCALAR_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION) {
      ofTypes.set(node.name.value, demandOf(node.directives));
    }
  }
  const implementing = (name: string) =>
    [...types.values()].filter(({ interfaces = [] }) => interfaces.some((each) => each.name.value === name));

  const present = (demands: readonly (Demand | null | undefined)[]): Demand[] =>
    demands.flatMap((each) => (each ? [each] : []));
  /** What a field of a type demands, and in a type that implements it, and the value's type. */
  const ofField = (typeName: string, fieldName: string): Demand[] => {
    const definition = fieldOf(types.get(typeName), fieldName);
    if (!definition) return [];
    return present([
      demandOf(definition.directives),
      ofTypes.get(namedTypeOf(definition.type)),
      ...implementing(typeName).flatMap((type) => [
        ofTypes.get(type.name.value),
        demandOf(fieldOf(type, fieldName)?.directives),
      ]),
    ]);
  };
  const demanding = [...types.values()].some(
    ({ name, fields = [] }) =>
      ofTypes.get(name.value) || fields.some((field) => ofField(name.value, field.name.value).length > 0),
  );
  if (!demanding) return () => [];

  return (document, operation) => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    }
    const found = new Map<string, Requirement>();
    /** Where each named fragment was looked through. */
    const spread = new Set<string>();
    const demand = (demands: readonly Demand[], path: readonly string[]) => {
      for (const each of demands) found.set(JSON.stringify([path, each]), { ...each, path });
    };
    const visitField = (field: FieldNode, type: string, above: readonly string[]) => {
      const path = [...above, clientNameOf(field)];
      demand(ofField(type, field.name.value), path);
      const definition = fieldOf(types.get(type), field.name.value);
      if (field.selectionSet && definition) visitSet(field.selectionSet, namedTypeOf(definition.type), path);
    };
    const visitSet = (set: SelectionSetNode, type: string, path: readonly string[]): void => {
      for (const node of set.selections) {
        if (conditionsBelow(new Map(), node) === null) continue;
        if (node.kind === Kind.FIELD) {
          visitField(node, type, path);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        if (!fragment) continue;
        if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
          const place = JSON.stringify([fragment.name.value, type, path]);
          if (spread.has(place)) continue;
          spread.add(place);
        }
        const narrowed = fragment.typeCondition?.name.value ?? type;
        if (narrowed !== type) demand(present([ofTypes.get(narrowed)]), path);
        visitSet(fragment.selectionSet, narrowed, path);
      }
    };
    const rootType = supergraphTypes.rootType(operation.operation);
    demand(present([ofTypes.get(rootType)]), []);
    visitSet(operation.selectionSet, rootType, []);
    return [...found.values()];
  };
};
