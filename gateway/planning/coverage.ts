import { GraphQLError, Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';
import { conditionsBelow, conditionsKey, type Conditions } from './conditions.ts';
import { reachedKeys, type Reached } from './reached-keys.ts';
import { clientNameOf } from './response-names.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** The place that is looked at: its type, what fetches answer there, and whether only some of its objects are meant. */
interface Place {
  readonly type: string;
  readonly reached: Reached;
  readonly narrowed: boolean;
  readonly conditions: Conditions;
  readonly path: readonly string[];
}

/**
 * Proves that a plan answers what the operation asks. A field that no fetch answers is an error with its path, never a
 * silent null. Fields under a type condition that leaves objects out may be missing: where no subgraph can answer with
 * such an object, planners ask for nothing.
 * @throws GraphQLError with the code `QUERY_PLANNING_FAILED`
 */
export const checkCoverage = (planned: PlannedOperation, types: SupergraphTypes): void => {
  const { operation, fragments, clientNames } = planned;
  /** Where named fragments have been looked through: they may be spread in many ways to one place. */
  const spread = new Map<string, Set<Reached>>();

  const checkField = (field: FieldNode, place: Place): void => {
    if (field.name.value.startsWith('__')) return;
    const path = [...place.path, clientNames.get(field) ?? clientNameOf(field)];
    const reached = place.reached.below.get(clientNameOf(field));
    if (reached === undefined) {
      if (place.narrowed) return;
      throw new GraphQLError(`No subgraph can be asked for "${path.join('.')}" here.`, {
        nodes: field,
        path,
        extensions: { code: 'QUERY_PLANNING_FAILED' },
      });
    }
    const type = types.typeOfField(place.type, field.name.value);
    if (field.selectionSet && type !== null) check(field.selectionSet, { ...place, type, reached, path });
  };
  const checkFragment = (condition: string | undefined, set: SelectionSetNode, place: Place): void => {
    if (condition === undefined || types.isWithin(place.type, condition)) return check(set, place);
    check(set, { ...place, type: condition, narrowed: true });
  };
  const checkSpread = (name: string, place: Place): void => {
    const fragment = fragments.get(name);
    const key = `${name} ${place.type} ${place.narrowed} ${conditionsKey(place.conditions)}`;
    const seen = spread.get(key) ?? new Set();
    if (!fragment || seen.has(place.reached)) return;
    spread.set(key, seen.add(place.reached));
    checkFragment(fragment.typeCondition.name.value, fragment.selectionSet, place);
  };
  const check = (set: SelectionSetNode, above: Place): void => {
    for (const node of set.selections) {
      const conditions = conditionsBelow(above.conditions, node);
      if (conditions === null) continue;
      const place = { ...above, conditions };
      if (node.kind === Kind.FIELD) checkField(node, place);
      else if (node.kind === Kind.FRAGMENT_SPREAD) checkSpread(node.name.value, place);
      else checkFragment(node.typeCondition?.name.value, node.selectionSet, place);
    }
  };

  check(operation.selectionSet, {
    type: types.rootType(operation.operation),
    reached: reachedKeys(planned.node),
    narrowed: false,
    conditions: new Map(),
    path: [],
  });
};
