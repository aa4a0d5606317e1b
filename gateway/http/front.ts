// The HTTP front: one fastify on which everything the gateway serves is registered. In: requests of clients. Out: JSON
// with a correlation id on every answer, errors included. CORS is off: pages of other origins get no answer they can read.
import { AppError } from '@distribution/platform/errors/app-error';
import { correlationIdOf, HEADER } from '@distribution/platform/request/headers';
import fastify, { type FastifyInstance } from 'fastify';
import type { OperationRunner } from '../run-operation.ts';
import { HttpFailure, statusOf } from './http-failure.ts';

const GRAPHQL_AT = 'The graph is at /graphql; health is at /health/live and /health/ready.';

/** Failures fastify finds before a route runs, in our words. */
const translateFastify = (error: unknown, maxBodyBytes: number): unknown => {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HttpFailure(
        413,
        'BAD_REQUEST',
        `The body is larger than ${maxBodyBytes} bytes.`,
        'Send a smaller request.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new HttpFailure(400, 'BAD_REQUEST', 'The body is not valid JSON.');
    default:
      return error;
  }
};

/** Builds the front without any route but the answers to what goes wrong. */
export const createFront = (maxBodyBytes: number): FastifyInstance => {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    genReqId: ({ headers }) => {
      const given = headers[HEADER.correlationId];
      return correlationIdOf(typeof given === 'string' ? given : undefined);
    },
    forceCloseConnections: 'idle', // what is being answered is answered first
    // Keys like __proto__ are data here: nothing is ever merged into an object of ours.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'ignore',
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.header(HEADER.correlationId, request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'no-store');
  });
  return app;
};

/** Registers the answers to unknown paths and to requests that no route could take. */
export const registerFailures = (app: FastifyInstance, runner: OperationRunner, maxBodyBytes: number): void => {
  app.setNotFoundHandler((request, reply) => {
    const known = ['/graphql', '/'].includes(request.url.split('?')[0] ?? '');
    const failure = known
      ? new HttpFailure(405, 'BAD_REQUEST', `${request.method} is not served here.`, 'Use POST, or GET for queries.')
      : new HttpFailure(404, 'NOT_FOUND', `There is nothing at ${request.url.slice(0, 200)}.`, GRAPHQL_AT);
    return reply.code(failure.status).send(runner.reject(failure, request.id).result);
  });
  app.setErrorHandler((error, request, reply) => {
    const told = translateFastify(error, maxBodyBytes);
    return reply.code(statusOf(told)).send(runner.reject(told, request.id).result);
  });
};
