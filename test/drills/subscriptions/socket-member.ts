import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { MemberRecord, requestOf, type Member, type MemberPlan, type MemberWorld } from './member.ts';

const RETRY_MS = 200;

const codeOf = (error: unknown): string => {
  const [first] = Array.isArray(error) ? (error as { extensions?: { code?: string } }[]) : []; // errors as the protocol has them
  if (first) return first.extensions?.code ?? 'GRAPHQL_ERROR';
  if (typeof error === 'object' && error !== null && 'code' in error) return `CLOSE_${String(error.code)}`;
  return String(error);
};

/** A stock graphql-ws client with the few lines that make it resume; each connection is to any of the nodes. */
export const openSocketMember = (plan: MemberPlan, world: MemberWorld): Member => {
  const record = new MemberRecord(plan.cursor);
  let socket: WebSocket | null = null;
  let closed = false;
  const client = createClient({
    url: () => `ws://127.0.0.1:${world.chance.pick(world.ports)}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: `Bearer ${await world.issueToken(plan)}` }),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => pause(world.chance.next() * RETRY_MS),
    on: {
      opened: (opened) => {
        socket = opened as WebSocket; // of the implementation given above
      },
      connected: () => (record.connections += 1),
    },
  });

  const payload = { ...requestOf(plan), extensions: { after: plan.cursor } };
  const subscribe = (): void => {
    const again = (code: string): void => {
      if (closed) return;
      record.ended(code);
      setTimeout(subscribe, RETRY_MS);
    };
    client.subscribe(payload, {
      next: (result) => {
        record.take(result);
        payload.extensions.after = record.cursor; // read again at each of the client's own retries
      },
      error: (error) => again(codeOf(error)),
      complete: () => again('COMPLETE'),
    });
  };
  subscribe();

  return {
    plan,
    record,
    drop: () => socket?.terminate(),
    stall(forMs) {
      const stalled = socket;
      if (stalled?.readyState !== WebSocket.OPEN) return;
      stalled.pause();
      setTimeout(() => stalled.resume(), forMs);
    },
    async close() {
      closed = true;
      await Promise.resolve(client.dispose()).catch(() => undefined); // it was about to connect to nobody
      socket?.terminate();
    },
  };
};
