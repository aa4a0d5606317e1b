import type { Abortable, AbortWatch } from '@distribution/platform/request/abort-watch';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { CallKind } from './subgraph-transport.ts';

/** On whose behalf a call is made; who ends it is the caller's business. */
export type CallScope = Omit<RequestContext, 'signal'>;

/** A call under way, its retries included. Aborting rejects the answer at once and closes the socket. */
export interface TextCall extends Abortable {
  readonly answer: Promise<UpstreamResponse>;
}

/**
 * Starts a call; whatever goes wrong is a rejection of its answer. `aborts` ends it, and has not aborted yet; with `null`
 * whoever started it does.
 */
export type StartCall = (body: string, kind: CallKind, scope: CallScope, aborts: AbortWatch | null) => TextCall;

/** Asks for the caller of the context, and stops when its signal aborts. */
export type SendText = (body: string, kind: CallKind, context: RequestContext) => Promise<UpstreamResponse>;
