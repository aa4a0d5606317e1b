import type { IncomingHttpHeaders } from 'node:http';

/** One request to a subgraph: a POST of JSON. */
export interface WireRequest {
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: 'POST';
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: string;
  /** Whether asking twice is as good as asking once: only such a request may share a connection with others under way. */
  readonly idempotent: boolean;
  /** No timeouts of the client's own: the caller's deadline ends a call, and an attempt's is ours. */
  readonly headersTimeout: 0;
  readonly bodyTimeout: 0;
}

/** Ends one request that has been written. Its socket is closed unless somebody else waits for an answer on it. */
export interface WireControl {
  abort(reason: Error): void;
}

/**
 * Who is told what becomes of one request. It hears `onResponseEnd` or `onResponseError`, once, unless it has aborted.
 * What it throws elsewhere than in `onRequestStart` costs the connection.
 */
export interface WireHandler {
  /** It is about to be written. What is thrown here costs this request only. */
  onRequestStart(control: WireControl): void;
  onResponseStart(control: WireControl, status: number, headers: IncomingHttpHeaders): void;
  /** A piece of the body; its bytes are the handler's only until it returns. */
  onResponseData(control: WireControl, chunk: Buffer): void;
  onResponseEnd(): void;
  /** It ended without a whole response. `control` is null where it was never written. Must not throw. */
  onResponseError(control: WireControl | null, error: Error): void;
}

/** Connections that requests to subgraphs go over: undici's Agent, or our own. */
export interface Wire {
  dispatch(request: WireRequest, handler: WireHandler): unknown;
}
