import {
  Kind,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type {
  FetchedSelection,
  FetchNode,
  FlattenStep,
  PlanNode,
  RequiredSelection,
  SubscriptionNode,
} from '../plan/plan.ts';
import { chainedFields, withoutSpreads, type ChainedField } from './chained-fields.ts';
import { defers } from './inline-deferring-fragments.ts';
import { keptFetches } from './kept-fetches.ts';
import type { Planner } from './planner.ts';
import { clientNameOf } from './response-names.ts';
import type { SubgraphFields } from './subgraph-fields.ts';
import type { SupergraphTypes } from './supergraph-types.ts';
import { unfoundedFields } from './unfounded-fields.ts';

/** The operation can be planned in stages only, and stages cannot be deferred. */
export class DeferredStages extends Error {}

/** Stages one upon the other at most; each is for a requirement of the one above. */
const MAX_STAGES = 8;

type Plan = PlanNode | SubscriptionNode | null;

const asSelection = (required: RequiredSelection): SelectionNode => {
  const selections = required.selections?.map(asSelection) ?? null;
  const below = selections && { selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
  if (required.kind === 'Field') {
    return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: required.key }, ...(below ?? {}) };
  }
  const type = required.typeCondition;
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(type === null ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: selections ?? [] },
  };
};

const answers = (selections: readonly FetchedSelection[], key: string): boolean =>
  selections.some((each) => (each.kind === 'Field' ? each.as === key : answers(each.selections, key)));

const keysOf = (path: readonly FlattenStep[]): string[] =>
  path.flatMap((step) => (step.kind === 'KEY' ? [step.key] : []));

/** One after the other; a subscription's events are followed by both. */
const inSequence = (first: Plan, then: PlanNode): PlanNode | SubscriptionNode => {
  if (first === null) return then;
  if (first.kind !== 'Subscription') return { kind: 'Sequence', nodes: [first, then] };
  return { ...first, rest: first.rest ? { kind: 'Sequence', nodes: [first.rest, then] } : then };
};

/**
 * A planner that looks at what another one plans. Where a fetch asks a subgraph for what it cannot know there (the other
 * loses, in a requirement, the requirement of that), the operation is planned in stages: first with the inputs in the
 * place of the fields that need them, then those fields.
 * @throws DeferredStages where the document defers
 */
export const createStagedPlanner = (planner: Planner, fields: SubgraphFields, types: SupergraphTypes): Planner => {
  const isUnfounded = (plan: Plan) => unfoundedFields(plan, fields, types).length > 0;
  const isChained = (type: string, field: string) =>
    fields.isChained(type, field) || types.implementing(type).some((each) => fields.isChained(each, field));

  /** What answers one field, and what goes into it. */
  const stageOf = ({ field, path, alone }: ChainedField, labels: ReadonlySet<string>, prefix: string) => {
    const plan = planner.plan({ kind: Kind.DOCUMENT, definitions: [alone] }, labels);
    const key = clientNameOf(field);
    const inputs: SelectionNode[] = [];
    const node = keptFetches(plan, (fetch, at): FetchNode | null => {
      const keys = keysOf(at);
      if (!path.every((each, index) => each === keys[index])) return null;
      const isBelow = keys.length > path.length && keys[path.length] === key;
      const isHere = keys.length === path.length && fetch.requires !== null && answers(fetch.selections, key);
      if (isHere) inputs.push(...(fetch.requires ?? []).map(asSelection));
      return isHere || isBelow ? { ...fetch, id: `${prefix}${fetch.id}` } : null;
    });
    return node && inputs.length > 0 ? { field, node, inputs } : null;
  };

  const planStages = (operation: OperationDefinitionNode, labels: ReadonlySet<string>, depth: number): Plan => {
    const found = chainedFields(
      operation,
      types.rootType(operation.operation),
      (...at) => types.typeOfField(...at),
      isChained,
    );
    const stages = found.flatMap((each, at) => stageOf(each, labels, `${depth}.${at}.`) ?? []);
    if (stages.length === 0 || depth > MAX_STAGES)
      throw new Error('a fetch of the plan asks for what its subgraph cannot know');
    const inputs = new Map<FieldNode, SelectionNode[]>(stages.map((stage) => [stage.field, stage.inputs]));
    const before = visit(operation, {
      Field(field) {
        const selections = inputs.get(field);
        if (!selections) return undefined;
        const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
        return { kind: Kind.INLINE_FRAGMENT as const, directives: field.directives ?? [], selectionSet };
      },
    });
    const last: PlanNode = { kind: 'Parallel', nodes: stages.map(({ node }) => node) };
    const [only] = last.nodes;
    const first = planFounded(before, labels, depth + 1);
    return inSequence(first, last.nodes.length === 1 && only ? only : last);
  };

  const planFounded = (operation: OperationDefinitionNode, labels: ReadonlySet<string>, depth: number): Plan => {
    const plan = planner.plan({ kind: Kind.DOCUMENT, definitions: [operation] }, labels);
    return isUnfounded(plan) ? planStages(operation, labels, depth) : plan;
  };

  return {
    plan(document, labels) {
      const plan = planner.plan(document, labels);
      if (!isUnfounded(plan)) return plan;
      const [operation] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      if (!operation) return plan;
      if (defers(document)) throw new DeferredStages('what is planned in stages cannot be deferred');
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const node of document.definitions) {
        if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
      }
      const staged = planStages(withoutSpreads(operation, fragments), labels, 0);
      if (isUnfounded(staged)) throw new Error('a fetch of the plan asks for what its subgraph cannot know');
      return staged;
    },
  };
};
