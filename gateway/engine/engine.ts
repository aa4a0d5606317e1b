// The engine: prepares an operation once and executes it as often as asked, over whatever subgraphs the supergraph names.
// In: the text of an operation, then variables and a request context. Out: a GraphQL result in the API schema's shape,
// errors not yet formatted. A subgraph that is down leaves its fields null with an error at their path; the rest stands.
// Planner and executor are stock (@apollo/query-planner, @apollo/gateway); whoever replaces them keeps this interface.
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { RequestContext } from '@distribution/platform/request/request-context';
import { getVariableValues, GraphQLError, type ExecutionResult } from 'graphql';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { Limits } from '../limits/limits.ts';
import { createDataSource, type FetchObserver, type UpstreamFetch } from './data-source.ts';
import { createPreparer } from './prepare-operation.ts';
import { OperationRejected, type PreparedOperation } from './prepared-operation.ts';
import type { Supergraph } from './supergraph.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface Engine {
  readonly supergraph: Supergraph;
  /** Parses, validates and plans. Throws `OperationRejected`. */
  prepare(source: string, operationName: string | null): PreparedOperation;
  /** Coerces variables by the operation's definitions: defaults in, unknown ones out. Throws `OperationRejected`. */
  coerce(prepared: PreparedOperation, variables: Variables): Variables;
  /** Executes a query or mutation; `variables` are coerced ones. */
  execute(prepared: PreparedOperation, variables: Variables, context: RequestContext): Promise<ExecutionResult>;
  /** Executes another plan for the same operation, with further services under names no subgraph has. */
  executePlan(
    prepared: PreparedOperation,
    plan: QueryPlan,
    services: ServiceMap,
    variables: Variables,
    context: RequestContext,
  ): Promise<ExecutionResult>;
}

/** A null where the schema promises a value is the subgraph's fault; stock keeps such findings out of `errors`. */
const withCompletionErrors = (result: ExecutionResult): ExecutionResult => {
  const { valueCompletion, ...extensions } = result.extensions ?? {};
  if (!Array.isArray(valueCompletion) || valueCompletion.length === 0) return result;
  const found = valueCompletion.filter((error) => error instanceof GraphQLError);
  const errors = found.map(
    ({ message, path }) => new GraphQLError(message, { path: path ?? null, extensions: { code: 'UPSTREAM_PROTOCOL' } }),
  );
  return { ...result, errors: [...(result.errors ?? []), ...errors], extensions };
};

/** Makes the engine of one supergraph; `fetchOf` says how each subgraph is asked. */
export const createEngine = (
  supergraph: Supergraph,
  fetchOf: (subgraph: string) => UpstreamFetch,
  limits: Limits,
  logger: GatewayLogger,
  observe: FetchObserver,
): Engine => {
  const onFailure = (subgraph: string, cause: unknown, { correlationId }: RequestContext) =>
    logger.warn({ subgraph, correlationId, err: cause }, 'subgraph gave no answer');
  const subgraphs: ServiceMap = {};
  for (const { name } of supergraph.subgraphs) {
    subgraphs[name] = createDataSource(name, fetchOf(name), observe, onFailure);
  }
  const silent = { debug() {}, info() {}, warn() {}, error() {} };

  const executePlan: Engine['executePlan'] = async (prepared, plan, services, variables, context) => {
    const { document, operation, operationName, source } = prepared;
    const schema = supergraph.apiSchema;
    const request = { query: source, variables: { ...variables } };
    // The executor reads only these parts of what Apollo Server would hand it.
    const requestContext = {
      request,
      document,
      operation,
      operationName,
      source,
      schema,
      context,
      metrics: {},
      logger: silent,
    };
    const result = await executeQueryPlan(
      plan,
      { ...subgraphs, ...services },
      requestContext as unknown as GatewayGraphQLRequestContext, // its other parts belong to Apollo Server's own pipeline
      buildOperationContext({
        schema,
        operationDocument: document,
        ...(operationName === null ? {} : { operationName }),
      }),
      supergraph.supergraphSchema,
      supergraph.federatedApiSchema,
    );
    return withCompletionErrors(result);
  };

  return {
    supergraph,
    prepare: createPreparer(supergraph, limits),
    coerce({ operation }, variables) {
      const { coerced, errors } = getVariableValues(
        supergraph.apiSchema,
        operation.variableDefinitions ?? [],
        variables,
      );
      if (!errors) return coerced;
      throw new OperationRejected(
        errors.map(
          ({ message, nodes }) =>
            new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'INVALID_ARGUMENT' } }),
        ),
      );
    },
    execute: (prepared, variables, context) => executePlan(prepared, prepared.plan, {}, variables, context),
    executePlan,
  };
};
