import type { DocumentNode } from 'graphql';
import { createIsKey, createRequiredKeys, type IsKey, type RequiredKeys } from './required-keys.ts';
import { withResolvableKeysFirst } from './resolvable-keys-first.ts';
import { withSyntheticFields, type SyntheticField } from './synthetic-fields.ts';

/** A supergraph as a planner is given it, and what is needed to read its plans as plans for the graph as it is. */
export interface PlannerSupergraph {
  readonly document: DocumentNode;
  readonly synthetics: ReadonlyMap<string, SyntheticField>;
  readonly requiredKeys: RequiredKeys;
  readonly isKey: IsKey;
}

export const createPlannerSupergraph = (supergraph: DocumentNode): PlannerSupergraph => {
  const { document, synthetics } = withSyntheticFields(withResolvableKeysFirst(supergraph));
  return { document, synthetics, requiredKeys: createRequiredKeys(document), isKey: createIsKey(document) };
};
