import type { GraphQLError } from 'graphql';
import type { Frame } from '../outlet.ts';

/** How answers that go on are written on an HTTP response. Texts are whole parts: none of them waits for the next. */
export interface StreamForm {
  readonly contentType: string;
  /** How often a silent stream shows that it lives. */
  readonly heartbeatMs: number;
  readonly opening: string;
  readonly heartbeat: string;
  /** A payload; the same bytes for all who get it. */
  frame(frame: Frame): Buffer;
  /** An answer that is all there is to come, and the end after it; `text` is JSON. */
  only(text: string): string;
  /** The log went on without a payload; `null`: clients of this form could not tell. */
  advance(cursor: string): string | null;
  /** The subscription is over. */
  end(errors: readonly GraphQLError[]): string;
  /** The gateway cannot go on with it, and the client is to come back after `retryMs`. */
  interrupt(error: GraphQLError, retryMs: number): string;
}

/** What is written around a payload, made once for each: its members are many, and it is one. */
export const wrapOnce = (before: (frame: Frame) => string, after: string): ((frame: Frame) => Buffer) => {
  const known = new WeakMap<Frame, Buffer>();
  const tail = Buffer.from(after);
  return (frame) => {
    const made = known.get(frame) ?? Buffer.concat([Buffer.from(before(frame)), frame.bytes, tail]);
    known.set(frame, made);
    return made;
  };
};
