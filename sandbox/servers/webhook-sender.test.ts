import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Faults } from './faults.ts';
import { WebhookSender } from './webhook-sender.ts';

describe('the sender of webhooks', () => {
  const faults = new Faults();
  const ids: string[] = [];
  const answers: number[] = [];
  let sender: WebhookSender;
  const server = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(answers.shift() ?? 202).end();
  });
  beforeEach(async () => {
    faults.clear();
    ids.length = 0;
    answers.length = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    sender = new WebhookSender({ faults, now: Date.now, retryDelaysMs: [5], queueLimit: 5 });
    const { port } = server.address() as AddressInfo; // it listens on TCP
    sender.subscribe({ url: `http://127.0.0.1:${port}/`, secret: 'a-secret-of-some-length', types: [] });
  });
  afterEach(async () => {
    await sender.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const tell = (...names: string[]): void => {
    for (const id of names)
      sender.notify({
        specversion: '1.0',
        id,
        source: '/test',
        type: 'test.thing',
        time: '2026-03-02T08:00:00Z',
        data: {},
      });
  };

  it('keeps the order, and sends once', async () => {
    tell('1', '2', '3');
    await sender.settled();
    expect(ids).toEqual(['1', '2', '3']);
  });

  it('sends out of order, twice or not at all when it is told to', async () => {
    faults.set({ webhooks: { reverseInGroupsOf: 3 } });
    tell('1', '2', '3');
    await sender.settled();
    faults.set({ webhooks: { duplicateRate: 0.5 } });
    tell('4', '5');
    await sender.settled();
    faults.set({ webhooks: { dropRate: 0.5 } });
    tell('6', '7');
    await sender.settled();
    expect(ids).toEqual(['3', '2', '1', '4', '5', '5', '6']);
  });

  it('sends again what was not taken, gives up at last and goes on with the next', async () => {
    answers.push(500, 500, 500, 202);
    tell('1', '2');
    await sender.settled();
    expect(ids).toEqual(['1', '1', '2', '2']);
    expect(sender.list().givenUp).toBe(1);
  });

  it.each([409, 410])('does not insist after %i', async (status) => {
    answers.push(status);
    tell('1');
    await sender.settled();
    expect(ids).toEqual(['1']);
  });

  it('gives up the oldest when too many wait, and shows no secret', async () => {
    tell('1', '2', '3', '4', '5', '6', '7');
    await sender.settled();
    expect(ids).toEqual(['3', '4', '5', '6', '7']);
    expect(JSON.stringify(sender.list())).not.toContain('a-secret');
  });

  it('sends only the types that are wanted', async () => {
    const url = sender.list().subscriptions[0]?.url ?? '';
    sender.subscribe({ url, secret: 'a-secret-of-some-length', types: ['other.thing'] });
    tell('1');
    await sender.settled();
    expect(ids).toEqual([]);
  });
});
