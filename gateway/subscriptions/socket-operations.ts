import { AppError } from '@distribution/platform/errors/app-error';
import { GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { formatError } from '../answer/format-error.ts';
import { parseGraphqlRequest } from '../http/graphql-request.ts';
import type { Connection, SocketServerParts } from './connection.ts';
import type { EventResults } from './subscriber.ts';

/** An operation that was found good and waits to be started; the protocol carries it from one hook to the next. */
export interface OperationJob {
  start(): Promise<ExecutionResult | EventResults>;
}

export interface SocketOperations {
  /** Checks and prepares one operation: what to execute, or the errors to answer. Never throws. */
  prepare(
    payload: unknown,
    connection: Connection,
    running: number,
    isAdmitted: () => boolean,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  /** Errors that end a running operation, as the caller sees them. */
  formatErrors(errors: readonly unknown[]): readonly GraphQLFormattedError[];
}

const resumeCursorOf = (extensions: Readonly<Record<string, unknown>>): string | null => {
  const { after } = extensions;
  if (after === undefined || after === null) return null;
  if (typeof after === 'string') return after;
  throw new AppError('CURSOR_INVALID', '"extensions.after" must be a cursor.');
};

/** Makes what the socket server does with each operation. */
export const createSocketOperations = ({
  engine,
  runner,
  subscriber,
  limits,
}: Pick<SocketServerParts, 'engine' | 'runner' | 'subscriber' | 'limits'>): SocketOperations => ({
  async prepare(payload, connection, running, isAdmitted) {
    const correlationId = randomUUID();
    try {
      if (!isAdmitted()) throw new AppError('UNAUTHENTICATED', 'The token is no longer valid.');
      if (running > limits.maxSubscriptionsPerConnection) {
        throw new AppError(
          'TOO_MANY_REQUESTS',
          `One connection may run ${limits.maxSubscriptionsPerConnection} operations at a time.`,
          {
            nextStep: 'Complete another operation of this connection first.',
          },
        );
      }
      const request = parseGraphqlRequest(payload);
      const prepared = engine.prepare(request.query, request.operationName);
      const { principal, signal } = connection;
      const scope = { principal, correlationId, signal, traceparent: null };
      let job: OperationJob;
      if (prepared.operation.operation === 'subscription') {
        const variables = engine.coerce(prepared, request.variables);
        const after = resumeCursorOf(request.extensions);
        // Begun here, where what is wrong with it can still be answered as errors of this operation.
        const results = await subscriber.subscribe(prepared, variables, { ...scope, after, isAdmitted });
        job = { start: async () => results };
      } else {
        job = { start: async () => (await runner.run(request, scope, () => {})).result };
      }
      const { document, operationName } = prepared;
      return { schema: engine.supergraph.apiSchema, document, operationName, contextValue: job };
    } catch (error) {
      const { errors } = runner.reject(error, correlationId).result;
      return errors ?? [];
    }
  },
  formatErrors(errors) {
    const scope = runner.errorScope(randomUUID());
    return errors.map((error) => {
      const made = error instanceof GraphQLError && typeof error.extensions['correlationId'] === 'string';
      return (made ? error : formatError(error, scope)).toJSON();
    });
  },
});
