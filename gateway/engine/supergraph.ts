import { createHash } from 'node:crypto';
import { Supergraph as FederatedSupergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { AppError } from '@distribution/platform/errors/app-error';
import { createPlanning, type Planning } from '../planning/planning.ts';
import { DEFAULT_PLANNING, type PlanningOptions } from '../planning/planning-options.ts';
import { SUPPORTED_FEATURES } from '../planning/supported-features.ts';

/** A subgraph as the supergraph names it; `url` is empty when the file gives none. */
export interface SubgraphEntry {
  readonly name: string;
  readonly url: string;
}

/** A supergraph made ready: what clients see, what the planner knows, and who is asked. */
export interface Supergraph {
  /** SHA-256 of the SDL (hex): names this version in health, logs and metrics. */
  readonly hash: string;
  readonly sdl: string;
  readonly subgraphs: readonly SubgraphEntry[];
  /** What clients may ask: federation's machinery and inaccessible parts removed, `@defer` known. */
  readonly apiSchema: GraphQLSchema;
  /** Every type and field, inaccessible ones too. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planning: Planning;
  /** The executable schema of one subgraph, with federation's additions; made on first use. */
  subgraphSchema(name: string): GraphQLSchema;
}

/**
 * Reads a composed supergraph (the SDL that `@apollo/composition` or `rover` writes).
 * Throws `CONFIG_INVALID` with the parser's reason when it is not one.
 */
export const createSupergraph = (sdl: string, options: PlanningOptions = DEFAULT_PLANNING): Supergraph => {
  let federated: FederatedSupergraph;
  let planning: Planning;
  try {
    federated = FederatedSupergraph.build(sdl, { supportedFeatures: SUPPORTED_FEATURES, validateSupergraph: true });
    planning = createPlanning(sdl, options);
  } catch (cause) {
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).trim().split(/\n\s*\n|\n/); // a wrong file has a hundred
    throw new AppError('CONFIG_INVALID', `The supergraph cannot be read: ${reason}`, {
      cause,
      nextStep: 'Give a composed supergraph, as a composition of Federation 2 subgraphs writes it; a subgraph is none.',
    });
  }
  const subgraphSchemas = new Map<string, GraphQLSchema>();
  return {
    hash: createHash('sha256').update(sdl).digest('hex'),
    sdl,
    subgraphs: federated.subgraphsMetadata().map(({ name, url }) => ({ name, url: url ?? '' })),
    apiSchema: federated.apiSchema().toGraphQLJSSchema({ includeDefer: true }),
    supergraphSchema: federated.schema.toGraphQLJSSchema(),
    planning,
    subgraphSchema(name) {
      const known = subgraphSchemas.get(name);
      if (known) return known;
      const subgraph = federated.subgraphs().get(name);
      if (!subgraph) throw new Error(`The supergraph has no subgraph "${name}"`);
      const schema = subgraph.schema.toGraphQLJSSchema();
      subgraphSchemas.set(name, schema);
      return schema;
    },
  };
};
