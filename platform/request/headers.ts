import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { RequestContext } from './request-context.ts';

/** Names of the headers that carry a request context between processes, in lower case. */
export const HEADER = {
  assertion: 'x-graph-assertion',
  correlationId: 'x-correlation-id',
  /** Milliseconds left, not an instant: clocks of two machines differ. */
  deadline: 'x-deadline-ms',
  traceparent: 'traceparent',
  /** REPORT where everything's age is to be told. */
  freshness: 'x-freshness',
} as const;

export const REPORT = 'report';

const CORRELATION_ID = /^[A-Za-z0-9._:-]{8,100}$/;
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's correlation id when it is one that may stand in a log line, else a new one. */
export const correlationIdOf = (given: string | undefined): string =>
  given !== undefined && CORRELATION_ID.test(given) ? given : randomUUID();

/** The W3C traceparent (version 00) when it is well-formed, else `null`. */
export const traceparentOf = (given: string | undefined): string | null =>
  given !== undefined && TRACEPARENT.test(given) ? given : null;

/** Headers of a call on behalf of a request; the assertion is added where one is configured. */
export const contextHeaders = (
  context: Pick<RequestContext, 'correlationId' | 'deadlineAt' | 'traceparent' | 'reportsFreshness'>,
  assertion: string | null,
  clock: Clock,
): Readonly<Record<string, string>> => ({
  [HEADER.correlationId]: context.correlationId,
  [HEADER.deadline]: String(Math.max(0, Math.floor(context.deadlineAt - clock.now()))),
  ...(context.traceparent === null ? {} : { [HEADER.traceparent]: context.traceparent }),
  ...(context.reportsFreshness === true ? { [HEADER.freshness]: REPORT } : {}),
  ...(assertion === null ? {} : { [HEADER.assertion]: assertion }),
});

/** The deadline (milliseconds since the Unix epoch) a caller asked for, never further away than `longestMs`. */
export const deadlineOf = (given: string | undefined, longestMs: number, clock: Clock): number => {
  const left = given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : longestMs;
  return clock.now() + Math.min(left, longestMs);
};
