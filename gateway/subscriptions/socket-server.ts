// GraphQL over WebSocket (graphql-transport-ws) at /graphql. In: sockets of clients. Out: results of queries, mutations and
// subscriptions. Whatever is wrong with one operation is answered to that operation; the socket and its other operations
// live on. A token that ends closes the socket with 4403 and a stopping gateway with 1012: clients come back with a cursor.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { correlationIdOf, HEADER } from '@distribution/platform/request/headers';
import { handleProtocols } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { createSocketOperations, type OperationJob } from './socket-operations.ts';
import type { Connection, SocketServerParts } from './connection.ts';

const CLOSE = { forbidden: 4403, restart: 1012 } as const;
/** How long clients have to answer the close before their sockets are cut. */
const FAREWELL_MS = 1_000;
/** setTimeout counts to 2³¹−1 ms. */
const LONGEST_TIMER_MS = 2_147_483_647;
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

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Serves WebSockets on an HTTP server; `close` says farewell to every client and resolves when all are gone. */
export const openSocketServer = (server: Server, parts: SocketServerParts): { close(): Promise<void> } => {
  const { door, isRevoked, limits, runner, logger } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxBodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const connections = new WeakMap<WebSocket, Connection>();
  const operations = createSocketOperations(parts);

  const admit = async (
    socket: WebSocket,
    request: IncomingMessage,
    authorization: string | undefined,
  ): Promise<void> => {
    const { headers } = request;
    const principal = await door({ headers, remoteAddress: request.socket.remoteAddress, authorization });
    const closed = new AbortController();
    const given = headers[HEADER.correlationId];
    const connection: Connection = {
      principal,
      correlationId: correlationIdOf(typeof given === 'string' ? given : undefined),
      signal: closed.signal,
      close: (code, reason) => socket.close(code, reason),
    };
    connections.set(socket, connection);
    const expiresInMs = principal.expiresAtSeconds === null ? null : principal.expiresAtSeconds * 1_000 - Date.now();
    const expiry =
      expiresInMs === null
        ? null
        : setTimeout(
            () => connection.close(CLOSE.forbidden, 'The token has expired.'),
            Math.min(Math.max(expiresInMs, 0), LONGEST_TIMER_MS),
          );
    socket.once('close', () => {
      if (expiry) clearTimeout(expiry);
      closed.abort();
    });
  };

  /** A revoked principal loses the connection the moment it would be served again. */
  const isAdmitted = (connection: Connection): boolean => {
    const { principal } = connection;
    const expired = principal.expiresAtSeconds !== null && principal.expiresAtSeconds * 1_000 <= Date.now();
    if (!expired && !isRevoked(principal)) return true;
    connection.close(CLOSE.forbidden, expired ? 'The token has expired.' : 'This token was revoked.');
    return false;
  };

  const protocol = useServer<Record<string, unknown>, { socket: WebSocket; request: IncomingMessage }>(
    {
      async onConnect({ extra, connectionParams }) {
        try {
          await admit(extra.socket, extra.request, authorizationIn(connectionParams));
          return true;
        } catch (error) {
          const { result } = runner.reject(error, correlationIdOf(undefined));
          extra.socket.close(CLOSE.forbidden, reasonOf(result.errors?.[0]));
          return false;
        }
      },
      onSubscribe({ extra, subscriptions }, _id, payload) {
        const connection = connections.get(extra.socket);
        if (!connection) return []; // unreachable: the protocol admits no operation before onConnect
        return operations.prepare(payload, connection, Object.keys(subscriptions).length, () => isAdmitted(connection));
      },
      execute: ({ contextValue }) => (contextValue as OperationJob).start(), // prepare() put it there
      subscribe: ({ contextValue }) => (contextValue as OperationJob).start(), // prepare() put it there
      onError: (_context, _id, _payload, errors) => operations.formatErrors(errors),
    },
    sockets,
  );

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', (err) => logger.debug({ err }, 'socket failed'));
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql')
      return refuseUpgrade(socket, '404 Not Found');
    if (sockets.clients.size >= limits.maxConnections) return refuseUpgrade(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  };
  server.on('upgrade', onUpgrade);

  return {
    async close() {
      server.off('upgrade', onUpgrade);
      const gone = [...sockets.clients].map(
        (client) =>
          new Promise<void>((resolve) => {
            const cut = setTimeout(() => client.terminate(), FAREWELL_MS);
            client.once('close', () => {
              clearTimeout(cut);
              resolve();
            });
            client.close(CLOSE.restart, 'The gateway restarts.');
          }),
      );
      await Promise.all(gone);
      await protocol.dispose();
    },
  };
};
