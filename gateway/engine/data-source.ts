import type { GraphQLDataSource } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import type { RequestContext } from '@distribution/platform/request/request-context';
import { activeTraceparent, withSpan } from '@distribution/platform/telemetry/tracing';
import type { UpstreamRequest, UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { Kind, parse, type GraphQLFormattedError } from 'graphql';
import { AppError, toAppError } from '@distribution/platform/errors/app-error';

/** Asks one subgraph. Rejects only when there is no GraphQL answer at all. */
export type UpstreamFetch = (request: UpstreamRequest, context: RequestContext) => Promise<UpstreamResponse>;

/** Told of every call to a subgraph, whatever came of it. */
export type FetchObserver = (call: {
  readonly subgraph: string;
  readonly ms: number;
  readonly failed: boolean;
}) => void;

/** Where the data of a failed fetch would have been: each root field, or the first entity of a batch. */
const pathsOf = (request: UpstreamRequest): (string | number)[][] => {
  if ('representations' in request.variables) return [['_entities', 0]];
  const operation = parse(request.query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fields = operation?.selectionSet.selections ?? [];
  return fields.flatMap((node) => (node.kind === Kind.FIELD ? [[node.alias?.value ?? node.name.value]] : []));
};

/** A subgraph that gave no answer, told as GraphQL errors so that only its own fields are missing. */
const errorsOfFailure = (name: string, request: UpstreamRequest, cause: unknown): GraphQLFormattedError[] => {
  const known = toAppError(cause);
  const error =
    known.code === 'INTERNAL' ? new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" did not answer.`) : known;
  const { code, fault, retryable, retryAfterMs, nextStep, message } = error;
  return pathsOf(request).map((path) => ({
    message,
    path,
    extensions: { code, fault, retryable, retryAfterMs, nextStep },
  }));
};

/**
 * Puts a subgraph behind the interface that the plan's executor calls.
 * @param onFailure is told why a subgraph gave no answer; the caller sees only that it did not
 */
export const createDataSource = (
  name: string,
  fetch: UpstreamFetch,
  observe: FetchObserver,
  onFailure: (subgraph: string, cause: unknown, context: RequestContext) => void,
): GraphQLDataSource => ({
  async process({ request, context }): Promise<GatewayGraphQLResponse> {
    const asked: UpstreamRequest = {
      query: request.query ?? '',
      operationName: request.operationName ?? null,
      variables: request.variables ?? {},
    };
    const requestContext = context as RequestContext; // the engine passes its own and nothing else
    const startedAt = performance.now();
    let failed = false;
    try {
      const answer = await withSpan(`subgraph ${name}`, { kind: 'CLIENT', attributes: { subgraph: name } }, () =>
        fetch(asked, { ...requestContext, traceparent: activeTraceparent() ?? requestContext.traceparent }),
      );
      return {
        ...(answer.data === undefined ? {} : { data: answer.data }),
        ...(answer.errors === undefined ? {} : { errors: answer.errors }),
        ...(answer.extensions === undefined ? {} : { extensions: answer.extensions }),
      };
    } catch (cause) {
      failed = true;
      onFailure(name, cause, requestContext);
      return { data: null, errors: errorsOfFailure(name, asked, cause) };
    } finally {
      observe({ subgraph: name, ms: performance.now() - startedAt, failed });
    }
  },
});
