import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections on which nothing was asked yet: browsers open them ahead, and node does not count them as idle. */
export interface UnusedConnections {
  /** Closes those that have been so for a while; a request may be on its way on the others. */
  close(): void;
}

const A_WHILE_MS = 1_000;

/** Watches a server's connections from now on. */
export const watchUnusedConnections = (server: Server): UnusedConnections => {
  const since = new Map<Socket, number>();
  const used = ({ socket }: IncomingMessage): void => void since.delete(socket);
  server.on('request', used);
  server.on('upgrade', used);
  server.on('connection', (socket: Socket) => {
    since.set(socket, performance.now());
    socket.once('close', () => since.delete(socket));
  });
  return {
    close() {
      const before = performance.now() - A_WHILE_MS;
      for (const [socket, at] of since) if (at < before) socket.destroy();
    },
  };
};
