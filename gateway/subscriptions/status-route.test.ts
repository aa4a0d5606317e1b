import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { expect, it } from 'vitest';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { openSocketClient } from '../fixtures/socket-client.ts';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway } from '../gateway.ts';

it('shows the subscriptions that run', async () => {
  const events = { log: createMemoryLog().reader, cursors: createCursorSealer('a secret for cursors') };
  const gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess, events });
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const client = openSocketClient(url);
  const results = client.iterate('subscription { alertRaised { cursor } }');
  const first = results.next();
  await expect.poll(() => gateway.subscriptions().members.live).toBe(1);
  expect(await (await fetch(`${url}/subscriptions/status`)).json()).toMatchObject({
    topics: [{ topic: 'alerts', groups: 1 }],
    members: { live: 1, behind: 0, held: 0 },
    lagMs: { max: 0, p99: 0 },
    counts: { joins: 1, ends: { LEFT: 0 } },
  });
  await results.return?.();
  await first;
  await client.close();
  await gateway.close();
});
