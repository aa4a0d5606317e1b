import { systemClock } from '@distribution/platform/clock/clock';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Assertions } from '@distribution/platform/principal/assertion';
import { contextHeaders } from '@distribution/platform/request/headers';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { Dispatcher } from 'undici';
import type { UpstreamFetch } from '../engine/data-source.ts';

const isAnswer = (body: unknown): body is UpstreamResponse =>
  typeof body === 'object' && body !== null && ('data' in body || ('errors' in body && Array.isArray(body.errors)));

const parseAnswer = (name: string, status: number, text: string): UpstreamResponse => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" answered with status ${status} and no JSON.`, {
      cause,
    });
  }
  // A GraphQL answer is one whatever its status: its errors say more than a number does.
  if (isAnswer(body)) return body;
  throw new AppError(
    'SUBGRAPH_UNAVAILABLE',
    `The subgraph "${name}" answered with status ${status} and no GraphQL result.`,
  );
};

const translateFailure = (name: string, cause: unknown, deadlinePassed: boolean): AppError => {
  if (cause instanceof AppError) return cause;
  if (deadlinePassed)
    return new AppError('UPSTREAM_TIMEOUT', `The subgraph "${name}" did not answer in time.`, { cause });
  return new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" cannot be reached.`, { cause });
};

/**
 * A subgraph at the other end of an HTTP connection. Requests carry the correlation id, the trace, the milliseconds that
 * are left, and the signed assertion where a secret is configured; the socket is given up when the caller leaves.
 * @param dispatcher the pool of kept-alive connections; whoever opened it closes it
 */
export const createHttpUpstream = (
  name: string,
  url: string,
  dispatcher: Dispatcher,
  assertions: Pick<Assertions, 'signAssertion'> | null,
): UpstreamFetch => {
  const { origin, pathname, search } = new URL(url);
  return async ({ query, operationName, variables }, context) => {
    const assertion = assertions ? await assertions.signAssertion(context.principal) : null;
    try {
      const { statusCode, body } = await dispatcher.request({
        origin,
        path: `${pathname}${search}`,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...contextHeaders(context, assertion, systemClock),
        },
        body: JSON.stringify({ query, variables, ...(operationName === null ? {} : { operationName }) }),
        signal: context.signal,
      });
      return parseAnswer(name, statusCode, await body.text());
    } catch (cause) {
      throw translateFailure(name, cause, context.signal.aborted && Date.now() >= context.deadlineAt);
    }
  };
};
