// GraphQL over HTTP at /graphql, straight on node's own request and response: a small query costs little more than they
// do. In: POST, GET and HEAD, one operation or (where that is on) a list. Out: an answer in one piece or, where @defer
// asks for it, in several; what is wrong with a request is answered in the same form, with a status that says so.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import { correlationIdOf, HEADER, traceparentOf } from '@distribution/platform/request/headers';
import type { Door } from '../access/door.ts';
import { textOf, type OperationAnswer } from '../answer/operation-answer.ts';
import { openDeadline, type Deadline } from '@distribution/platform/request/deadline';
import { createBatchBudget } from '../limits/batch-budget.ts';
import type { Limits } from '../limits/limits.ts';
import type { RunScope } from '../operation-scope.ts';
import type { OperationRunner } from '../run-operation.ts';
import { writeOnly, type HttpStreams, type StreamRequest } from '../subscriptions/transports/http-streams.ts';
import { pickForwarded } from '../upstream/forwarded-headers.ts';
import { admitOverHttp } from './admit-operation.ts';
import { checkBrowserMayAsk } from './browser-guard.ts';
import { parseGraphqlBody, parseGraphqlUrl, type GraphqlBody, type GraphqlRequest } from './graphql-request.ts';
import { headersOf, HttpFailure, statusOf } from './http-failure.ts';
import { parseJson } from './json-body.ts';
import { acceptedBy, type Accepted, type AnswerType } from './media-type.ts';
import { readBody } from './read-body.ts';
import { whenCallerLeaves } from './when-caller-leaves.ts';
import { cutWhenStalled, writeAnswer } from './write-answer.ts';
import { writeParts } from './write-parts.ts';

export type GraphqlHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a request has come to, before it is written; `null`: a stream answers it. */
type Outcome =
  // `isPlain`: it is HTTP that failed, or the gateway; that is told by the status, also to who reads streams only
  | ({ readonly status: number; readonly isPlain?: boolean } & (
      | { readonly only: OperationAnswer; readonly list: null }
      | { readonly only: null; readonly list: readonly OperationAnswer[] }
    ))
  | null;

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

const readRequest = async (request: IncomingMessage, limits: Limits, { aborts }: Deadline): Promise<GraphqlBody> => {
  if (request.method !== 'POST') return { list: null, only: parseGraphqlUrl(request.url ?? '/') };
  return parseGraphqlBody(parseJson(await readBody(request, limits, aborts), 'The body'), limits.maxBatchSize);
};

/** GraphQL over HTTP §6.4: the older type says 200 to any well-formed request, the newer one tells failures apart. */
const statusFor = (type: AnswerType, { executed, errors, rejection }: OperationAnswer): number => {
  if (executed) return 200;
  if (rejection instanceof HttpFailure) return rejection.status;
  if (errors[0]?.extensions['code'] === 'BAD_REQUEST') return 400;
  return type === 'application/json' ? 200 : 400;
};

/** What an operation cost, beside its answer, for callers who may see it. */
const costHeaders = ({ cost }: OperationAnswer): Readonly<Record<string, string>> | null => {
  if (!cost) return null;
  const actual = cost.actual === null ? {} : { 'x-graph-cost-actual': String(cost.actual) };
  return { 'x-graph-cost-estimated': String(cost.estimated), ...actual };
};

/**
 * Makes the handler of requests to /graphql; `forwarded` names headers of clients that some subgraph gets now, in lower
 * case, and `streams` serves subscriptions to callers that take them over HTTP.
 */
export const createGraphqlHandler = (
  door: Door,
  runner: OperationRunner,
  limits: Limits,
  forwarded: () => readonly string[] = () => [],
  streams: HttpStreams | null = null,
): GraphqlHandler => {
  const runAll = (method: string, requests: readonly GraphqlRequest[], scope: RunScope) => {
    const budget = createBatchBudget(limits);
    const admit = admitOverHttp(method, false);
    const running = requests.map((asked) =>
      runner.run(asked, scope, (prepared, variables) => {
        admit(prepared, variables);
        budget.take(prepared.document, prepared.operation);
      }),
    );
    return Promise.all(running);
  };

  /** Has a subscription served by a stream; gives the answer that is to be written instead, if any. */
  const stream = async (asked: Omit<StreamRequest, 'type'>, accepted: Accepted): Promise<Outcome | 'NONE'> => {
    if (!streams || accepted.stream === null) return 'NONE';
    try {
      return (await streams.serve({ ...asked, type: accepted.stream })) ? null : 'NONE';
    } catch (error) {
      const answer = runner.reject(error, asked.caller.correlationId);
      const isPlain = error instanceof AppError && error.code === 'TOO_MANY_REQUESTS';
      return {
        status: isPlain ? statusOf(error) : statusFor(accepted.type, answer),
        isPlain,
        only: answer,
        list: null,
      };
    }
  };

  const respond = async (
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
    deadline: Deadline,
  ): Promise<Outcome> => {
    try {
      const { method = '', headers } = request;
      if (method !== 'POST' && method !== 'GET' && method !== 'HEAD') {
        throw new HttpFailure(405, 'BAD_REQUEST', `${method} is not served here.`, 'Use POST, or GET for queries.', {
          allow: 'GET, HEAD, POST',
        });
      }
      const accepted = acceptedBy(headers.accept);
      if (!accepted) {
        throw new HttpFailure(406, 'BAD_REQUEST', 'Accept application/graphql-response+json or application/json.');
      }
      checkBrowserMayAsk(method, headers);
      const principal = await door({ headers, remoteAddress: request.socket.remoteAddress });
      const { only, list } = await readRequest(request, limits, deadline);
      const traceparent = traceparentOf(headerOf(request, HEADER.traceparent));
      const forwardedHeaders = pickForwarded(forwarded(), headers);
      const spent = list && { cost: 0 };
      const scope = { principal, correlationId, traceparent, forwardedHeaders, deadline, spent };
      if (list) return { status: 200, only: null, list: await runAll(method, list, scope) };
      if (accepted.stream !== null && method !== 'HEAD') {
        const streamed = await stream({ request, response, asked: only, caller: scope }, accepted);
        if (streamed !== 'NONE') return streamed;
      }
      const answer = await runner.run(only, scope, admitOverHttp(method, accepted.parts));
      return { status: statusFor(accepted.type, answer), only: answer, list: null };
    } catch (error) {
      return { status: statusOf(error), isPlain: true, only: runner.reject(error, correlationId), list: null };
    }
  };

  const write = async (
    { headers }: IncomingMessage,
    response: ServerResponse,
    { status, isPlain = false, only, list }: NonNullable<Outcome>,
    correlationId: string,
    deadline: Deadline,
  ): Promise<void> => {
    const accepted = acceptedBy(headers.accept);
    const type = accepted?.type ?? 'application/json';
    if (list) {
      const text = `[${list.map(textOf).join(',')}]`;
      return writeAnswer(response, { status, type, correlationId, text, headers: null });
    }
    const { patches, executed, rejection } = only;
    // Whoever reads events only is told in one what is wrong with an operation; a browser shows no page nothing else.
    if (accepted?.onlyEvents && !isPlain && !(rejection instanceof HttpFailure)) {
      return writeOnly(response, 'SSE', correlationId, textOf(only));
    }
    if (patches) {
      return writeParts(response, { ...only, patches }, correlationId, deadline, limits.operationTimeoutMs);
    }
    const more = executed ? costHeaders(only) : headersOf(rejection);
    return writeAnswer(response, { status, type, correlationId, text: textOf(only), headers: more });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const correlationId = correlationIdOf(headerOf(request, HEADER.correlationId));
    const deadline = openDeadline({ parent: null, timeoutMs: limits.operationTimeoutMs });
    whenCallerLeaves(request, response, () => deadline.abort());
    try {
      const outcome = await respond(request, response, correlationId, deadline);
      if (outcome === null) return;
      await write(request, response, outcome, correlationId, deadline);
      cutWhenStalled(response, limits.operationTimeoutMs);
    } finally {
      deadline.close();
    }
  };

  return (request, response) => void handle(request, response).catch(() => response.destroy());
};
