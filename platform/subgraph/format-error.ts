import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { AppError, toAppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { toGraphqlError } from '../errors/graphql-error.ts';
import type { Log } from '../log/log.ts';

/**
 * What an error of graphql-js is when no resolver threw it: before execution (no path), and for an argument, it is the
 * caller's variables; later it is a value of ours that does not fit the schema.
 */
const withoutCause = (error: GraphQLError, cause: unknown): AppError => {
  const callers = error.path === undefined || error.message.startsWith('Argument "');
  return new AppError(callers ? 'INVALID_ARGUMENT' : 'INTERNAL', error.message, { cause: cause ?? error });
};

/** The error as ours. A scalar that refuses a variable is wrapped in a message that names the variable: that is kept. */
const appErrorOf = (error: GraphQLError): AppError => {
  const cause = error.originalError ?? null;
  return cause === null || error.path === undefined ? withoutCause(error, cause) : toAppError(cause);
};

/** A literal that its scalar refuses is found while the document is checked: the document is right, the argument is not. */
const saidByScalar = ({ extensions }: GraphQLError): ErrorCode | null =>
  extensions['code'] === 'INVALID_ARGUMENT' ? 'INVALID_ARGUMENT' : null;

/**
 * An error as the subgraph answers it: code, advice, correlation id, path and locations. `code` is given for documents
 * that were not executed. What is our own fault is logged, and masked by platform/errors.
 */
export const formatError = (
  error: GraphQLError,
  code: ErrorCode | null,
  correlationId: string,
  log: Log,
): GraphQLFormattedError => {
  const known = code === null ? appErrorOf(error) : new AppError(saidByScalar(error) ?? code, error.message);
  if (known.fault === 'INTERNAL') log.error({ err: known, path: error.path }, 'a field could not be resolved');
  const { path, locations } = error.toJSON();
  return toGraphqlError(known, correlationId, {
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
  });
};
