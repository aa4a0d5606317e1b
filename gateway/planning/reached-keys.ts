import type { FetchedSelection, FlattenStep, PlanNode, SubscriptionNode } from '../plan/plan.ts';
import { everyFetch } from '../plan/every-fetch.ts';

/** The planned keys that a plan's fetches answer at a place, whatever the types of objects there, and below them. */
export interface Reached {
  readonly below: Map<string, Reached>;
}

const keyBelow = (place: Reached, key: string): Reached => {
  const known = place.below.get(key);
  if (known) return known;
  const made: Reached = { below: new Map() };
  place.below.set(key, made);
  return made;
};

const addSelections = (selections: readonly FetchedSelection[], place: Reached): void => {
  for (const selection of selections) {
    if (selection.kind === 'Fragment') addSelections(selection.selections, place);
    else addSelections(selection.selections ?? [], keyBelow(place, selection.as));
  }
};

const placeAt = (root: Reached, path: readonly FlattenStep[]): Reached =>
  path.reduce((place, step) => (step.kind === 'KEY' ? keyBelow(place, step.key) : place), root);

/** Everything that a plan asks for, whether or not its conditions hold. */
export const reachedKeys = (node: PlanNode | SubscriptionNode | null): Reached => {
  const root: Reached = { below: new Map() };
  everyFetch(node, ({ selections }, path) => addSelections(selections, placeAt(root, path)));
  return root;
};
