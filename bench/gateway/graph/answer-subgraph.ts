import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type ExecutionResult, type GraphQLFieldResolver, parse } from 'graphql';
import type { BenchSubgraph } from './subgraphs.ts';

/** One request to a subgraph, as it lies in a body. */
export interface SubgraphCall {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/** Makes the function that answers for a subgraph by graphql-js: right for whatever a gateway's planner asks. */
export const createAnswerer = ({ sdl, resolvers }: BenchSubgraph) => {
  // Each resolver names what its own parent is; the library wants them untyped.
  const untyped = resolvers as unknown as Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>;
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: untyped });
  return async ({ query, operationName, variables }: SubgraphCall): Promise<ExecutionResult> =>
    execute({ schema, document: parse(query), operationName: operationName ?? null, variableValues: variables ?? {} });
};
