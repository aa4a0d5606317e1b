import type { AbortSource } from '@distribution/platform/request/abort-watch';
import { AppError } from '@distribution/platform/errors/app-error';
import { isTracing, withSpan } from '@distribution/platform/telemetry/tracing';
import { GraphQLError } from 'graphql';
import { mayExplain } from './access/may-explain.ts';
import { formatError, type ErrorScope } from './answer/format-error.ts';
import { hasDefer } from './answer/has-defer.ts';
import type { OperationAnswer } from './answer/operation-answer.ts';
import { createCallControl, type CallEstimate } from './cost/call-control.ts';
import type { CostOptions } from './cost/cost-options.ts';
import type { CostReport } from './cost/cost-report.ts';
import { createDemandControl, type CostEstimate } from './cost/demand-control.ts';
import type { Answer, Patch } from './engine/answer.ts';
import type { Engine, Variables } from './engine/engine.ts';
import { OperationRejected } from './engine/operation-rejected.ts';
import type { PreparedOperation } from './engine/prepared-operation.ts';
import type { ReadNotes } from './note-reads.ts';
import { asksCalls, asksExplanation, explainAnswer } from './explain/explain-answer.ts';
import { asksFreshness, freshnessOf } from './freshness/answer-freshness.ts';
import type { GatewayLogger } from './gateway-logger.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { GraphqlRequest } from './http/graphql-request.ts';
import { OperationContext } from './operation-context.ts';
import type { RunScope } from './operation-scope.ts';
import { createOperationSharing } from './share-operations.ts';

/** What the runner is set to. */
export interface RunnerOptions {
  /** Whether equal queries of equal callers in flight share one execution. */
  readonly shareOperations: boolean;
  readonly cost: CostOptions;
}

/** May turn a prepared operation away by throwing (a mutation by GET, a subscription outside of a socket). */
export type AdmitOperation = (prepared: PreparedOperation, variables: Variables) => void;

export interface OperationRunner {
  /** Where this operation's masked errors go. */
  errorScope(correlationId: string): ErrorScope;
  /** The answer of a request that executed nothing. */
  reject(error: unknown, correlationId: string): OperationAnswer;
  /** Runs a query or mutation to its answer; never rejects. */
  run(request: GraphqlRequest, scope: RunScope, admit: AdmitOperation): Promise<OperationAnswer>;
}

/** Makes the one way every transport takes from a request to an answer. */
export const createOperationRunner = (
  engine: Engine,
  { shareOperations, cost: costOptions }: RunnerOptions,
  logger: GatewayLogger,
  metrics: GatewayMetrics | null,
  reads: ReadNotes | null = null,
): OperationRunner => {
  const costs = createDemandControl(() => engine.supergraph, costOptions);
  const erpCalls = createCallControl(() => engine.supergraph, costOptions);
  const sharing = shareOperations ? createOperationSharing() : null;

  const errorScope = (correlationId: string): ErrorScope => ({
    correlationId,
    onMasked: (err) => logger.error({ correlationId, err }, 'operation failed inside'),
  });
  const formatAll = (errors: readonly unknown[], correlationId: string) => {
    const scope = errorScope(correlationId);
    return errors.map((error) => formatError(error, scope));
  };
  const reject = (error: unknown, correlationId: string): OperationAnswer => ({
    executed: false,
    rejection: error,
    data: null,
    errors: formatAll(error instanceof OperationRejected ? error.errors : [error], correlationId),
    extensions: null,
    cost: null,
    patches: null,
  });

  const start = (prepared: PreparedOperation, variables: Variables, scope: RunScope, aborts: AbortSource) => {
    const context = new OperationContext(
      scope,
      scope.deadline.deadlineAt,
      aborts,
      scope.readsAnew === true,
      scope.reportsFreshness,
    );
    if (!isTracing()) return engine.execute(prepared, variables, context);
    const { operation, operationName } = prepared;
    const attributes = {
      'graphql.operation.type': operation.operation,
      'graphql.operation.name': operationName ?? '',
    };
    return withSpan(
      `graphql ${operation.operation}`,
      { kind: 'SERVER', traceparent: scope.traceparent, attributes },
      () => engine.execute(prepared, variables, context),
    );
  };
  const execute = async (prepared: PreparedOperation, variables: Variables, scope: RunScope): Promise<Answer> => {
    const type = prepared.operation.operation;
    if (sharing && type === 'query' && !scope.readsAnew && !scope.reportsFreshness && !hasDefer(prepared, variables)) {
      return sharing.run(prepared, variables, scope, (aborts) => start(prepared, variables, scope, aborts));
    }
    try {
      return await start(prepared, variables, scope, scope.deadline.aborts);
    } finally {
      if (type === 'mutation') sharing?.forget();
    }
  };

  const reportOf = (estimate: CostEstimate | null, isExplained: boolean, actual: () => number): CostReport | null => {
    if (!estimate) return null;
    const isCounted = isExplained || costOptions.mode === 'MEASURE';
    const { estimated, bySubgraph } = estimate;
    const report = { estimated, estimatedBySubgraph: bySubgraph, actual: isCounted ? actual() : null };
    metrics?.operationCost(report);
    return report;
  };

  async function* formatPatches(
    patches: AsyncIterable<readonly Patch[]>,
    prepared: PreparedOperation,
    correlationId: string,
    principal: RunScope['principal'],
  ) {
    for await (const some of patches) {
      for (const { calls } of some) if (calls) reads?.note(principal, prepared, calls);
      yield some.map((patch) => {
        const freshness = patch.calls ? freshnessOf(prepared, patch.calls) : null;
        return patch.errors.length === 0 && freshness === null
          ? patch
          : { ...patch, errors: formatAll(patch.errors, correlationId), freshness };
      });
    }
  }

  return {
    errorScope,
    reject,
    async run(request, given, admit) {
      const scope = asksFreshness(request) ? { ...given, reportsFreshness: true } : given;
      const { correlationId } = scope;
      const startedAt = performance.now();
      let prepared: PreparedOperation;
      let variables: Variables;
      let isExplained: boolean;
      let estimate: CostEstimate | null;
      let showsCalls: boolean;
      let callEstimate: CallEstimate | null;
      try {
        isExplained = asksExplanation(request, scope.principal);
        showsCalls = asksCalls(request, scope.principal, isExplained);
        prepared = engine.prepare(request.query, request.operationName, scope.principal);
        variables = engine.coerce(prepared, request.variables);
        admit(prepared, variables);
        estimate = costs.admit(prepared, variables, scope.spent ?? { cost: 0 });
        callEstimate = erpCalls.admit(prepared, variables, showsCalls);
      } catch (error) {
        metrics?.operation({ type: 'unknown', ms: performance.now() - startedAt, outcome: 'rejected' });
        return reject(error, correlationId);
      }
      let answer: Answer;
      try {
        answer = await execute(prepared, variables, scope);
      } catch (error) {
        const originalError = error instanceof Error ? error : new AppError('INTERNAL', String(error));
        const failure = new GraphQLError(originalError.message, { originalError });
        answer = { data: 'null', errors: [failure], calls: [], served: [], patches: null };
      }
      const { data, patches, calls } = answer;
      if (data !== 'null') reads?.note(scope.principal, prepared, calls);
      const cost = reportOf(estimate, isExplained, () => costs.actual(prepared, variables, data));
      const callReport = callEstimate && erpCalls.settle(prepared, callEstimate, calls);
      const freshness = freshnessOf(prepared, calls);
      const errors = answer.errors.length === 0 ? answer.errors : formatAll(answer.errors, correlationId);
      const outcome = errors.length === 0 ? 'ok' : data === 'null' ? 'failed' : 'partial';
      const ms = performance.now() - startedAt;
      metrics?.operation({ type: prepared.operation.operation, ms, outcome });
      const { operationName } = prepared;
      logger.debug(
        { correlationId, operationName, subject: scope.principal.subject, ms, outcome },
        'operation answered',
      );
      return {
        executed: true,
        rejection: null,
        data,
        errors,
        extensions:
          showsCalls || freshness !== null
            ? {
                ...(freshness === null ? {} : { freshness }),
                ...(isExplained ? { explain: explainAnswer(prepared, calls, cost) } : {}),
                ...(showsCalls ? { cost: callReport } : {}),
              }
            : null,
        cost: cost && mayExplain(scope.principal) ? cost : null,
        patches: patches && formatPatches(patches, prepared, correlationId, scope.principal),
      };
    },
  };
};
