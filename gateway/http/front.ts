// The HTTP front: one server for everything the gateway serves. Requests to /graphql go straight to their handler; pages,
// health and metrics are routes of a fastify behind the same port. Every answer is JSON with a correlation id, errors
// included. CORS is off: pages of other origins get no answer they can read.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import { toGraphqlError } from '@distribution/platform/errors/graphql-error';
import { correlationIdOf, HEADER } from '@distribution/platform/request/headers';
import fastify, { type FastifyInstance } from 'fastify';
import { textOf } from '../answer/operation-answer.ts';
import type { Limits } from '../limits/limits.ts';
import type { OperationRunner } from '../run-operation.ts';
import type { GraphqlHandler } from './graphql-handler.ts';
import { HttpFailure, statusOf } from './http-failure.ts';
import { answerUnreadable } from './unreadable-request.ts';
import { writeAnswer } from './write-answer.ts';

const GRAPHQL_AT =
  'The graph is at /graphql; health is at /health/live and /health/ready, and /metrics is served where METRICS is on.';
/** Longer than common load balancers keep theirs, so that it is never us who close a connection just being used. */
const KEEP_ALIVE_MS = 72_000;

const asksGraph = (url: string): boolean => url === '/graphql' || url.startsWith('/graphql?');

/** A browser that shows a page: it asks for the explorer, not for an answer. */
export const wantsPage = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true && !url.includes('query=');

const NO_HOST = new HttpFailure(400, 'BAD_REQUEST', 'The request names no host.', 'Send a Host header.');
const UNEXPECTED = new HttpFailure(
  417,
  'BAD_REQUEST',
  'Of all expectations only 100-continue is met.',
  'Leave the Expect header out.',
);

/** Answers a request that comes to no route, in the form of every other failure. */
const refuse = (response: ServerResponse, failure: HttpFailure, correlationId = correlationIdOf(undefined)): void => {
  const { status } = failure;
  const text = JSON.stringify({ errors: [toGraphqlError(failure, correlationId)] });
  const headers = { connection: 'close' }; // what its body would be is not read
  void writeAnswer(response, { status, type: 'application/json', correlationId, text, headers });
};

/** Builds the front without any route but the graph's. `hasPage`: browsers at GET /graphql are given a page by a route. */
export const createFront = (limits: Limits, graphql: GraphqlHandler, hasPage: boolean): FastifyInstance => {
  let closing = false;
  const app = fastify({
    genReqId: ({ headers }) => {
      const given = headers[HEADER.correlationId];
      return correlationIdOf(typeof given === 'string' ? given : undefined);
    },
    forceCloseConnections: 'idle', // what is being answered is answered first
    clientErrorHandler: answerUnreadable,
    frameworkErrors: ({ message }, request, reply) =>
      refuse(reply.raw, new HttpFailure(400, 'BAD_REQUEST', message, GRAPHQL_AT), request.id),
    serverFactory: (pages) => {
      const server = createServer(
        // Without a host node itself would answer, and say nothing.
        { maxHeaderSize: limits.maxHeaderBytes, keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false },
        (request: IncomingMessage, response: ServerResponse) => {
          if (request.headers.host === undefined && request.httpVersion === '1.1') return refuse(response, NO_HOST);
          if (!asksGraph(request.url ?? '') || (hasPage && wantsPage(request))) return pages(request, response);
          if (closing) response.setHeader('connection', 'close');
          graphql(request, response);
        },
      );
      server.on('checkExpectation', (_request, response: ServerResponse) => refuse(response, UNEXPECTED));
      return server;
    },
  });
  app.removeAllContentTypeParsers(); // no route of a page takes a body
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(HEADER.correlationId, request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'no-store');
    done();
  });
  return app;
};

/** Registers the answers to unknown paths and to requests that no route could take. */
export const registerFailures = (app: FastifyInstance, runner: OperationRunner): void => {
  app.setNotFoundHandler((request, reply) => {
    const failure =
      request.url.split('?')[0] === '/'
        ? new HttpFailure(405, 'BAD_REQUEST', `${request.method} is not served here.`, GRAPHQL_AT)
        : new HttpFailure(404, 'NOT_FOUND', `There is nothing at ${request.url.slice(0, 200)}.`, GRAPHQL_AT);
    return reply
      .code(failure.status)
      .type('application/json; charset=utf-8')
      .send(textOf(runner.reject(failure, request.id)));
  });
  app.setErrorHandler((error, request, reply) => {
    const told = error instanceof AppError ? error : bodyFailure(error);
    return reply
      .code(statusOf(told))
      .type('application/json; charset=utf-8')
      .send(textOf(runner.reject(told, request.id)));
  });
};

/** Pages take no body; what fastify says of one is the caller's mistake, and anything else ours. */
const bodyFailure = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('FST_ERR_CTP')) return error;
  return new HttpFailure(415, 'BAD_REQUEST', 'This address takes no body.', GRAPHQL_AT);
};
