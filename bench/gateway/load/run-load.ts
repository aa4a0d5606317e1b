import { openHttpConnection, type HttpConnection } from './http-connection.ts';
import { requestsOf } from './prepared-requests.ts';
import type { LoadOrder, LoadResult } from './load-order.ts';

const ERRORS = Buffer.from('"errors"');

/** When request `at` may leave, in milliseconds from the start. */
const dueAt = (at: number, perSecond: number | null): number => (perSecond === null ? 0 : (at * 1000) / perSecond);

/** Sends one order's requests over so many connections, each waiting for its answer before it sends again. */
export const runLoad = async (order: LoadOrder): Promise<LoadResult> => {
  const requestAt = requestsOf(order.bodies, order.port);
  const latenciesMs: number[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  let sent = 0;
  const connections = await Promise.all(
    Array.from({ length: Math.min(order.concurrency, order.requests) }, () => openHttpConnection(order.port)),
  );
  const startedAt = performance.now();

  const sendOn = async (connection: HttpConnection): Promise<void> => {
    while (sent < order.requests) {
      const at = sent++;
      const wait = dueAt(at, order.perSecond) - (performance.now() - startedAt);
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      const sentAt = performance.now();
      if (sentAt - startedAt > order.milliseconds) return;
      const { status, body } = await connection.ask(requestAt(order.from + at));
      latenciesMs.push(performance.now() - sentAt);
      if (status === 200 && !body.includes(ERRORS)) continue;
      failed += 1;
      firstFailure ??= `status ${status}: ${body.toString('utf8', 0, 400)}`;
    }
  };
  try {
    await Promise.all(connections.map(sendOn));
  } finally {
    for (const connection of connections) connection.close();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { requests: latenciesMs.length, seconds, latenciesMs, failed, firstFailure };
};
