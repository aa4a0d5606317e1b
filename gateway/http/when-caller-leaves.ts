import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Who is asked for by requests whose answers wait for those before them on the same connection. */
const waiting = new WeakMap<Socket, Set<() => void>>();

const waitingOn = (socket: Socket): Set<() => void> => {
  const known = waiting.get(socket);
  if (known) return known;
  const all = new Set<() => void>();
  waiting.set(socket, all);
  socket.once('close', () => {
    for (const left of all) left();
  });
  return all;
};

/**
 * Calls `left`, once, when the caller has gone before its whole answer was written. A response that waits for those before
 * it on its connection (pipelining) has no socket yet, and node never tells it that there will be none.
 */
export const whenCallerLeaves = (request: IncomingMessage, response: ServerResponse, left: () => void): void => {
  const queue = response.socket === null ? waitingOn(request.socket) : null;
  queue?.add(left);
  response.once('close', () => {
    queue?.delete(left);
    if (!response.writableFinished) left();
  });
};
