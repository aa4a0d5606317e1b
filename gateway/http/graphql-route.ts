import { AppError } from '@distribution/platform/errors/app-error';
import { HEADER, traceparentOf } from '@distribution/platform/request/headers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../access/door.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { OperationAnswer, OperationRunner } from '../run-operation.ts';
import { checkBrowserMayAsk } from './browser-guard.ts';
import { parseGraphqlRequest, parseGraphqlUrl, type GraphqlRequest } from './graphql-request.ts';
import { HttpFailure, statusOf } from './http-failure.ts';
import { chooseAnswerType, type AnswerType } from './media-type.ts';

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

const readRequest = (request: FastifyRequest): GraphqlRequest => {
  if (request.method === 'POST') return parseGraphqlRequest(request.body);
  const { searchParams } = new URL(request.url, 'http://localhost');
  return parseGraphqlUrl(searchParams);
};

/** What may run over this method: queries by both, mutations by POST only, subscriptions by neither. */
const allowedBy = (method: string) => (prepared: PreparedOperation) => {
  const type = prepared.operation.operation;
  if (type === 'subscription') {
    throw new AppError(
      'SUBSCRIPTION_UNSUPPORTED',
      'Subscriptions are served over WebSocket (graphql-transport-ws) at this address.',
    );
  }
  if (type === 'mutation' && method !== 'POST') {
    throw new HttpFailure(405, 'BAD_REQUEST', 'Mutations are served by POST only.', 'Send the same request by POST.');
  }
};

/** GraphQL over HTTP §6.4: the older type says 200 to any well-formed request, the newer one tells failures apart. */
const statusFor = (type: AnswerType, { executed, result, rejection }: OperationAnswer): number => {
  if (rejection instanceof HttpFailure) return rejection.status;
  const code = result.errors?.[0]?.extensions.code;
  if (!executed && code === 'BAD_REQUEST') return 400;
  if (type === 'application/json') return 200;
  if (!executed) return 400;
  return 200;
};

const abortOnClose = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
};

/** Registers POST and GET /graphql; `explorer` answers browsers that ask for a page. */
export const registerGraphqlRoute = (
  app: FastifyInstance,
  door: Door,
  runner: OperationRunner,
  explorer: ((reply: FastifyReply) => FastifyReply) | null,
): void => {
  const send = (reply: FastifyReply, type: AnswerType, status: number, answer: OperationAnswer) =>
    reply.code(status).header('content-type', `${type}; charset=utf-8`).send(JSON.stringify(answer.result));

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const accept = headerOf(request, 'accept');
    const asksByGet = request.method !== 'POST'; // GET, and HEAD for what GET would give
    if (asksByGet && explorer && accept?.includes('text/html') && !request.url.includes('query='))
      return explorer(reply);
    const type = chooseAnswerType(accept);
    const correlationId = request.id;
    try {
      if (type === null)
        throw new HttpFailure(406, 'BAD_REQUEST', 'Accept application/graphql-response+json or application/json.');
      checkBrowserMayAsk(request.method, request.headers);
      const principal = await door({ headers: request.headers, remoteAddress: request.socket.remoteAddress });
      const asked = readRequest(request);
      const traceparent = traceparentOf(headerOf(request, HEADER.traceparent));
      const answer = await runner.run(
        asked,
        { principal, correlationId, signal: abortOnClose(reply), traceparent },
        allowedBy(request.method),
      );
      const status = statusFor(type, answer);
      if (status === 405) reply.header('allow', 'POST');
      return send(reply, type, status, answer);
    } catch (error) {
      const status = statusOf(error);
      if (status === 401) reply.header('www-authenticate', 'Bearer');
      return send(reply, type ?? 'application/json', status, runner.reject(error, correlationId));
    }
  };

  app.post('/graphql', handle);
  app.get('/graphql', handle);
};
