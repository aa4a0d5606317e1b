import { AppError } from '../errors/app-error.ts';
import type { OutboundCall, OutboundRequest, OutboundResponse } from './outbound-request.ts';
import { AttemptTimeout } from './send-once.ts';

/** Milliseconds of a Retry-After header: seconds or an HTTP date (RFC 9110 §10.2.3); `null` when there is none. */
export const parseRetryAfter = (header: string | undefined, nowMillis: number): number | null => {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMillis);
};

const reasonIn = (body: string): string => {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : parsed;
    if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string')
      return error.message.slice(0, 300);
  } catch {
    // Not JSON: an HTML page or a proxy's text says nothing a reader needs.
  }
  return '';
};

/** The error an answer stands for, or `null` when it is an answer the request can use. */
export const rejectionOf = (system: string, request: OutboundRequest, response: OutboundResponse): AppError | null => {
  const { status, headers } = response;
  if ((status >= 200 && status < 300) || status === 304 || request.accepts?.includes(status) === true) return null;
  const retryAfterMs = parseRetryAfter(headers['retry-after'], Date.now());
  const said = reasonIn(response.body);
  const message = `${system} answered ${request.method} ${request.endpoint} with ${status}${said === '' ? '' : `: ${said}`}`;
  if (status === 429) return new AppError('UPSTREAM_THROTTLED', message, { retryAfterMs: retryAfterMs ?? 1000 });
  if (status === 408 || status === 504) return new AppError('UPSTREAM_TIMEOUT', message, { retryAfterMs });
  if (status >= 500) return new AppError('UPSTREAM_UNAVAILABLE', message, { retryAfterMs });
  if (status === 401 || status === 403) {
    return new AppError('UPSTREAM_REJECTED', message, { nextStep: `Check the credentials configured for ${system}.` });
  }
  return new AppError('UPSTREAM_REJECTED', message);
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The error that stands for a call without an answer. The cause is kept for the log. */
export const failureOf = (system: string, error: unknown, call: OutboundCall, nowMillis: number): AppError => {
  if (error instanceof AppError) return error;
  const cause = error ?? 'unknown';
  if (nowMillis >= call.deadlineAt)
    return new AppError('DEADLINE_EXCEEDED', `${system} did not answer before the deadline`, { cause });
  if (call.signal.aborted) {
    const timedOut = call.signal.reason instanceof Error && call.signal.reason.name === 'TimeoutError';
    return timedOut
      ? new AppError('DEADLINE_EXCEEDED', `${system} did not answer before the deadline`, { cause })
      : new AppError('CANCELLED', `the call to ${system} was cancelled`, { cause });
  }
  const code = codeOf(error);
  if (
    error instanceof AttemptTimeout ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    code === 'UND_ERR_HEADERS_TIMEOUT' ||
    code === 'UND_ERR_BODY_TIMEOUT'
  ) {
    return new AppError('UPSTREAM_TIMEOUT', `${system} did not answer in time`, { cause });
  }
  return new AppError('UPSTREAM_UNAVAILABLE', `${system} cannot be reached${code === '' ? '' : ` (${code})`}`, {
    cause,
  });
};
