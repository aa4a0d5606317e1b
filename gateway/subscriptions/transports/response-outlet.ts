import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { answerHeaders } from '../../http/write-answer.ts';
import type { Membership, Outlet } from '../outlet.ts';
import type { StreamForm } from './stream-form.ts';

/** A subscription on an HTTP response. */
export interface ResponseOutlet {
  readonly outlet: Outlet;
  /** To be called once the subscription has begun; frames may have come before. */
  join(membership: Membership): void;
  /** Ends the response so that the client comes back. */
  interrupt(error: GraphQLError, retryMs: number): void;
}

/** A client that has taken nothing for as many heartbeats is gone, or as good as gone; it may come back with its cursor. */
const BEATS_STALLED = 6;

const STREAM_HEADERS = { 'x-accel-buffering': 'no' }; // nginx hands on at once what it would collect

/** Begins the response of a stream: whoever waits for its head sees it at once. */
export const beginStream = (response: ServerResponse, form: StreamForm, correlationId: string): void => {
  response.writeHead(200, { ...answerHeaders(correlationId, form.contentType), ...STREAM_HEADERS });
  response.write(form.opening);
};

/** Makes the outlet of a response; its head is written with the first frame, or when the subscription has begun. */
export const createResponseOutlet = (
  response: ServerResponse,
  form: StreamForm,
  correlationId: string,
): ResponseOutlet => {
  let membership: Membership | null = null;
  let isBegun = false;
  let isEnded = false;
  let isDrained = false;
  let isSilent = true;
  let stalled = 0;
  let taken = 0;

  const beat = (): void => {
    const written = response.socket?.bytesWritten ?? 0;
    stalled = response.writableNeedDrain && written === taken ? stalled + 1 : 0;
    taken = written;
    if (stalled >= BEATS_STALLED) return void response.destroy();
    if (isSilent && !response.writableNeedDrain) response.write(form.heartbeat);
    isSilent = true;
  };
  let beating: NodeJS.Timeout | null = null;
  const begin = (): void => {
    if (isBegun || isEnded) return;
    isBegun = true;
    beginStream(response, form, correlationId);
    beating = setInterval(beat, form.heartbeatMs).unref();
  };
  const stop = (): void => {
    isEnded = true;
    if (beating) clearInterval(beating);
    membership?.leave();
  };
  const finish = (text: string): void => {
    if (isEnded) return;
    begin();
    stop();
    response.end(text);
  };
  response.on('drain', () => {
    isDrained = true;
    membership?.drained();
  });
  if (response.destroyed) stop();
  else response.once('close', stop);

  return {
    join(joined) {
      membership = joined;
      if (isEnded) return joined.leave();
      begin();
      if (isDrained) joined.drained();
    },
    outlet: {
      write(frame) {
        if (isEnded) return false;
        begin();
        isSilent = false;
        isDrained = false;
        response.write(form.frame(frame));
        return !response.writableNeedDrain;
      },
      advance(cursor) {
        const text = form.advance(cursor);
        if (text === null || isEnded || response.writableNeedDrain) return;
        begin();
        isSilent = false;
        response.write(text);
      },
      end: ({ errors }) => finish(form.end(errors)),
    },
    interrupt: (error, retryMs) => finish(form.interrupt(error, retryMs)),
  };
};
