import type { GraphQLFormattedError } from 'graphql';
import type { PortError } from './port-error.ts';

/** `extensions` of every error the graph answers with. */
export interface ErrorExtensions extends Readonly<Record<string, unknown>> {
  readonly code: string;
  readonly fault: PortError['fault'];
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly nextStep: string;
  readonly correlationId: string;
}

const MASKED = 'Something went wrong on our side. The operator finds it by the correlationId.';

/** Codes of our own making whose message is meant for the caller. */
const SPEAKING = new Set(['DEADLINE_EXCEEDED', 'STORE_UNAVAILABLE', 'CANCELLED']);

/** The `extensions` block of an error. */
export const errorExtensions = (error: PortError, correlationId: string): ErrorExtensions => ({
  ...error.details,
  code: error.code,
  fault: error.fault,
  retryable: error.retryable,
  retryAfterMs: error.retryAfterMs,
  nextStep: error.nextStep,
  correlationId,
});

/** What a client may read of the error: an internal one is masked, for its message may hold what is nobody's business. */
export const publicMessage = (error: PortError): string =>
  error.fault === 'INTERNAL' && !SPEAKING.has(error.code) ? MASKED : error.message;

/**
 * The error as GraphQL answers it. Logging the cause is the caller's work: whoever formats knows the request's log.
 * `at` is the path and locations of the GraphQL error it came in, if any.
 */
export const toGraphqlError = (
  error: PortError,
  correlationId: string,
  at: Pick<GraphQLFormattedError, 'path' | 'locations'> = {},
): GraphQLFormattedError & { readonly extensions: ErrorExtensions } => ({
  message: publicMessage(error),
  ...(at.path === undefined ? {} : { path: at.path }),
  ...(at.locations === undefined ? {} : { locations: at.locations }),
  extensions: errorExtensions(error, correlationId),
});
