// Many callers at once over a server that is slow, leaves, breaks off and closes as it likes: each gets their own answer or
// one failure, and no mutation is done twice.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { WIRES } from '../fixtures/wires.ts';

/** What the server does with a request. */
const DEEDS = ['ANSWER', 'ANSWER', 'ANSWER', 'CHUNKS', 'CLOSE', 'RESET', 'BREAK', 'BUSY'] as const;

interface Asking {
  readonly deed: (typeof DEEDS)[number];
  readonly delayMs: number;
  readonly length: number;
  readonly isMutation: boolean;
  /** Turns after which its caller leaves; `null`: never. */
  readonly leavesAfter: number | null;
  /** Turns after which it is asked. */
  readonly startsAfter: number;
}

const asking: fc.Arbitrary<Asking> = fc.record({
  deed: fc.constantFrom(...DEEDS),
  delayMs: fc.nat(4),
  length: fc.oneof(fc.nat(50), fc.nat(100_000)),
  isMutation: fc.integer({ min: 0, max: 9 }).map((part) => part === 0),
  leavesAfter: fc.option(fc.nat(12), { freq: 4 }),
  startsAfter: fc.nat(6),
});

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
};

const done = new Map<string, number>();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const { id, deed, delayMs } = JSON.parse(body.toString()) as Asking & { id: string };
    done.set(id, (done.get(id) ?? 0) + 1);
    setTimeout(() => {
      response.setHeader('x-correlation-id', id);
      if (deed === 'RESET') return void request.socket.resetAndDestroy();
      if (deed === 'BUSY') return void response.writeHead(503).end(body);
      if (deed === 'CLOSE') response.shouldKeepAlive = false;
      if (deed === 'ANSWER' || deed === 'CLOSE')
        return void response.setHeader('content-length', body.length).end(body);
      response.write(body.subarray(0, body.length / 2));
      setImmediate(() => (deed === 'BREAK' ? response.destroy() : response.end(body.subarray(body.length / 2))));
    }, delayMs);
  });
});
server.on('clientError', (_error, socket) => socket.destroy());
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe.each(WIRES)('$name', ({ open }) => {
  it('gives every answer to who asked for it, tells each once, and does no mutation twice', async () => {
    let run = 0;
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(asking, { minLength: 1, maxLength: 60, size: 'max' }), fc.nat(7), async (all, few) => {
        run += 1;
        done.clear();
        const opened = open(origin, { connections: 1 + few });
        const each = async (one: Asking, at: number): Promise<void> => {
          await turns(one.startsAfter);
          const id = `run-${run}-${at}`;
          const body = JSON.stringify({ ...one, id, text: 'ä'.repeat(one.length) });
          const headers = ['x-correlation-id', id];
          const listener = ask(opened.wire, origin, { headers, body, idempotent: !one.isMutation });
          let hasLeft = false;
          const leave = async (): Promise<void> => {
            await turns(one.leavesAfter ?? 0);
            if (listener.endings > 0 || listener.control === null) return;
            hasLeft = true;
            listener.control.abort(new Error('left'));
          };
          if (one.leavesAfter !== null) await leave();
          if (!hasLeft) {
            const outcome = await listener.outcome;
            if (outcome.kind === 'ANSWER') {
              answered += 1;
              expect(outcome.body.toString()).toBe(body);
            }
            if (one.isMutation && outcome.kind === 'FAILURE') expect(outcome.stage).not.toBe('UNSENT');
          }
          await turns(20);
          expect(listener.endings).toBeLessThanOrEqual(1);
          if (one.isMutation) expect(done.get(id) ?? 0).toBeLessThanOrEqual(1);
        };
        try {
          await Promise.all(all.map(each));
        } finally {
          await opened.destroy();
        }
      }),
      { numRuns: 40 },
    );
    expect(answered).toBeGreaterThan(0);
  });
});
