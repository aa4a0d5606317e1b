// GraphQL over WebSocket (graphql-transport-ws) at /graphql. In: sockets of clients. Out: results of queries, mutations and
// subscriptions. Whatever is wrong with one operation is answered to that operation; the socket and its other operations
// live on. A token that ends closes the socket with 4403 and a stopping gateway with 1012: clients come back with a cursor.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '@distribution/platform/errors/app-error';
import { correlationIdOf } from '@distribution/platform/request/headers';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { createSocketOperations, type OperationJob } from './socket-operations.ts';
import { declineUpgrade, offersOther } from '../http/decline-upgrade.ts';
import { HttpFailure } from '../http/http-failure.ts';
import type { DrainedParts } from '../lifecycle/drain-server.ts';
import { createRunning } from '../lifecycle/running.ts';
import type { Connection, SocketServerParts } from './connection.ts';
import { spreadFarewells } from './transports/farewells.ts';
import { GRANT_END_TEXT } from './transports/grants.ts';
import { createRate } from './transports/rate.ts';
import { refuseUpgrade } from './transports/refuse-upgrade.ts';
import type { Seat } from './transports/seats.ts';
import { createSocketWriter } from './transports/socket-writer.ts';
import { speakProtocol, type SocketExtra } from './transports/socket-protocol.ts';

/** Clients come back after each of these; 1013 says that they should wait a little. */
const CLOSE = { forbidden: 4403, restart: 1012, tryLater: 1013 } as const;
/** How long clients have to answer the close before their sockets are cut. */
const FAREWELL_MS = 1_000;
const HEARTBEAT_MS = 12_000;
const MAX_REASON_BYTES = 123;

/** The Authorization a browser puts into the connection's first message, as clients commonly name it. */
const authorizationIn = (parameters: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  for (const [name, value] of Object.entries(parameters ?? {})) {
    if (name.toLowerCase() === 'authorization' && typeof value === 'string') return value;
  }
  const nested = parameters?.['headers'];
  return typeof nested === 'object' && nested !== null ? authorizationIn({ ...nested }) : undefined;
};

const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : 'Forbidden';
  return Buffer.byteLength(text) <= MAX_REASON_BYTES ? text : Buffer.from(text).subarray(0, 110).toString('utf8');
};

/** Serves WebSockets on an HTTP server, until it is drained: every client is told to come back, and is gone at the end. */
export const openSocketServer = (server: Server, parts: SocketServerParts): DrainedParts['sockets'] => {
  const { door, limits, runner, logger, grants, seats, heartbeatMs = HEARTBEAT_MS } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxBodyBytes,
    perMessageDeflate: false, // frames are written past it, and their bytes are shared
    handleProtocols,
  });
  const connections = new WeakMap<WebSocket, Connection>();
  const held = new WeakMap<WebSocket, Seat>();
  const operations = createSocketOperations(parts);
  let isRefusing = false;

  const admit = async ({ socket, request, tell }: SocketExtra, given: string | undefined): Promise<void> => {
    const { headers, socket: raw } = request;
    const judge = (authorization: string | undefined) =>
      door({ headers, remoteAddress: raw.remoteAddress, authorization });
    const principal = await judge(given);
    held.get(socket)?.assign(principal);
    const closed = new AbortController();
    const grant = grants.open(principal, (end) => socket.close(CLOSE.forbidden, GRANT_END_TEXT[end]));
    connections.set(socket, {
      grant,
      tell,
      rate: createRate(limits.maxSubscriptionsPerConnection, limits.maxOperationsPerSecond),
      writer: createSocketWriter(socket, raw),
      signal: closed.signal,
      running: createRunning(),
      readmit: judge,
    });
    const leave = () => {
      grant.leave();
      closed.abort();
    };
    if (socket.readyState === socket.OPEN) socket.once('close', leave);
    else leave(); // it went while it was judged
  };

  const protocol = makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: limits.connectionInitMs,
    async onConnect({ extra, connectionParams }) {
      try {
        await admit(extra, authorizationIn(connectionParams));
        return true;
      } catch (error) {
        const isFull = error instanceof AppError && error.code === 'TOO_MANY_REQUESTS';
        const { errors } = runner.reject(error, correlationIdOf(undefined));
        extra.socket.close(isFull ? CLOSE.tryLater : CLOSE.forbidden, reasonOf(errors[0]));
        return false;
      }
    },
    onSubscribe({ extra, subscriptions }, id, payload) {
      const connection = connections.get(extra.socket);
      if (!connection) return []; // unreachable: the protocol admits no operation before onConnect
      return operations.prepare(id, payload, connection, Object.keys(subscriptions).length);
    },
    execute: ({ contextValue }) => (contextValue as OperationJob).start(), // prepare() put it there
    subscribe: ({ contextValue }) => (contextValue as OperationJob).start(), // prepare() put it there
    onError: (_context, _id, _payload, errors) => operations.formatErrors(errors),
  });
  const onPing = async (socket: WebSocket, payload: Readonly<Record<string, unknown>>) => {
    const connection = connections.get(socket);
    return connection ? operations.renew(payload, connection) : null;
  };

  /** Taken and closed, for stock clients come back from a close, and not from an answer that is no socket. */
  const turnAway = (socket: WebSocket): void => {
    socket.on('error', (err) => logger.debug({ err }, 'a client broke the protocol of its socket'));
    socket.close(CLOSE.restart, 'The gateway restarts.');
    setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
  };

  sockets.on('wsClientError', ({ message }, raw) => {
    refuseUpgrade(raw, new HttpFailure(400, 'BAD_REQUEST', `This is no offer of a WebSocket: ${message}.`), runner);
  });

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    if (offersOther(request)) return declineUpgrade(server, request, raw, head);
    raw.on('error', (err) => logger.debug({ err }, 'socket failed'));
    let seat: Seat | null = null;
    raw.once('close', () => seat?.leave());
    try {
      if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql')
        throw new HttpFailure(404, 'NOT_FOUND', 'Sockets are served at /graphql.');
      if (isRefusing) return sockets.handleUpgrade(request, raw, head, turnAway);
      seat = seats.take();
    } catch (error) {
      return refuseUpgrade(raw, error, runner);
    }
    const taken = seat;
    sockets.handleUpgrade(request, raw, head, (socket) => {
      held.set(socket, taken);
      speakProtocol(protocol, socket, request, { heartbeatMs, onPing, logger });
    });
  };
  server.on('upgrade', onUpgrade);

  return {
    refuse() {
      isRefusing = true;
    },
    async close(withinMs) {
      const spreadMs = Math.max(withinMs - FAREWELL_MS, 0);
      const endsAt = performance.now() + spreadMs;
      const farewell = async (client: WebSocket): Promise<void> => {
        await connections.get(client)?.running.idle(Math.max(endsAt - performance.now(), 0));
        await nextTurn(); // an answer that has just come is sent before the farewell
        if (client.readyState === client.CLOSED) return;
        const closed = new Promise((resolve) => client.once('close', resolve));
        const cut = setTimeout(() => client.terminate(), FAREWELL_MS);
        client.close(CLOSE.restart, 'The gateway restarts.');
        await closed;
        clearTimeout(cut);
      };
      await spreadFarewells([...sockets.clients], spreadMs, farewell);
      server.off('upgrade', onUpgrade);
      sockets.close();
    },
  };
};
