import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import { ERROR_CODES, isErrorCode } from '@distribution/platform/errors/codes';
import { errorExtensions, publicMessage } from '@distribution/platform/errors/graphql-error';
import { GraphQLError } from 'graphql';

/** What an answer needs to know to tell about an error: its correlation id, and where masked causes go. */
export interface ErrorScope {
  readonly correlationId: string;
  /** Called with the real error whenever its message is hidden from the caller. */
  readonly onMasked: (error: unknown) => void;
}

/** Whether a subgraph's error says no more than that something went wrong; one with a `fault` was made for callers. */
const isUnprepared = ({ extensions: { code, fault } }: GraphQLError): boolean =>
  fault === undefined &&
  (code === undefined ||
    code === 'INTERNAL_SERVER_ERROR' ||
    code === 'DOWNSTREAM_SERVICE_ERROR' ||
    code === 'INTERNAL');

/** The error under the wrappers that graphql-js and the plan's executor put around it. */
const rootOf = (error: unknown): unknown => {
  let at = error;
  while (at instanceof GraphQLError && at.originalError) at = at.originalError;
  return at;
};

/** What a subgraph said about its own error, with the registry filling what it left out. */
const subgraphBlock = (code: string, extensions: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const known = isErrorCode(code) ? ERROR_CODES[code] : null;
  const { serviceName, stacktrace: _stacktrace, exception: _exception, ...said } = extensions;
  return {
    fault: known?.fault ?? 'UPSTREAM',
    retryable: known?.retryable ?? false,
    retryAfterMs: null,
    nextStep: known?.nextStep ?? 'Tell the operator, with the correlationId.',
    ...said,
    code,
    ...(serviceName === undefined ? {} : { subgraph: serviceName }),
  };
};

/**
 * Any error as the caller sees it: a GraphQL error with the stable extension block `code`, `fault`, `retryable`,
 * `retryAfterMs`, `nextStep`, `correlationId` (and `subgraph` where one is to blame). An error nobody prepared for is
 * replaced by a general message with the code `INTERNAL`; its text goes to `onMasked` only.
 */
export const formatError = (error: unknown, scope: ErrorScope): GraphQLError => {
  const { correlationId } = scope;
  const given = error instanceof GraphQLError ? error : null;
  const place = {
    nodes: given?.nodes ?? null,
    source: given?.source ?? null,
    positions: given?.positions ?? null,
    path: given?.path ?? null,
  };
  const code = given?.extensions.code;
  const subgraph = given?.extensions.serviceName;
  if (given && typeof subgraph === 'string' && isUnprepared(given)) {
    // A subgraph's error that nobody there prepared for callers: its text may hold what is nobody's business.
    scope.onMasked(error);
    const extensions = { ...subgraphBlock('DOWNSTREAM_SERVICE_ERROR', { serviceName: subgraph }), correlationId };
    return new GraphQLError(`The subgraph "${subgraph}" reported an error.`, { ...place, extensions });
  }
  if (given && typeof code === 'string' && (code !== 'INTERNAL' || subgraph !== undefined)) {
    const extensions = { ...subgraphBlock(code, given.extensions), correlationId };
    return new GraphQLError(given.message, { ...place, extensions });
  }
  const root = rootOf(error);
  const known =
    root instanceof GraphQLError ? new AppError('INTERNAL', root.message, { cause: root }) : toAppError(root);
  const message = publicMessage(known);
  if (message !== known.message) scope.onMasked(error);
  const extensions = errorExtensions(known, correlationId);
  return new GraphQLError(message, { ...place, extensions });
};
