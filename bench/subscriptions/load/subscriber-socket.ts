import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { nowMs } from '../stream-graph.ts';
import { FrameReader, textFrame } from './socket-frames.ts';

const PONG = textFrame('{"type":"pong"}');
/** The type of a message stands in front of its payload. */
const HEAD_BYTES = 64;

/** One subscription on a connection of its own, over graphql-transport-ws; it counts, and parses only when it samples. */
export class SubscriberSocket {
  count = 0;
  /** Milliseconds from append to here; kept by those that sample. */
  readonly latenciesMs: number[] = [];
  firstPayload: unknown = null;
  readonly #socket: Socket;
  readonly #samples: boolean;
  readonly #onNext: () => void;

  /** Resolves `subscribed` when the operation was sent. */
  readonly subscribed: Promise<void>;

  constructor(
    port: number,
    operation: { readonly query: string; readonly variables: unknown },
    samples: boolean,
    onNext: () => void,
  ) {
    this.#samples = samples;
    this.#onNext = onNext;
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.subscribed = this.#begin(port, JSON.stringify({ id: '1', type: 'subscribe', payload: operation }));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  #begin(port: number, subscribe: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = this.#socket;
      const frames = new FrameReader(
        (payload) => {
          const head = payload.toString('latin1', 0, HEAD_BYTES);
          if (head.includes('"next"')) return this.#take(payload);
          if (head.includes('"ping"')) socket.write(PONG);
          else if (head.includes('"connection_ack"')) socket.write(textFrame(subscribe), () => resolve());
          else if (head.includes('"error"')) reject(new Error(payload.toString('utf8').slice(0, 400)));
        },
        (frame) => socket.write(frame),
      );
      let greeting = '';
      const greet = (chunk: Buffer): void => {
        greeting += chunk.toString('latin1');
        const end = greeting.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!greeting.startsWith('HTTP/1.1 101')) return reject(new Error(greeting.slice(0, 200)));
        socket.off('data', greet).on('data', (bytes) => frames.read(bytes));
        socket.write(textFrame('{"type":"connection_init","payload":{}}'));
        frames.read(Buffer.from(greeting.slice(end + 4), 'latin1'));
      };
      socket.on('data', greet);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the gateway closed the connection')));
      const key = randomBytes(16).toString('base64');
      socket.write(
        `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
      );
    });
  }

  #take(payload: Buffer): void {
    this.count += 1;
    if (this.#samples) {
      const text = payload.toString('utf8');
      this.firstPayload ??= (JSON.parse(text) as { payload: unknown }).payload; // a `next` message
      const at = /"at":"([\d.]+)"/.exec(text)?.[1];
      if (at !== undefined) this.latenciesMs.push(nowMs() - Number(at));
    }
    this.#onNext();
  }
}
