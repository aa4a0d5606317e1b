import type { Fault } from './port-error.ts';

/** What is known of an error by its code alone. */
export interface ErrorKind {
  readonly fault: Fault;
  readonly retryable: boolean;
  /** What the reader can do, when the place that threw it had nothing better to say. */
  readonly nextStep: string;
}

const caller = (nextStep: string): ErrorKind => ({ fault: 'CALLER', retryable: false, nextStep });
const upstream = (retryable: boolean, nextStep: string): ErrorKind => ({ fault: 'UPSTREAM', retryable, nextStep });
const internal = (retryable: boolean, nextStep: string): ErrorKind => ({ fault: 'INTERNAL', retryable, nextStep });

/** Every error code of the graph. Codes are part of the contract: they may be added, never renamed. */
export const ERROR_CODES = {
  BAD_REQUEST: caller('Correct the request; the message says what is wrong with it.'),
  INVALID_ARGUMENT: caller('Correct the argument the message names.'),
  GRAPHQL_PARSE_FAILED: caller('Correct the syntax at the given location.'),
  GRAPHQL_VALIDATION_FAILED: caller('Compare the operation with the schema.'),
  UNAUTHENTICATED: caller('Send a valid, unexpired bearer token in the Authorization header.'),
  FORBIDDEN: caller('Ask for a role or scope that allows this.'),
  NOT_FOUND: caller('Check the key; the thing may be outside of what you may see.'),
  CURSOR_INVALID: caller('Start again without a cursor; use cursors exactly as they were handed out.'),
  CURSOR_EXPIRED: caller('Read the current state and subscribe again from there: events this old are no longer kept.'),
  CURSOR_FOREIGN: caller('Read the current state and start again: the cursor belongs to another database.'),
  UNIT_MISMATCH: caller('Give both quantities in one unit of the product.'),
  CONVERSION_UNKNOWN: caller('Use a unit the product defines, or add the unit to the product in its ERP.'),
  CONVERSION_INEXACT: caller('Ask for a unit in which the amount is a finite decimal, or say how to round.'),
  CURRENCY_MISMATCH: caller('Give both amounts in one currency.'),
  IDEMPOTENCY_CONFLICT: caller('Use a new idempotency key: this one was used for a different request.'),
  VERSION_CONFLICT: caller('Read it again, and decide by what it is now: somebody was quicker.'),
  APPROVAL_REQUIRED: caller('Have the action approved and send the approval with it.'),
  POLICY_DENIED: caller(
    'Propose something that the rule named in the message does not deny, or have the rules changed: no role allows it.',
  ),
  OWNERSHIP_VIOLATION: caller(
    'Change it in the system that owns it (syncFlow: owner, fieldOwners), or make this system the owner by configuration.',
  ),
  ILLEGAL_TRANSITION: caller(
    'Compare with the system what the order really is; retry the parked record as it should be, or discard it.',
  ),
  UNKNOWN_REFERENCE: caller('Create the record that is referred to first, or wait until it has been synchronised.'),
  WEBHOOK_REJECTED: caller('Check the signature secret and the clock of the sender.'),
  CONFIG_INVALID: caller('Correct the settings the message names and start again.'),
  SUBSCRIPTION_UNSUPPORTED: caller(
    'Subscribe to one field that is marked as an event stream, over WebSocket, server-sent events or multipart.',
  ),
  SUBSCRIPTION_SCHEMA_CHANGED: caller(
    'Correct the operation by the present schema, and subscribe again after the cursor in the extensions of this error.',
  ),
  INTROSPECTION_DISABLED: caller('Ask the operator for the schema, or for a graph that tells it.'),
  PERSISTED_QUERY_NOT_SUPPORTED: caller('Send the text of the operation as "query": none is kept here by its hash.'),
  QUERY_TOO_DEEP: caller('Ask for fewer levels in one operation.'),
  QUERY_TOO_LARGE: caller('Send a shorter document, fewer aliases or fewer root fields.'),
  QUERY_TOO_COSTLY: caller('Ask for smaller pages or fewer fields.'),
  TOO_MANY_ERP_CALLS: caller('Ask for fewer records by key in one operation, or for lists of them.'),
  QUERY_PLANNING_FAILED: internal(
    false,
    'Report the correlationId and the operation to the operator; another way to ask for the same may work.',
  ),
  TOO_MANY_REQUESTS: {
    fault: 'CALLER',
    retryable: true,
    nextStep: 'Wait as long as retryAfterMs says, then send it again.',
  },
  RETRY_LATER: internal(true, 'Wait as long as Retry-After says, then send it again: more waits than may.'),
  DEADLINE_EXCEEDED: { fault: 'INTERNAL', retryable: true, nextStep: 'Ask for less at once, or try again later.' },
  UPSTREAM_TIMEOUT: upstream(true, 'Try again later; the outside system did not answer in time.'),
  UPSTREAM_UNAVAILABLE: upstream(true, 'Try again later; the outside system cannot be reached.'),
  UPSTREAM_THROTTLED: upstream(true, 'Wait as long as retryAfterMs says; the outside system limits its callers.'),
  UPSTREAM_REJECTED: upstream(false, 'Correct what the outside system refused; the message has its reason.'),
  UPSTREAM_PROTOCOL: upstream(
    false,
    'Tell the operator: the outside system answered in a way its adapter does not know.',
  ),
  SUBGRAPH_UNAVAILABLE: upstream(true, 'Try again later; a part of the graph cannot be reached.'),
  FRESHNESS_BREACHED: upstream(
    true,
    'Allow an older value, or ask again once its source is heard of; asOf and budgetMs say how far apart they are.',
  ),
  FLOW_NOT_CURRENT: internal(true, 'See why the flow does not succeed (syncFlow), then ask again.'),
  JOURNAL_INCOMPLETE: caller('Ask for a stretch that begins later, or read the systems again from their beginning.'),
  STORE_UNAVAILABLE: internal(true, 'Try again shortly; the database cannot be reached.'),
  CANCELLED: internal(true, 'Nothing to do: the caller has gone or the process is stopping.'),
  INTERNAL: internal(false, 'Report the correlationId to the operator.'),
} as const satisfies Readonly<Record<string, ErrorKind>>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether text is a registered code. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
