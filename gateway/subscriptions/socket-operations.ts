import { AppError } from '@distribution/platform/errors/app-error';
import { GraphQLError, type ExecutionArgs, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { formatError } from '../answer/format-error.ts';
import { hasDefer } from '../answer/has-defer.ts';
import { textOf } from '../answer/operation-answer.ts';
import { openDeadline } from '@distribution/platform/request/deadline';
import { parseGraphqlRequest, type GraphqlRequest } from '../http/graphql-request.ts';
import type { CallerScope } from '../operation-scope.ts';
import type { AdmitOperation } from '../run-operation.ts';
import type { Connection, TransportParts } from './connection.ts';
import { createPendingResults, OperationEnded } from './transports/pending-results.ts';
import { snapshotRequestOf } from './snapshot.ts';
import { resumeCursorOf } from './transports/resume-cursor.ts';
import { createSocketOutlet, nextHead } from './transports/socket-outlet.ts';

/** An operation that was found good and waits to be started; the protocol carries it from one hook to the next. */
export interface OperationJob {
  /** Begins it, and gives what the protocol is to pull: the end only, for results are written straight to the socket. */
  start(): AsyncGenerator<never, void>;
}

export interface SocketOperations {
  /** Checks and prepares one operation: what to execute, or the errors to answer. Never throws. */
  prepare(
    id: string,
    payload: unknown,
    connection: Connection,
    running: number,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  /** Renews the connection by the token in a ping; `null` when it brings none. Never throws. */
  renew(payload: Readonly<Record<string, unknown>>, connection: Connection): Promise<Record<string, unknown> | null>;
  /** Errors that end a running operation, as the caller sees them. */
  formatErrors(errors: readonly unknown[]): readonly GraphQLFormattedError[];
}

/** One operation over a socket has one answer: what is deferred goes over HTTP. */
const refuseDefer: AdmitOperation = (prepared, variables) => {
  if (!hasDefer(prepared, variables)) return;
  throw new AppError('BAD_REQUEST', '@defer is served over HTTP only.', {
    nextStep: 'Send the operation by POST to this address, or leave @defer out.',
  });
};

const takeTurn = ({ rate }: Connection): void => {
  const retryAfterMs = rate.take();
  if (retryAfterMs === 0) return;
  throw new AppError('TOO_MANY_REQUESTS', 'This connection begins operations faster than it may.', { retryAfterMs });
};

/** Makes what the socket server does with each operation. */
export const createSocketOperations = ({
  engine,
  runner,
  hub,
  limits,
}: Pick<TransportParts, 'engine' | 'runner' | 'hub' | 'limits'>): SocketOperations => {
  /** Runs a query or mutation; it ends at its deadline, when the client wants it no more, or with the connection. */
  const run = (id: string, request: GraphqlRequest, caller: CallerScope, connection: Connection) => {
    const { signal, running, writer } = connection;
    const deadline = openDeadline({ parent: signal, timeoutMs: limits.operationTimeoutMs });
    let isWanted = true;
    const pending = createPendingResults(() => {
      isWanted = false;
      deadline.abort();
    });
    const answer = async (): Promise<void> => {
      const text = textOf(await runner.run(request, { ...caller, deadline, spent: null }, refuseDefer));
      deadline.close();
      if (!isWanted || writer.write(nextHead(id), { bytes: Buffer.from(text) })) return;
      await new Promise<void>((resolve) => {
        writer.whenDrained(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    };
    void running.track(answer).finally(() => pending.end([]));
    return pending.results;
  };

  return {
    async prepare(id, payload, connection, running) {
      const correlationId = randomUUID();
      try {
        const { grant, writer, tell, signal } = connection;
        if (!grant.isValid()) throw new AppError('UNAUTHENTICATED', 'The token is no longer valid.');
        takeTurn(connection);
        if (running > limits.maxSubscriptionsPerConnection) {
          throw new AppError(
            'TOO_MANY_REQUESTS',
            `One connection may run ${limits.maxSubscriptionsPerConnection} operations at a time.`,
            { nextStep: 'Complete another operation of this connection first.' },
          );
        }
        const request = parseGraphqlRequest(payload);
        const { principal } = grant;
        const prepared = engine.prepare(request.query, request.operationName, principal);
        const caller: CallerScope = { principal, correlationId, traceparent: null, forwardedHeaders: null };
        let job: OperationJob;
        if (prepared.operation.operation === 'subscription') {
          const variables = engine.coerce(prepared, request.variables);
          const after = resumeCursorOf(request.extensions);
          const { outlet, results, join } = createSocketOutlet(id, writer, tell);
          // Begun here, where what is wrong with it can still be answered as errors of this operation.
          const scope = {
            ...caller,
            signal,
            after,
            snapshot: snapshotRequestOf(request),
            isAdmitted: () => grant.isValid(),
          };
          join(await hub.join(prepared, variables, scope, outlet));
          job = { start: () => results };
        } else {
          job = { start: () => run(id, request, caller, connection) };
        }
        const { document, operationName } = prepared;
        return { schema: engine.supergraph.apiSchema, document, operationName, contextValue: job };
      } catch (error) {
        return runner.reject(error, correlationId).errors;
      }
    },
    async renew({ authorization }, connection) {
      if (typeof authorization !== 'string') return null;
      try {
        takeTurn(connection);
        connection.grant.renew(await connection.readmit(authorization));
        return { renewed: true, expiresAtSeconds: connection.grant.principal.expiresAtSeconds };
      } catch (error) {
        return { renewed: false, errors: runner.reject(error, randomUUID()).errors };
      }
    },
    formatErrors(errors) {
      const scope = runner.errorScope(randomUUID());
      const shown = errors.flatMap((error) => {
        const origin = error instanceof GraphQLError ? error.originalError : error;
        return origin instanceof OperationEnded ? origin.errors : [formatError(error, scope)];
      });
      return shown.map((error) => error.toJSON());
    },
  };
};
