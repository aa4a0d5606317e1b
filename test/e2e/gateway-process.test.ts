// The gateway as a process of its own over a supergraph file: what is done to the file and to the process from outside.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ask } from '@distribution/gateway/fixtures/ask';
import { openSubgraphServer } from '@distribution/gateway/fixtures/subgraph-server';
import { composeWarehouse } from '@distribution/gateway/fixtures/warehouse-graph';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort, spawnProcess, type SpawnedProcess } from '../kit/spawn-process.ts';

interface Health {
  readonly status: string;
  readonly supergraph: { readonly hash: string; readonly refused: { readonly reason: string } | null };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-gateway-'));
const file = path.join(folder, 'supergraph.graphql');
const servers: Awaited<ReturnType<typeof openSubgraphServer>>[] = [];
let urls: Record<string, string>;
let gateway: SpawnedProcess;
let url: string;

const healthOf = async (): Promise<Health> => (await fetch(`${url}/health/ready`)).json() as Promise<Health>; // our own route
const replace = (text: string): void => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};

beforeAll(async () => {
  const names = ['items', 'stock', 'alerts'];
  for (const name of names) servers.push(await openSubgraphServer(name));
  urls = Object.fromEntries(names.map((name, at) => [name, servers[at]?.url ?? '']));
  writeFileSync(file, composeWarehouse(urls));
  const operations = path.join(folder, 'operations.json');
  const body = 'query Known { item(id: "i1") { name } }';
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1 };
  writeFileSync(
    operations,
    JSON.stringify({ ...manifest, operations: [{ id: '1', name: 'Known', type: 'query', body }] }),
  );
  const port = await findFreePort();
  gateway = spawnProcess(
    ['gateway', '--supergraph', file, '--operations', operations, '--port', String(port), '--notice-ms', '500'],
    {},
  );
  await gateway.waitFor(/Graph at/);
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await gateway.end('SIGKILL');
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('serves another supergraph when the file is replaced, keeps it when the next is wrong, and looks on SIGHUP', async () => {
  await expect.poll(async () => (await healthOf()).status).toBe('ready');
  expect(gateway.output()).toContain('operations prepared');
  const { hash } = (await healthOf()).supergraph;
  expect((await ask(url, '{ item(id: "i1") { name onHand } }')).data).toEqual({ item: { name: 'Item 1', onHand: 5 } });

  replace(composeWarehouse(urls, (sdl) => sdl.replace('broken: String', 'broken: String  third: String')));
  await expect.poll(async () => (await healthOf()).supergraph.hash, { timeout: 20_000 }).not.toBe(hash);
  expect((await ask(url, '{ __type(name: "Query") { fields { name } } }')).data).toMatchObject({
    __type: { fields: expect.arrayContaining([{ name: 'third' }]) },
  });
  const second = (await healthOf()).supergraph.hash;

  replace('type Query { a: Int }');
  await expect.poll(async () => (await healthOf()).supergraph.refused, { timeout: 20_000 }).not.toBeNull();
  expect((await healthOf()).supergraph).toMatchObject({ hash: second, refused: { reason: expect.any(String) } });

  replace(composeWarehouse(urls));
  await expect
    .poll(async () => (await healthOf()).supergraph, { timeout: 20_000 })
    .toMatchObject({ hash, refused: null });
  process.kill(gateway.pid, 'SIGHUP');
  await gateway.waitFor(/"outcome":"UNCHANGED","msg":"the supergraph file was read"/);
  expect(gateway.output().match(/a supergraph is refused/g)).toHaveLength(1);
});

it('is not ready at once on SIGTERM, answers what it was asked, and ends with exit code 0', async () => {
  const asked = Array.from({ length: 20 }, () => ask(url, '{ items { name onHand sites { city } } }'));
  const ended = gateway.end('SIGTERM');
  await expect.poll(async () => (await fetch(`${url}/health/ready`)).status, { interval: 5 }).toBe(503);
  process.kill(gateway.pid, 'SIGTERM'); // a supervisor says it to a group, and npm in the group says it again
  const late = await ask(url, '{ item(id: "i2") { name } }');
  expect([late.data, late.headers.get('connection')]).toEqual([{ item: { name: 'Item 2' } }, 'close']);
  for (const { data } of await Promise.all(asked)) expect(data).toMatchObject({ items: [{ onHand: 5 }, {}, {}] });
  expect(await ended).toBe(0);
});

it('says in a sentence what is wrong with a manifest of operations', async () => {
  const wrong = path.join(folder, 'wrong.json');
  writeFileSync(wrong, '[1]');
  const refused = spawnProcess(['gateway', '--supergraph', file, '--operations', wrong, '--port', '0'], {});
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('is no manifest of operations');
});

it('tells how it is called, and ends well', async () => {
  const asked = spawnProcess(['gateway', '--help'], {});
  expect(await asked.ended).toBe(0);
  expect(asked.output()).toContain('Usage: npm run gateway -- ');
});
