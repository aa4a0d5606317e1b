import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphSource } from './subgraph-source.ts';

/** So much is taken from the subgraph before what was taken has been logged; then its socket is not read. */
const FULL = 1_000;
const BATCH = 250;
/** A subgraph that does not answer a ping in the time after it is gone, whatever its socket says. */
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

/** What a subscription at a subgraph has sent. */
export interface UpstreamSubscription {
  /** The next payloads, at least one; `null` when the subgraph ended it. Rejects with the reason when it broke. */
  take(): Promise<readonly object[] | null>;
  close(): void;
}

/** Subscribes; `after` is handed on where the source has a cursor. `onRefused` is told of results without a payload. */
export const openUpstreamSubscription = (
  { url, query, connectionParams, cursor }: SubgraphSource,
  after: unknown,
  signal: AbortSignal,
  onRefused: (errors: unknown) => void,
): UpstreamSubscription => {
  let pending: object[] = [];
  let end: { readonly error: unknown } | null = null;
  let wake = (): void => undefined;
  let socket: WebSocket | null = null;
  let late: NodeJS.Timeout | undefined;

  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0, // whoever follows begins anew, behind what was logged
    connectionParams: { ...connectionParams },
    keepAlive: PING_EVERY_MS,
    on: {
      opened: (opened) => {
        if (opened instanceof WebSocket) socket = opened;
      },
      ping: (received) => {
        if (received) return;
        clearTimeout(late);
        late = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(late);
      },
    },
  });
  const finish = (error: unknown): void => {
    clearTimeout(late);
    end ??= { error };
    wake();
  };
  const close = (): void => {
    signal.removeEventListener('abort', close);
    finish(null);
    socket?.resume();
    void client.dispose();
  };
  client.subscribe<Record<string, object | null>>(
    { query, variables: cursor === null ? {} : { after } },
    {
      next: ({ data, errors }) => {
        const payload = Object.values(data ?? {})[0] ?? null;
        if (payload === null) return onRefused(errors);
        pending.push(payload);
        if (pending.length >= FULL) socket?.pause();
        wake();
      },
      error: finish,
      complete: () => finish(null),
    },
  );
  signal.addEventListener('abort', close, { once: true });

  return {
    async take() {
      while (pending.length === 0) {
        if (end !== null) {
          if (end.error === null) return null;
          throw new Error(`the subscription at ${url} broke`, { cause: end.error });
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const taken = pending.slice(0, BATCH);
      pending = pending.slice(BATCH);
      if (pending.length < FULL / 2) socket?.resume();
      return taken;
    },
    close,
  };
};
