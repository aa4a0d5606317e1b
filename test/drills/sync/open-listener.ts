import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { askWell } from '../../kit/graph-client.ts';

/** What a subscriber was told of one exception, as text: which, how it stands, and since when. */
export type Told = string;

/** A subscriber that counts on nothing but its cursor, however often the graph goes away. */
export interface Listener {
  readonly heard: readonly Told[];
  connections(): number;
  close(): Promise<void>;
}

interface Result {
  readonly data?: unknown;
  readonly extensions?: unknown;
}
interface Event {
  readonly inventoryExceptions: {
    readonly exception: { readonly id: string; readonly status: string; readonly updatedAt: string };
  };
}
const SUBSCRIPTION = 'subscription { inventoryExceptions { exception { id status updatedAt } } }';
const RETRY_MS = 200;

/** Opens it on the graph at the URL, from what is the end of the log by now. */
export const openListener = async (url: string): Promise<Listener> => {
  const { data } = await askWell(url, '{ inventoryExceptions(first: 1) { eventCursor } }');
  const heard: Told[] = [];
  let connections = 0;
  let closed = false;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => pause(RETRY_MS),
    on: { connected: () => (connections += 1) },
  });
  // The client reads it again at each of its own retries.
  const payload = { query: SUBSCRIPTION, extensions: { after: data.inventoryExceptions.eventCursor as string } };
  const take = (result: Result): void => {
    const { cursor } = (result.extensions ?? {}) as { cursor?: unknown }; // an object, by the specification
    if (typeof cursor === 'string') payload.extensions.after = cursor;
    const { id, status, updatedAt } = (result.data as Event).inventoryExceptions.exception; // what is selected
    heard.push(`${id} ${status} ${updatedAt}`);
  };
  const subscribe = (): void => {
    const again = (): void => {
      if (!closed) setTimeout(subscribe, RETRY_MS);
    };
    client.subscribe(payload, { next: take, error: again, complete: again });
  };
  subscribe();
  return {
    heard,
    connections: () => connections,
    close: async () => {
      closed = true;
      await Promise.resolve(client.dispose()).catch(() => undefined); // it was about to connect to nobody
    },
  };
};
