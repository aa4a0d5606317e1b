import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLog } from '@distribution/platform/log/log';
import { createQuotaLedger } from '@distribution/platform/outbound/quota/quota-ledger';
import { createResources } from '@distribution/platform/resources/resources';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAdapters } from './open-adapters.ts';

let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.end('{}');
});
const resources = createResources();
beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await resources.close();
  server.close();
});

it('holds every adapter to what its system allows', async () => {
  const tools = {
    host: { now: Date.now, observe: () => undefined, decisions: null },
    codesOf: () => () => null,
    quotaOf: createQuotaLedger({ redis: null, keyPrefix: 'test', isAlone: true, log: silentLog, now: Date.now }),
  };
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const settings = { system: 'erp', baseUrl: `http://127.0.0.1:${port}/`, quotaWindowCalls: 2 };
  const [erp] = openAdapters([{ adapter: 'odata', settings }], tools, resources);
  const call = () => ({
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 20_000,
    correlationId: 'test',
    lane: 'EXECUTION' as const,
  });
  await erp?.probe(call());
  await erp?.probe(call());
  await expect(erp?.probe(call())).rejects.toMatchObject({ code: 'UPSTREAM_THROTTLED' });
  expect(asked).toBe(2);
});
