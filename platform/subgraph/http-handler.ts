import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { AppError, toAppError } from '../errors/app-error.ts';
import { toGraphqlError } from '../errors/graphql-error.ts';
import type { Assertions } from '../principal/assertion.ts';
import type { Principal } from '../principal/principal.ts';
import { HEADER, REPORT, correlationIdOf, deadlineOf, traceparentOf } from '../request/headers.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Upstream } from '../upstream/upstream.ts';

export interface HttpHandlerOptions {
  readonly upstream: Upstream;
  readonly assertions: Pick<Assertions, 'verifyAssertion'>;
  readonly clock: Clock;
  /** Longest time one request may take, whatever its caller allows; milliseconds, 30,000 by default. */
  readonly longestMs?: number;
}

/** As much as the gateway takes from a subgraph: what it sends is entities that others gave it, however small the client's request. */
const MAX_BODY_BYTES = 64 * 1_024 * 1_024;

const bodySchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Aborts when the client hangs up before it has its answer, or at the deadline. */
const signalOf = (reply: FastifyReply, msLeft: number): AbortSignal => {
  const controller = new AbortController();
  const late = () => controller.abort(new DOMException('The deadline has passed.', 'TimeoutError'));
  const timer = setTimeout(late, Math.max(1, msLeft));
  timer.unref();
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
};

/**
 * Serves a subgraph at POST /graphql to the gateway alone: a request without its signed assertion gets 401 and no
 * answer. The body of an answer is exactly what `upstream.fetch` returns. A body that is no GraphQL request gets 400.
 */
export const subgraphRoutes: FastifyPluginCallback<HttpHandlerOptions> = (server, options, done) => {
  const { upstream, assertions, clock, longestMs = 30_000 } = options;

  const principals = new WeakMap<FastifyRequest, Principal>();
  // Before a byte of the body is read: no stranger's is.
  server.addHook('onRequest', async (request) => {
    principals.set(request, await assertions.verifyAssertion(headerOf(request, HEADER.assertion) ?? ''));
  });

  const contextOf = (request: FastifyRequest, reply: FastifyReply): RequestContext => {
    const principal = principals.get(request);
    if (!principal) throw new AppError('UNAUTHENTICATED', 'Nobody has signed who asks.'); // unreachable: the hook has judged
    const deadlineAt = deadlineOf(headerOf(request, HEADER.deadline), longestMs, clock);
    return {
      principal,
      correlationId: correlationIdOf(headerOf(request, HEADER.correlationId)),
      signal: signalOf(reply, deadlineAt - clock.now()),
      deadlineAt,
      traceparent: traceparentOf(headerOf(request, HEADER.traceparent)),
      reportsFreshness: headerOf(request, HEADER.freshness) === REPORT,
    };
  };

  server.post('/graphql', { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
    const context = contextOf(request, reply);
    const body = bodySchema.safeParse(request.body);
    if (!body.success)
      throw new AppError('BAD_REQUEST', 'The body is not a GraphQL request: query, operationName, variables.');
    const answer = await upstream.fetch(
      {
        query: body.data.query,
        operationName: body.data.operationName ?? null,
        variables: body.data.variables ?? {},
      },
      context,
    );
    return reply.header(HEADER.correlationId, context.correlationId).type('application/json').send(answer);
  });

  server.setErrorHandler(async (thrown, request, reply) => {
    // Fastify's own refusals (bad JSON, a body too large) say so by their status.
    const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 0;
    const error =
      status >= 400 && status < 500 && !(thrown instanceof AppError)
        ? new AppError('BAD_REQUEST', thrown instanceof Error ? thrown.message : 'The request is malformed.')
        : toAppError(thrown);
    const correlationId = correlationIdOf(headerOf(request, HEADER.correlationId));
    const answered = error.code === 'UNAUTHENTICATED' ? 401 : error.code === 'BAD_REQUEST' ? 400 : 500;
    return reply.code(answered).send({ errors: [toGraphqlError(error, correlationId)] });
  });
  done();
};
