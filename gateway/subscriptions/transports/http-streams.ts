// Subscriptions over HTTP: server-sent events and Apollo's multipart protocol. In: a request whose caller takes answers
// that go on. Out: a response that goes on until the client leaves, its grant ends or the gateway stops; ended so that the
// client comes back with its last cursor (Last-Event-ID, or `extensions.after`).
import { snapshotRequestOf } from '../snapshot.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import type { GraphqlRequest } from '../../http/graphql-request.ts';
import type { StreamType } from '../../http/media-type.ts';
import type { DrainedParts } from '../../lifecycle/drain-server.ts';
import type { CallerScope } from '../../operation-scope.ts';
import type { TransportParts } from '../connection.ts';
import { createCallerRates } from './caller-rates.ts';
import { spreadFarewells } from './farewells.ts';
import { GRANT_END_TEXT } from './grants.ts';
import { MULTIPART_FORM } from './multipart-form.ts';
import { beginStream, createResponseOutlet, type ResponseOutlet } from './response-outlet.ts';
import { resumeCursorOf } from './resume-cursor.ts';
import { SSE_FORM } from './sse-form.ts';
import type { StreamForm } from './stream-form.ts';

const FORMS: Readonly<Record<StreamType, StreamForm>> = { SSE: SSE_FORM, MULTIPART: MULTIPART_FORM };
/** Clients of a gateway that stops come back at some moment within as much. */
const RETRY_SPREAD_MS = 2_000;

/** A request that may be answered by a stream. */
export interface StreamRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly type: StreamType;
  readonly asked: GraphqlRequest;
  readonly caller: Pick<CallerScope, 'principal' | 'correlationId'>;
}

export interface HttpStreams extends Pick<DrainedParts['sockets'], 'close'> {
  /**
   * Answers a subscription by a stream; `false`: it is none, and nothing was done. Rejects, with nothing written, when
   * there is no place for it or what is wrong with it is to be answered in one piece.
   */
  serve(asked: StreamRequest): Promise<boolean>;
}

/** Answers by a stream that is an answer and an end; `text` is JSON. */
export const writeOnly = (response: ServerResponse, type: StreamType, correlationId: string, text: string): void => {
  beginStream(response, FORMS[type], correlationId);
  response.end(FORMS[type].only(text));
};

const cursorOf = ({ headers }: IncomingMessage, { extensions }: GraphqlRequest): string | null => {
  const last = headers['last-event-id'];
  return typeof last === 'string' && last !== '' ? last : resumeCursorOf(extensions);
};

/** Makes what serves subscriptions over HTTP. */
export const createHttpStreams = ({ engine, runner, hub, limits, grants, seats }: TransportParts): HttpStreams => {
  const rates = createCallerRates(limits);
  const open = new Set<() => Promise<void>>();
  let isClosing = false;
  const interrupt = (outlet: ResponseOutlet, error: AppError, correlationId: string, retryMs: number): void => {
    const [shown] = runner.reject(error, correlationId).errors;
    if (shown) outlet.interrupt(shown, retryMs);
  };
  const sayFarewell = (outlet: ResponseOutlet, correlationId: string): void => {
    const nextStep = 'Subscribe again after the last cursor.';
    const error = new AppError('CANCELLED', 'The gateway restarts.', { nextStep });
    interrupt(outlet, error, correlationId, Math.ceil(Math.random() * RETRY_SPREAD_MS));
  };

  return {
    async serve({ request, response, type, asked, caller }) {
      const { principal, correlationId } = caller;
      const prepared = engine.prepare(asked.query, asked.operationName, principal);
      if (prepared.operation.operation !== 'subscription') return false;
      const outlet = createResponseOutlet(response, FORMS[type], correlationId);
      if (isClosing) {
        // As those that are open end: a browser's EventSource gives up for good on any answer but a stream.
        sayFarewell(outlet, correlationId);
        return true;
      }
      const variables = engine.coerce(prepared, asked.variables);
      const after = cursorOf(request, asked);
      const snapshot = snapshotRequestOf(asked);
      const seat = seats.take();
      const gone = new AbortController();
      const grant = grants.open(principal, (end) => {
        const error = new AppError('UNAUTHENTICATED', GRANT_END_TEXT[end]);
        interrupt(outlet, error, correlationId, 0);
      });
      const farewell = async () => sayFarewell(outlet, correlationId);
      const leave = () => {
        open.delete(farewell);
        gone.abort();
        grant.leave();
        seat.leave();
      };
      open.add(farewell);
      if (response.destroyed) leave();
      else response.once('close', leave);
      try {
        seat.assign(principal);
        rates.takeTurn(principal);
        const isAdmitted = () => grant.isValid();
        const scope = {
          ...caller,
          traceparent: null,
          forwardedHeaders: null,
          signal: gone.signal,
          after,
          snapshot,
          isAdmitted,
        };
        outlet.join(await hub.join(prepared, variables, scope, outlet.outlet));
      } catch (error) {
        leave();
        throw error;
      }
      return true;
    },
    async close(withinMs) {
      isClosing = true;
      await spreadFarewells([...open], withinMs / 2, (farewell) => farewell()); // the rest of the time is for the bytes to leave
    },
  };
};
