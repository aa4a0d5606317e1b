import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnNode } from '@distribution/test/kit/spawn-process';
import { argumentsOfScript } from './npm-script.ts';
import { percentileOf } from './percentile.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import { SPINE_OPERATIONS } from './spine-operations.ts';

const ROUNDS = 5;
const REQUESTS_PER_ROUND = 40;

const ask = async (url: string, query: string, variables: object): Promise<void> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"'))
    throw new Error(`the graph answered ${response.status}: ${text.slice(0, 500)}`);
};

/**
 * The four queries of the spine against a fresh one-process start, one request at a time, the operations taking turns
 * within each round. CPU is that of the whole process (gateway, subgraphs, sync and the sandbox beside them; not
 * PostgreSQL), less what it uses when nobody asks.
 */
export const benchSpine = async (): Promise<void> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'spine-bench-'));
  chmodSync(dataDir, 0o755); // as root, PostgreSQL runs as another user and must be able to pass through
  const startedAt = performance.now();
  const product = spawnNode(argumentsOfScript('start'), { DATA_DIR: dataDir, PORT: '0' });
  try {
    const banner = await product.waitFor(
      /Graph and explorer\s+(\S+)\/graphql[\s\S]*Try\s+SKU (\S+), order (\S+)/,
      600_000,
    );
    const [, url = '', sku = '', number = ''] = banner;
    console.log(`first start, to the banner: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);

    const cpu = (): number => cpuSecondsOf(product.pid) ?? Number.NaN;
    const idleFrom = cpu();
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const idlePerSecond = (cpu() - idleFrom) / 10;
    console.log(`CPU when nobody asks: ${(idlePerSecond * 100).toFixed(1)} % of a core (the sandbox's life and sync)`);

    const operations = SPINE_OPERATIONS.map((operation) => ({
      ...operation,
      latencies: new Array<number>(),
      cpuSeconds: 0,
    }));
    for (const { query, variables } of operations) await ask(url, query, variables(sku, number)); // planned once
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const operation of operations) {
        const cpuFrom = cpu();
        const from = performance.now();
        for (let request = 0; request < REQUESTS_PER_ROUND; request += 1) {
          const sentAt = performance.now();
          await ask(url, operation.query, operation.variables(sku, number));
          operation.latencies.push(performance.now() - sentAt);
        }
        operation.cpuSeconds += cpu() - cpuFrom - ((performance.now() - from) / 1000) * idlePerSecond;
      }
    }
    console.log('operation   requests   p50 ms   p95 ms   CPU ms per request');
    for (const { name, latencies, cpuSeconds } of operations) {
      const figures = [
        percentileOf(latencies, 0.5),
        percentileOf(latencies, 0.95),
        (cpuSeconds * 1000) / latencies.length,
      ];
      console.log(
        [name.padEnd(9), String(latencies.length).padStart(10), ...figures.map((ms) => ms.toFixed(1).padStart(8))].join(
          ' ',
        ),
      );
    }
  } finally {
    await product.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
};
