import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import type { ParsedDelivery, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRET, type Subject, type SubjectPlan, openSubject, readToEnd } from './subject.ts';
import { stateAfter } from './state.ts';

interface Receiver {
  readonly url: string;
  readonly deliveries: WebhookDelivery[];
  close(): Promise<unknown>;
}

/** Takes webhooks on a free port; answers `statuses` in turn, then 202. */
const openReceiver = async (statuses: number[] = []): Promise<Receiver> => {
  const deliveries: WebhookDelivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      deliveries.push({ headers, body: Buffer.concat(chunks) });
      response.statusCode = statuses.shift() ?? 202;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, // it listens on TCP
    deliveries,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
};

/** What every parser of webhooks owes to the receiver: it believes the system and nobody else. */
export const describeWebhooks = (name: string, plan: SubjectPlan, flow: FlowName): void => {
  describe(`${name}: webhooks`, () => {
    let subject: Subject;
    let receiver: Receiver;
    beforeEach(async () => {
      subject = await openSubject(plan);
      receiver = await openReceiver();
      subject.server.webhooks.subscribe({ url: receiver.url, secret: SECRET, types: [] });
    });
    afterEach(async () => {
      await receiver.close();
      await subject.close();
    });
    const parse = (delivery: WebhookDelivery): Promise<ParsedDelivery> => {
      const { parseWebhook } = subject.adapter;
      if (parseWebhook === null) throw new Error('the adapter takes no webhooks');
      return parseWebhook(delivery);
    };
    const next = async (): Promise<WebhookDelivery> => {
      plan.touch(subject.world, flow);
      await expect.poll(() => receiver.deliveries.length).toBeGreaterThan(0);
      const delivery = receiver.deliveries[0];
      if (delivery === undefined) throw new Error('nothing was delivered');
      return delivery;
    };

    it('believes a delivery of the system, and what it says equals what a poll reads', async () => {
      const before = await readToEnd(subject.adapter, flow);
      const { flow: told, content } = await parse(await next());
      expect(told).toBe(flow);
      const polled = await readToEnd(subject.adapter, flow, before.cursor);
      if (content.kind === 'CHANGES') expect(stateAfter(content.page.changes)).toEqual(stateAfter(polled.changes));
      else expect(polled.changes.length).toBeGreaterThan(0);
    });

    it('refuses a changed body, a foreign secret and a missing signature', async () => {
      const { headers, body } = await next();
      const { 'webhook-signature': _, ...unsigned } = headers;
      const changed = Buffer.concat([body.subarray(0, -1), Buffer.from(' }')]);
      const content = { id: headers['webhook-id'] ?? '', timestampSeconds: Number(headers['webhook-timestamp']), body };
      const foreign = { ...headers, 'webhook-signature': signWebhook('some-other-secret', content) };
      for (const forged of [
        { headers, body: changed },
        { headers: foreign, body },
        { headers: unsigned, body },
      ]) {
        await expect(parse(forged)).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
      }
    });

    it.each([
      ['recorded long ago', -301],
      ['from the future', 301],
    ])('refuses a delivery %s, though its signature is right', async (_name, seconds) => {
      const { headers, body } = await next();
      const id = headers['webhook-id'] ?? '';
      const timestampSeconds = Math.floor(Date.now() / 1000) + seconds;
      const replayed = {
        ...headers,
        'webhook-timestamp': String(timestampSeconds),
        'webhook-signature': signWebhook(SECRET, { id, timestampSeconds, body }),
      };
      await expect(parse({ headers: replayed, body })).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
    });

    it('refuses signed nonsense', async () => {
      const timestampSeconds = Math.floor(Date.now() / 1000);
      for (const text of ['not json', '{}', '{"id":"1","type":"other.thing","data":{}}']) {
        const body = Buffer.from(text);
        const headers = {
          'webhook-id': 'x',
          'webhook-timestamp': String(timestampSeconds),
          'webhook-signature': signWebhook(SECRET, { id: 'x', timestampSeconds, body }),
        };
        await expect(parse({ headers, body })).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
      }
    });

    it('gives a delivery that comes twice the same id', async () => {
      subject.server.faults.set({ webhooks: { duplicateRate: 1 } });
      await next();
      await expect.poll(() => receiver.deliveries.length).toBe(2);
      const ids = await Promise.all(receiver.deliveries.map(async (delivery) => (await parse(delivery)).deliveryId));
      expect(new Set(ids).size).toBe(1);
    });

    it('is sent again until it is taken, with the same id', async () => {
      const stubborn = await openReceiver([500, 503]);
      subject.server.webhooks.unsubscribe(receiver.url);
      subject.server.webhooks.subscribe({ url: stubborn.url, secret: SECRET, types: [] });
      plan.touch(subject.world, flow);
      await expect.poll(() => stubborn.deliveries.length).toBe(3);
      const ids = await Promise.all(stubborn.deliveries.map(async (delivery) => (await parse(delivery)).deliveryId));
      expect(new Set(ids).size).toBe(1);
      await stubborn.close();
    });

    it('believes nothing when no secret is configured', () => {
      expect(subject.connect({ webhookSecret: null }).parseWebhook).toBeNull();
    });
  });
};
