import { type AddressInfo, createServer } from 'node:net';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { systemClock } from '@distribution/platform/clock/clock';
import { openRedis } from '@distribution/platform/cache/open-redis';
import { silentLog } from '@distribution/platform/log/log';
import { createResources, type Resources } from '@distribution/platform/resources/resources';
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createCodeBook } from './code-book.ts';
import { openSystems } from './open-systems.ts';

const REDIS_URL = process.env['REDIS_URL'];
const call = (): SourceCall => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 5_000,
  correlationId: 'systems-test',
  lane: 'INTERACTIVE',
});

describe.skipIf(REDIS_URL === undefined)('how outside systems fare', () => {
  const opened: Resources[] = [];
  afterEach(async () => {
    for (const resources of opened.splice(0)) await resources.close();
  });

  /** One process that calls a warehouse at a port where nobody listens. */
  const openProcess = async (name: string, keyPrefix: string, baseUrl: string) => {
    const resources = createResources();
    opened.push(resources);
    const redis = await resources.open(
      'Redis',
      () => openRedis(REDIS_URL ?? '', silentLog),
      (it) => it.disconnect(),
    );
    const metrics = createMetrics({ process: name, processMetrics: false });
    const parts = {
      process: name,
      redis,
      keyPrefix,
      isAlone: false,
      clock: systemClock,
      log: silentLog,
      metrics,
      decisions: null,
      codes: createCodeBook(),
    };
    const settings = { system: 'wms', baseUrl, maxAttempts: 1, quotaWindowCalls: 100, quotaWindowSeconds: 60 };
    return { ...openSystems(parts, [{ adapter: 'wms-rest', settings }], resources), resources };
  };
  const freePort = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // listening on TCP
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  it('is known to every process: circuits, lanes, statistics of each, the quota of all; until a process has gone', async () => {
    const prefix = `systems-${randomUUID()}`;
    const url = `http://127.0.0.1:${await freePort()}`;
    const first = await openProcess('subgraphs', prefix, url);
    const second = await openProcess('sync', prefix, url);
    for (let at = 0; at < 12; at += 1) {
      await expect(first.adapters[0]?.probe(call())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    }
    await expect.poll(async () => (await second.systems.listSystems())[0]?.circuits.length).toBe(1);
    const [wms] = await second.systems.listSystems();
    expect(wms).toMatchObject({
      name: 'wms',
      quota: [{ kind: 'WINDOW', limit: expect.any(Number), used: 10, remaining: expect.any(Number) }],
      circuits: [{ process: 'subgraphs', endpoint: 'status', state: 'OPEN', nextProbeAt: expect.any(String) }],
    });
    expect(wms?.lanes.filter(({ lane }) => lane === 'INTERACTIVE').map(({ process }) => process)).toEqual([
      'sync',
      'subgraphs',
    ]);
    const own = (await first.systems.listSystems())[0];
    expect(own?.statistics).toEqual([
      {
        process: 'subgraphs',
        endpoint: 'status',
        windowSeconds: 60,
        calls: 10,
        errors: [{ code: 'UPSTREAM_UNAVAILABLE', count: 12 }],
        p50Ms: expect.any(Number),
        p95Ms: expect.any(Number),
      },
    ]);
    expect(own?.lanes.find(({ lane, process }) => lane === 'INTERACTIVE' && process === 'subgraphs')?.refused).toBe(2);

    await first.resources.close();
    opened.splice(opened.indexOf(first.resources), 1);
    expect((await second.systems.listSystems())[0]?.circuits).toEqual([]);
  });
});
