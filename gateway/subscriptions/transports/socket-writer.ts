import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Frame } from '../outlet.ts';

/** Writes payloads to one client's socket without copying them: what a stalled client leaves unread is shared by all. */
export interface SocketWriter {
  /** Sends `head` (ASCII), the JSON of a payload and a closing brace as one message; `false`: enough until drained. */
  write(head: string, frame: Pick<Frame, 'bytes'>): boolean;
  isFull(): boolean;
  /** Called when the socket takes more, once; in turn with others that wait, while it does. */
  whenDrained(listener: () => void): void;
}

const BRACE = Buffer.from('}');
const closed = new WeakMap<object, Buffer>();

/** The payload with the message's closing brace, made once for all sockets it goes to. */
const closedBytesOf = (frame: Pick<Frame, 'bytes'>): Buffer => {
  const known = closed.get(frame);
  if (known) return known;
  const bytes = Buffer.concat([frame.bytes, BRACE]);
  closed.set(frame, bytes);
  return bytes;
};

const FINAL_TEXT = 0x81;

/** The head of a WebSocket frame with one whole text message (RFC 6455 §5.2), a character for each byte. */
const frameHead = (bytes: number): string => {
  if (bytes < 126) return String.fromCharCode(FINAL_TEXT, bytes);
  if (bytes < 65_536) return String.fromCharCode(FINAL_TEXT, 126, bytes >> 8, bytes & 255);
  const high = Math.floor(bytes / 2 ** 32);
  const parts = [high >>> 24, high >>> 16, high >>> 8, high, bytes >>> 24, bytes >>> 16, bytes >>> 8, bytes];
  return String.fromCharCode(FINAL_TEXT, 127, ...parts.map((part) => part & 255));
};

/**
 * The writer of a client. `raw` is the socket under it, whose order its own messages keep; it must not compress. What is
 * written in one turn leaves in one call of the system.
 */
export const createSocketWriter = (client: WebSocket, raw: Socket): SocketWriter => {
  let isCorked = false;
  const uncork = (): void => {
    isCorked = false;
    raw.uncork();
  };
  const waiting = new Set<() => void>();
  raw.on('drain', () => {
    for (const listener of [...waiting]) {
      if (raw.writableNeedDrain) return; // the others wait on, and come first next time
      waiting.delete(listener);
      listener();
    }
  });
  return {
    write(head, frame) {
      if (client.readyState !== client.OPEN) return false;
      const bytes = closedBytesOf(frame);
      if (!isCorked) {
        isCorked = true;
        raw.cork();
        process.nextTick(uncork);
      }
      raw.write(frameHead(head.length + bytes.length) + head, 'latin1');
      raw.write(bytes);
      return !raw.writableNeedDrain;
    },
    isFull: () => raw.writableNeedDrain,
    whenDrained: (listener) => waiting.add(listener),
  };
};
