import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { LifecycleOptions } from './lifecycle-options.ts';
import type { UnusedConnections } from './unused-connections.ts';

/** What else is served on the server's port. */
export interface DrainedParts {
  readonly sockets: {
    /** Turns new sockets away; those that are open live on. */
    refuse(): void;
    /** Lets running operations end, `withinMs` at most, and says farewell to every client. */
    close(withinMs: number): Promise<void>;
  };
  readonly unused: UnusedConnections;
  /** Stops listening, and resolves when the last connection is closed. */
  readonly closeFront: () => Promise<unknown>;
}

const SWEEP_EVERY_MS = 50;

/**
 * Stops a server without failing a request: for `noticeMs` it goes on accepting, each answer being the last of its
 * connection; then it stops listening, answers what it was asked, and closes what is idle. After `drainMs` more
 * whatever is left is cut.
 */
export const drainServer = async (
  server: Server,
  { noticeMs, drainMs }: Pick<LifecycleOptions, 'noticeMs' | 'drainMs'>,
  { sockets, unused, closeFront }: DrainedParts,
): Promise<void> => {
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false; // node then says `Connection: close`
  });
  sockets.refuse();
  if (server.listening) await pause(noticeMs);
  const frontClosed = closeFront();
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    unused.close();
  }, SWEEP_EVERY_MS);
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  try {
    await sockets.close(drainMs);
    await frontClosed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
};
