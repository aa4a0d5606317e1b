import { AppError } from '@distribution/platform/errors/app-error';
import type { Principal } from '@distribution/platform/principal/principal';
import type { RequestContext } from '@distribution/platform/request/request-context';
import { withSpan } from '@distribution/platform/telemetry/tracing';
import type { ExecutionResult } from 'graphql';
import { formatError, type ErrorScope } from './answer/format-error.ts';
import type { Engine, Variables } from './engine/engine.ts';
import { OperationRejected, type PreparedOperation } from './engine/prepared-operation.ts';
import type { GatewayLogger } from './gateway-logger.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { GraphqlRequest } from './http/graphql-request.ts';

/** Who asks, under which id, and how long an answer is wanted. */
export interface OperationScope {
  readonly principal: Principal;
  readonly correlationId: string;
  readonly signal: AbortSignal;
  readonly traceparent: string | null;
}

/** A finished operation. `executed` is false when it was turned away before any field was asked for. */
export interface OperationAnswer {
  readonly executed: boolean;
  /** What turned it away, as it was thrown; `null` when it was executed. */
  readonly rejection: unknown;
  readonly result: ExecutionResult;
}

export interface OperationRunner {
  /** Where this operation's masked errors go. */
  errorScope(correlationId: string): ErrorScope;
  /** The answer of a request that executed nothing. */
  reject(error: unknown, correlationId: string): OperationAnswer;
  /** A request context whose signal ends at the caller's leaving or the deadline, whichever is first. */
  contextOf(scope: OperationScope): RequestContext;
  /**
   * Runs a query or mutation to its answer; never rejects. `allowed` can turn a prepared operation away by throwing
   * (a mutation by GET, a subscription outside of a socket).
   */
  run(
    request: GraphqlRequest,
    scope: OperationScope,
    allowed: (prepared: PreparedOperation) => void,
  ): Promise<OperationAnswer>;
}

/** Makes the one way every transport takes from a request to an answer. */
export const createOperationRunner = (
  engine: Engine,
  operationTimeoutMs: number,
  logger: GatewayLogger,
  metrics: GatewayMetrics | null,
): OperationRunner => {
  const errorScope = (correlationId: string): ErrorScope => ({
    correlationId,
    onMasked: (err) => logger.error({ correlationId, err }, 'operation failed inside'),
  });
  const reject = (error: unknown, correlationId: string): OperationAnswer => {
    const errors = error instanceof OperationRejected ? error.errors : [error];
    return {
      executed: false,
      rejection: error,
      result: { errors: errors.map((each) => formatError(each, errorScope(correlationId))) },
    };
  };
  const contextOf = ({ principal, correlationId, signal, traceparent }: OperationScope): RequestContext => ({
    principal,
    correlationId,
    signal: AbortSignal.any([signal, AbortSignal.timeout(operationTimeoutMs)]),
    deadlineAt: Date.now() + operationTimeoutMs,
    traceparent,
  });

  return {
    errorScope,
    reject,
    contextOf,
    async run(request, scope, allowed) {
      const { correlationId } = scope;
      const startedAt = performance.now();
      let prepared: PreparedOperation;
      let variables: Variables;
      try {
        prepared = engine.prepare(request.query, request.operationName);
        allowed(prepared);
        variables = engine.coerce(prepared, request.variables);
      } catch (error) {
        metrics?.operation({
          type: 'unknown',
          ms: performance.now() - startedAt,
          outcome: 'rejected',
        });
        return reject(error, correlationId);
      }
      const { operation, operationName } = prepared;
      const done = (outcome: 'ok' | 'partial' | 'failed') => {
        const ms = performance.now() - startedAt;
        metrics?.operation({ type: operation.operation, ms, outcome });
        logger.debug(
          { correlationId, operationName, subject: scope.principal.subject, ms, outcome },
          'operation answered',
        );
      };
      try {
        const span = {
          kind: 'SERVER',
          traceparent: scope.traceparent,
          attributes: { 'graphql.operation.type': operation.operation, 'graphql.operation.name': operationName ?? '' },
        } as const;
        const { data, errors, extensions } = await withSpan(`graphql ${operation.operation}`, span, () =>
          engine.execute(prepared, variables, contextOf(scope)),
        );
        if (!errors?.length) {
          done('ok');
          return {
            executed: true,
            rejection: null,
            result: { data: data ?? null, ...(extensions && Object.keys(extensions).length > 0 ? { extensions } : {}) },
          };
        }
        done(data ? 'partial' : 'failed');
        const shown = errors.map((error) => formatError(error, errorScope(correlationId)));
        return { executed: true, rejection: null, result: { errors: shown, data: data ?? null } };
      } catch (error) {
        done('failed');
        const failure = error instanceof Error ? error : new AppError('INTERNAL', String(error));
        return {
          executed: true,
          rejection: null,
          result: { errors: [formatError(failure, errorScope(correlationId))], data: null },
        };
      }
    },
  };
};
