import { Kind, parse, type FieldNode, type SelectionSetNode } from 'graphql';
import type { FetchNode, PlanNode, RequiredSelection, SubscriptionNode } from '../plan/plan.ts';
import { everyFetch } from '../plan/every-fetch.ts';
import type { SubgraphFields } from './subgraph-fields.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** A field that a fetch asks of a subgraph which cannot know it there. */
export interface UnfoundedField {
  readonly subgraph: string;
  readonly type: string;
  readonly field: string;
}

const namesAt = (requires: readonly RequiredSelection[]): string[] =>
  requires.flatMap((each) => (each.kind === 'Field' ? [each.name] : namesAt(each.selections)));

/** The fields selected by a set, fragments stepped through. */
const fieldsIn = (set: SelectionSetNode): FieldNode[] =>
  set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsIn(node.selectionSet) : [];
  });

const providedBelow = (sets: readonly SelectionSetNode[], field: string): SelectionSetNode[] =>
  sets.flatMap((set) =>
    fieldsIn(set).flatMap((each) => (each.name.value === field && each.selectionSet ? [each.selectionSet] : [])),
  );

/**
 * Fields that are asked of a subgraph where they are external and nobody provides them, and such with `@requires` whose
 * inputs are not there, or entities of a type that it has no resolvable key of: the subgraph would answer from nothing, and nobody would see it.
 */
export const unfoundedFields = (
  node: PlanNode | SubscriptionNode | null,
  fields: SubgraphFields,
  types: SupergraphTypes,
): UnfoundedField[] => {
  const found: UnfoundedField[] = [];
  if (!fields.anyRequires) return found;

  const inspect = (fetch: FetchNode) => {
    const { subgraph, operationKind } = fetch;
    const isKnown = (type: string, field: string, provided: readonly SelectionSetNode[]) =>
      !fields.of(subgraph, type, field).external ||
      provided.some((set) => fieldsIn(set).some((each) => each.name.value === field));
    const inspectSet = (
      set: SelectionSetNode,
      type: string,
      provided: readonly SelectionSetNode[],
      given: ReadonlySet<string>,
    ): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          inspectSet(selection.selectionSet, selection.typeCondition?.name.value ?? type, provided, given);
          continue;
        }
        const field = selection.name.value;
        const { requires, provides } = fields.of(subgraph, type, field);
        const lacksInput =
          requires !== null &&
          fieldsIn(requires).some(({ name }) => !given.has(name.value) && !isKnown(type, name.value, provided));
        if (lacksInput || !isKnown(type, field, provided)) found.push({ subgraph, type, field });
        const below = types.typeOfField(type, field);
        if (!selection.selectionSet || below === null) continue;
        const providedThere = [...providedBelow(provided, field), ...(provides ? [provides] : [])];
        inspectSet(selection.selectionSet, below, providedThere, new Set());
      }
    };
    const [operation] = parse(fetch.operation, { noLocation: true }).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return;
    const { selectionSet } = operation;
    if (fetch.requires === null) return inspectSet(selectionSet, types.rootType(operationKind), [], new Set());
    const entities = fieldsIn(selectionSet)[0]?.selectionSet;
    if (!entities) return;
    for (const node of entities.selections) {
      const type = node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : undefined;
      if (type !== undefined && fields.isUnresolvable(subgraph, type))
        found.push({ subgraph, type, field: '__typename' });
    }
    inspectSet(entities, '', [], new Set(namesAt(fetch.requires)));
  };
  everyFetch(node, inspect);
  return found;
};
