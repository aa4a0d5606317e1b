import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { PendingDelivery } from '@distribution/model/operations/sync-store';
import { systemCodeSchema } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { silentLog } from '@distribution/platform/log/log';
import { type FastifyInstance, fastify } from 'fastify';
import { parseDeliveryContent } from './delivery-content.ts';
import { createIntakeGate } from './intake-gate.ts';
import { webhooks } from './webhooks.ts';

const SECRET = 'a-shared-secret';
const sign = (body: string): string => createHmac('sha256', SECRET).update(body).digest('hex');

/** A system that pushes hints, signed over the bytes as sent. */
const warehouse: SystemAdapter = {
  system: systemCodeSchema.parse('wms'),
  products: null,
  locations: null,
  inventory: null,
  orders: null,
  supply: null,
  forecasts: null,
  purchasing: null,
  changes: { flows: ['movements'], readChanges: () => Promise.reject(new Error('not read here')) },
  parseWebhook: async ({ headers, body }) => {
    const text = Buffer.from(body).toString('utf8');
    if (headers['x-signature'] !== sign(text)) throw new AppError('WEBHOOK_REJECTED', 'The signature is wrong.');
    const { id, kind } = JSON.parse(text) as { id: string; kind: 'POLL_HINT' }; // this test sends nothing else
    return { deliveryId: id, flow: 'movements', content: { kind } };
  },
  probe: async () => undefined,
  close: async () => undefined,
};

let server: FastifyInstance;
let url: string;
let accepted: Map<string, Omit<PendingDelivery, 'attempts'>>;
let woken: string[];
let storeIsDown: boolean;
let applied: number;
let now: number;

beforeEach(async () => {
  accepted = new Map();
  woken = [];
  storeIsDown = false;
  applied = 0;
  now = 0;
  server = fastify();
  await server.register(webhooks, {
    adapters: [warehouse],
    store: {
      acceptDelivery: async (delivery) => {
        if (storeIsDown) throw new AppError('STORE_UNAVAILABLE', 'The database cannot be reached.');
        const before = accepted.get(delivery.deliveryId);
        if (before !== undefined) return before.body === delivery.body ? 'REPEATED' : 'CONFLICT';
        accepted.set(delivery.deliveryId, delivery);
        return 'ACCEPTED';
      },
    },
    gate: createIntakeGate({
      maxPending: 3,
      maxUnderWay: 8,
      countPending: async () => accepted.size - applied,
      now: () => (now += 1_000),
    }),
    wake: (flow) => woken.push(flow),
    logger: silentLog,
    maxBodyBytes: 1_000,
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

const send = async (body: string, headers: Record<string, string> = {}, system = 'wms') => {
  const response = await fetch(`${url}/webhooks/${system}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/cloudevents+json', 'x-signature': sign(body), ...headers },
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), answer: await response.json() };
};
const hint = (id: string): string => JSON.stringify({ id, kind: 'POLL_HINT' });

describe('POST /webhooks/:system', () => {
  it('stores what it answers with 202, and wakes the flow', async () => {
    const { status, answer } = await send(hint('d-1'));
    expect({ status, answer }).toEqual({ status: 202, answer: { deliveryId: 'd-1', accepted: true } });
    const stored = accepted.get('wms:d-1');
    expect(stored).toMatchObject({ system: 'wms', flow: 'movements' });
    expect(parseDeliveryContent(stored?.body ?? '')).toEqual({ kind: 'POLL_HINT' });
    expect(woken).toEqual(['movements']);
  });

  it('gives a repeated delivery the same answer', async () => {
    expect(await send(hint('d-1'))).toEqual(await send(hint('d-1')));
    expect(accepted.size).toBe(1);
  });

  it('refuses one id with two contents', async () => {
    await send(hint('d-1'));
    accepted.set('wms:d-1', { ...accepted.get('wms:d-1')!, body: '{"kind":"CHANGES"}' });
    const { status, answer } = await send(hint('d-1'));
    expect(status).toBe(409);
    expect(answer).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT', retryable: false } });
  });

  it.each([
    ['a wrong signature', hint('d-2'), { 'x-signature': 'f'.repeat(64) }, 'wms', 401, 'WEBHOOK_REJECTED'],
    ['a system that is not connected', hint('d-2'), {}, 'erp', 404, 'NOT_FOUND'],
    ['a name with a NUL', hint('d-\u0000'), {}, 'wms', 400, 'BAD_REQUEST'],
    ['a name with half a surrogate pair', hint('d-\ud800'), {}, 'wms', 400, 'BAD_REQUEST'],
    ['a name longer than any index takes', hint('d'.repeat(501)), {}, 'wms', 400, 'BAD_REQUEST'],
    ['a body over the limit', JSON.stringify({ id: 'x'.repeat(2_000) }), {}, 'wms', 413, 'BAD_REQUEST'],
  ])('refuses %s and stores nothing', async (_what, body, headers, system, status, code) => {
    const refused = await send(body, headers, system);
    expect(refused).toMatchObject({ status, answer: { error: { code } } });
    expect([accepted.size, woken]).toEqual([0, []]);
  });

  it('takes no more than may wait, says when to come again, and takes it then', async () => {
    const first = await Promise.all([1, 2, 3, 4, 5].map((number) => send(hint(`d-${number}`))));
    expect(first.filter(({ status }) => status === 202).length).toBeLessThanOrEqual(3);
    while (accepted.size < 3) await send(hint(`e-${accepted.size}`));
    const { status, retryAfter, answer } = await send(hint('late'));
    expect({ status, retryAfter }).toEqual({ status: 429, retryAfter: '2' });
    expect(answer).toMatchObject({ error: { code: 'RETRY_LATER', retryable: true } });
    expect(accepted.has('wms:late')).toBe(false);
    applied = 1;
    expect((await send(hint('late'))).status).toBe(202);
  });

  it('asks to come again when it cannot store', async () => {
    storeIsDown = true;
    const { status, retryAfter, answer } = await send(hint('d-3'));
    expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '5' });
    expect(answer).toMatchObject({ error: { code: 'STORE_UNAVAILABLE', retryable: true } });
    expect(woken).toEqual([]);
  });
});
