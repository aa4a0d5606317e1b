import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlanNode } from '../plan/plan.ts';
import { defers } from './inline-deferring-fragments.ts';
import { keptFetches } from './kept-fetches.ts';
import type { Planner } from './planner.ts';
import { DeferredStages } from './staged-planner.ts';

/** Variables that a mutation's own fields may depend on; each doubles the plans. */
const MOST_CONDITIONS = 5;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What is known of Boolean variables. */
type Outcome = ReadonlyMap<string, boolean>;

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

/** What a fragment selects; `null` for a field. Every fragment of the root applies: it is an object's type. */
const insideOf = (node: SelectionNode, fragments: Fragments): SelectionSetNode | null => {
  if (node.kind === Kind.FIELD) return null;
  if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet;
  return fragments.get(node.name.value)?.selectionSet ?? null;
};

/** The variables of conditions on the fields of the root, and on the fragments they stand in. */
const conditionsOf = (set: SelectionSetNode, fragments: Fragments, found = new Set<string>()): ReadonlySet<string> => {
  for (const node of set.selections) {
    for (const directive of node.directives ?? []) {
      const value = isCondition(directive) ? directive.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) found.add(value.name.value);
    }
    const inside = insideOf(node, fragments);
    if (inside) conditionsOf(inside, fragments, found);
  }
  return found;
};

const holds = ({ directives = [] }: SelectionNode, outcome: Outcome): boolean =>
  directives.filter(isCondition).every(({ name, arguments: [condition] = [] }) => {
    const value = condition?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE ? outcome.get(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return isTrue === (name.value === 'include');
  });

/** The fields of the root in the order in which they happen, without their conditions. */
const fieldsOf = (set: SelectionSetNode, fragments: Fragments, outcome: Outcome): FieldNode[] =>
  set.selections.flatMap((node) => {
    if (!holds(node, outcome)) return [];
    const inside = insideOf(node, fragments);
    if (inside) return fieldsOf(inside, fragments, outcome);
    if (node.kind !== Kind.FIELD) return [];
    return [{ ...node, directives: node.directives?.filter((directive) => !isCondition(directive)) ?? [] }];
  });

const isDeferredAtRoot = (set: SelectionSetNode, fragments: Fragments): boolean =>
  set.selections.some((node) => {
    const inside = insideOf(node, fragments);
    if (inside === null) return false;
    return node.directives?.some(({ name }) => name.value === 'defer') || isDeferredAtRoot(inside, fragments);
  });

/**
 * A planner that has the changes of a mutation happen one after the other, in the client's order, each once. The other
 * one brings fields together that stand in like fragments or under like conditions, wherever they stand, and asks for a
 * field as often as it finds it under another condition. So it is given the fields of the root alone, in their order,
 * once for every outcome of the conditions that they stand under.
 * @throws DeferredStages where conditions decide and something is deferred
 */
export const createSerialPlanner = (planner: Planner): Planner => {
  const planMutation = (
    operation: OperationDefinitionNode,
    fragments: Fragments,
    labels: ReadonlySet<string>,
  ): PlanNode | null => {
    const planFor = (outcome: Outcome, prefix: string): PlanNode | null => {
      const selections = fieldsOf(operation.selectionSet, fragments, outcome);
      if (selections.length === 0) return null;
      const alone = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
      const plan = planner.plan({ kind: Kind.DOCUMENT, definitions: [alone, ...fragments.values()] }, labels);
      if (plan?.kind === 'Subscription') throw new Error('the plan of a mutation is that of a subscription');
      return prefix === '' ? plan : keptFetches(plan, (fetch) => ({ ...fetch, id: `${prefix}${fetch.id}` }));
    };
    const planUnder = ([variable, ...others]: readonly string[], outcome: Outcome, prefix: string): PlanNode | null => {
      if (variable === undefined) return planFor(outcome, prefix);
      const whenTrue = planUnder(others, new Map([...outcome, [variable, true]]), `${prefix}1.`);
      const whenFalse = planUnder(others, new Map([...outcome, [variable, false]]), `${prefix}0.`);
      return whenTrue || whenFalse ? { kind: 'Condition', variable, whenTrue, whenFalse } : null;
    };
    const conditions = [...conditionsOf(operation.selectionSet, fragments)];
    if (conditions.length > MOST_CONDITIONS) throw new Error('too many conditions decide what a mutation does');
    if (conditions.length > 0 && [operation, ...fragments.values()].some(defers))
      throw new DeferredStages('what a mutation does depends on conditions');
    return planUnder(conditions, new Map(), '');
  };

  return {
    plan(document: DocumentNode, labels) {
      const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
      if (operation?.operation !== 'mutation') return planner.plan(document, labels);
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const node of document.definitions) {
        if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
      }
      const { selectionSet } = operation;
      const isPlain = selectionSet.selections.every((node) => node.kind === Kind.FIELD && !node.directives?.length);
      // What changes something is not deferred; the other planner says so.
      if (isPlain || isDeferredAtRoot(selectionSet, fragments)) return planner.plan(document, labels);
      return planMutation(operation, fragments, labels);
    },
  };
};
