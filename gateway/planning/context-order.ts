import { everyFetch } from '../plan/every-fetch.ts';
import type { DeferNode, FetchedSelection, FetchNode, FlattenStep, PlanNode, SubscriptionNode } from '../plan/plan.ts';

/** Planned keys from the root of an operation; lists and types are not named. */
type Keys = readonly string[];

interface PlacedFetch {
  readonly fetch: FetchNode;
  readonly at: Keys;
}

const fetchesIn = (node: PlanNode | SubscriptionNode | null): readonly PlacedFetch[] => {
  const found: PlacedFetch[] = [];
  everyFetch(node, (fetch, path: readonly FlattenStep[]) => {
    found.push({ fetch, at: path.flatMap((step) => (step.kind === 'KEY' ? [step.key] : [])) });
  });
  return found;
};

/** Where the values stand that a fetch takes from objects at or above its own. */
const placesNeeded = ({ fetch, at }: PlacedFetch): readonly Keys[] =>
  fetch.contextVariables.map(({ levelsUp, path }) => [
    ...at.slice(0, at.length - levelsUp),
    ...path.filter((step) => !step.startsWith('... on ')),
  ]);

const selects = (selections: readonly FetchedSelection[], [key, ...rest]: Keys): boolean =>
  selections.some((each) => {
    if (each.kind === 'Fragment') return key !== undefined && selects(each.selections, [key, ...rest]);
    return each.as === key && (rest.length === 0 || selects(each.selections ?? [], rest));
  });

const gives = ({ fetch, at }: PlacedFetch, place: Keys): boolean =>
  at.every((key, depth) => place[depth] === key) && selects(fetch.selections, place.slice(at.length));

/** Those of some fetches that give what others need. */
const giversTo = (takers: readonly PlacedFetch[], givers: readonly PlacedFetch[]): readonly PlacedFetch[] => {
  const places = takers.flatMap(placesNeeded);
  return places.length === 0 ? [] : givers.filter((giver) => places.some((place) => gives(giver, place)));
};

const inStages = (nodes: readonly PlanNode[]): PlanNode => {
  const stages: PlanNode[] = [];
  const contents = new Map(nodes.map((node) => [node, fetchesIn(node)]));
  let left = nodes;
  while (left.length > 0) {
    const waits = (node: PlanNode): boolean =>
      left.some((other) => other !== node && giversTo(contents.get(node) ?? [], contents.get(other) ?? []).length > 0);
    const ready = left.filter((node) => !waits(node));
    const stage = ready.length === 0 ? left : ready; // each waits for another: no order is right
    stages.push(stage.length === 1 ? stage[0]! : { kind: 'Parallel', nodes: stage });
    left = left.filter((node) => !stage.includes(node));
  }
  return stages.length === 1 ? stages[0]! : { kind: 'Sequence', nodes: stages };
};

const order = (node: PlanNode, before: readonly PlacedFetch[]): PlanNode => {
  const orderAny = (each: PlanNode | null) => each && order(each, before);
  switch (node.kind) {
    case 'Fetch':
      return node;
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((each) => order(each, before)) };
    case 'Parallel':
      return inStages(node.nodes.map((each) => order(each, before)));
    case 'Flatten':
      return { ...node, node: order(node.node, before) };
    case 'Condition':
      return { ...node, whenTrue: orderAny(node.whenTrue), whenFalse: orderAny(node.whenFalse) };
    case 'Defer':
      return orderDeferred(node, before);
  }
};

const orderDeferred = (node: DeferNode, before: readonly PlacedFetch[]): DeferNode => {
  const known = [...before, ...fetchesIn(node.primary)];
  return {
    ...node,
    primary: node.primary && order(node.primary, before),
    deferred: node.deferred.map((part) => {
      const givers = giversTo(fetchesIn(part.node), known).map(({ fetch }) => fetch.id);
      return {
        ...part,
        depends: [...new Set([...part.depends, ...givers])],
        node: part.node && order(part.node, known),
      };
    }),
  };
};

/**
 * The plan, with each fetch that takes values from objects above (`@fromContext`) after those that give them. The planner
 * orders fetches by what representations need; where a fetch begins at the very object that has the value, it is planned
 * beside the fetch of the value, and would be sent without.
 */
export const withContextsFirst = (node: PlanNode | SubscriptionNode | null): PlanNode | SubscriptionNode | null => {
  if (node === null || !fetchesIn(node).some(({ fetch }) => fetch.contextVariables.length > 0)) return node;
  return node.kind === 'Subscription' ? { ...node, rest: node.rest && order(node.rest, []) } : order(node, []);
};
