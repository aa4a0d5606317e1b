import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { GatewayLogger } from '../../gateway-logger.ts';

/** What the protocol's hooks are given of a connection. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Sends a message of the protocol. */
  readonly tell: (message: Readonly<Record<string, unknown>>) => void;
}

/** How a protocol is spoken over sockets. */
export interface ProtocolOptions {
  /** How often a client is asked for a sign of life; one that gives none twice running is cut off. */
  readonly heartbeatMs: number;
  /** Answers a ping that brings something; `null`: with the same. */
  readonly onPing: (
    socket: WebSocket,
    payload: Readonly<Record<string, unknown>>,
  ) => Promise<Record<string, unknown> | null>;
  readonly logger: GatewayLogger;
}

const INTERNAL_ERROR = 4500;
const SIGNS_MISSED = 2;

/** Watches whether a client lives: it says something, or takes what it is sent. */
const watchLife = (socket: WebSocket, { socket: raw }: IncomingMessage, heartbeatMs: number): void => {
  let written = 0;
  let missed = 0;
  const onSign = (): void => {
    missed = 0;
  };
  socket.on('pong', onSign).on('message', onSign);
  const beat = setInterval(() => {
    missed = raw.bytesWritten > written ? 0 : missed + 1;
    if (missed > SIGNS_MISSED) return socket.terminate();
    if (socket.readyState === socket.OPEN && !raw.writableNeedDrain) socket.ping();
    written = raw.bytesWritten;
  }, heartbeatMs).unref();
  socket.once('close', () => clearInterval(beat));
};

/** A client that does not read what it is sent is not read either: what it asks for could only be piled up. */
const readInTurn = (socket: WebSocket, { socket: raw }: IncomingMessage): void => {
  socket.on('message', () => {
    if (!raw.writableNeedDrain || socket.isPaused) return;
    socket.pause();
    raw.once('drain', () => socket.resume());
  });
};

/** Speaks the protocol of `server` over one socket, until that closes. */
export const speakProtocol = (
  server: Server<SocketExtra>,
  socket: WebSocket,
  request: IncomingMessage,
  { heartbeatMs, onPing, logger }: ProtocolOptions,
): void => {
  socket.on('error', (err) => logger.debug({ err }, 'a client broke the protocol of its socket'));
  const send = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      socket.send(text, (error) => (error ? reject(error) : resolve()));
    });
  const tell: SocketExtra['tell'] = (message) => {
    send(JSON.stringify(message)).catch((err: unknown) => logger.debug({ err }, 'a message did not leave'));
  };
  watchLife(socket, request, heartbeatMs);
  readInTurn(socket, request);
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send,
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) =>
        socket.on('message', (bytes: Buffer) => {
          take(bytes.toString('utf8')).catch((err: unknown) => {
            logger.warn({ err }, 'a message of a socket could not be handled');
            socket.close(INTERNAL_ERROR, 'Internal server error');
          });
        }),
      async onPing(payload) {
        const answer = payload ? ((await onPing(socket, payload)) ?? payload) : null;
        await send(JSON.stringify(answer ? { type: 'pong', payload: answer } : { type: 'pong' }));
      },
    },
    { socket, request, tell },
  );
  socket.once('close', (code, reason) => {
    closed(code, reason.toString('utf8')).catch((err: unknown) => logger.warn({ err }, 'a socket did not close well'));
  });
};
