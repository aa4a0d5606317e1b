import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { withoutSpreads } from './chained-fields.ts';
import { defers } from './inline-deferring-fragments.ts';
import { linkedDirective } from './linked-directives.ts';
import type { Planner } from './planner.ts';
import { createSupergraphTypes, typesWithFields } from './supergraph-types.ts';

/** By each interface whose objects may set a context: the object types that implement it. */
const contextInterfaces = (supergraph: DocumentNode): ReadonlyMap<string, readonly string[]> => {
  const context = linkedDirective(supergraph, 'context', 'context');
  const objects = [...typesWithFields(supergraph).values()].filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION);
  const found = new Map<string, readonly string[]>();
  if (context === null) return found;
  for (const { interfaces = [], directives = [] } of objects) {
    if (!directives.some(({ name }) => name.value === context)) continue;
    for (const { name } of interfaces) {
      const implementing = objects.filter((type) => type.interfaces?.some((each) => each.name.value === name.value));
      found.set(
        name.value,
        implementing.map((type) => type.name.value),
      );
    }
  }
  return found;
};

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * A planner that helps another find contexts. It finds none above a field that is reached through an interface; when it
 * gives up, what is asked of such an interface is asked of each of its types instead, which means the same.
 */
export const createExplodingPlanner = (planner: Planner, supergraph: DocumentNode): Planner => {
  const objectsOf = contextInterfaces(supergraph);
  if (objectsOf.size === 0) return planner;
  const types = createSupergraphTypes(supergraph);

  const explodeSet = (set: SelectionSetNode, type: string): SelectionSetNode => {
    const objects = objectsOf.get(type);
    if (!objects) return { ...set, selections: set.selections.map((node) => explodeSelection(node, type)) };
    const fragments = objects.map((name): SelectionNode => {
      const selections = set.selections.flatMap((node) => narrowed(node, name));
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPENAME] },
      };
    });
    return { ...set, selections: [TYPENAME, ...fragments] };
  };
  /** What a selection means for objects of one type: fragments for others are left out. */
  const narrowed = (node: SelectionNode, object: string): SelectionNode[] => {
    if (node.kind !== Kind.INLINE_FRAGMENT) return [explodeSelection(node, object)];
    const condition = node.typeCondition?.name.value ?? object;
    if (!types.isWithin(object, condition)) return [];
    const selections = node.selectionSet.selections.flatMap((each) => narrowed(each, object));
    if (selections.length === 0) return [];
    const { kind, directives = [], selectionSet } = node;
    return [{ kind, directives, selectionSet: { ...selectionSet, selections } }];
  };
  const explodeSelection = (node: SelectionNode, type: string): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) return node;
    const below =
      node.kind === Kind.FIELD ? types.typeOfField(type, node.name.value) : (node.typeCondition?.name.value ?? type);
    return below === null ? node : { ...node, selectionSet: explodeSet(node.selectionSet, below) };
  };

  return {
    plan(document, labels) {
      try {
        return planner.plan(document, labels);
      } catch (error) {
        const [operation] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
        if (!operation || defers(document)) throw error;
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const node of document.definitions) {
          if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
        }
        const written = withoutSpreads(operation, fragments);
        const selectionSet = explodeSet(written.selectionSet, types.rootType(operation.operation));
        const exploded: OperationDefinitionNode = { ...written, selectionSet };
        return planner.plan({ kind: Kind.DOCUMENT, definitions: [exploded] }, labels);
      }
    },
  };
};
