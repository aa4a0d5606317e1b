import { operationFromDocument, Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { Kind } from 'graphql';
import { createFetchConverter } from './convert-fetch.ts';
import { convertRoot } from './convert-plan.ts';
import type { PlannerSupergraph } from './planner-supergraph.ts';
import type { Planner } from './planner.ts';
import { SUPPORTED_FEATURES } from './supported-features.ts';

/** Apollo's planner over a supergraph; the first use of it builds its query graph. */
export const createApolloPlanner = (planned: PlannerSupergraph): Planner => {
  const supergraph = Supergraph.build(planned.document, {
    supportedFeatures: SUPPORTED_FEATURES,
    validateSupergraph: false,
  });
  const schema: Schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    incrementalDelivery: { enableDefer: true },
  });
  const convertFetch = createFetchConverter(planned);
  return {
    plan(document, labels) {
      const named = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)?.name?.value;
      const operation = operationFromDocument(schema, document, named === undefined ? {} : { operationName: named });
      const overrideConditions = new Map([...labels].map((label) => [label, true]));
      const { node } = planner.buildQueryPlan(operation, { overrideConditions });
      return node === undefined ? null : convertRoot(node, convertFetch);
    },
  };
};
