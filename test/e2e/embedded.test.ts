// `npm start` as a new user has it: a fresh data folder, everything in one process, real HTTP and WebSocket.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askWell, listen } from '../kit/graph-client.ts';
import { findFreePort, spawnProcess, type SpawnedProcess } from '../kit/spawn-process.ts';
import { EXCEPTIONS, ORDER, PAGE, SPINE, STATUS } from '../kit/spine.ts';

const UP = /The distribution graph is up\.[\s\S]*SKU (\S+), order (\S+)/;
const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-e2e-'));
chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
const settings = { DATA_DIR: folder };
const postmaster = path.join(folder, 'postgres', 'data', 'postmaster.pid');

let graph: SpawnedProcess;
let port: number;
let url: string;
let sku: string;
let order: string;

const start = async (): Promise<void> => {
  graph = spawnProcess(['embedded', '--port', String(port)], settings);
  const [, foundSku = '', foundOrder = ''] = await graph.waitFor(UP);
  [sku, order] = [foundSku, foundOrder];
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const runTool = async (...args: string[]): Promise<string> => {
  const tool = spawnProcess(args, settings);
  expect(await tool.ended, tool.output()).toBe(0);
  return tool.output().trim();
};

beforeAll(async () => {
  port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  await start();
}, 180_000);
afterAll(async () => {
  await graph.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('the spine, after a first start', () => {
  it('shows a product with stock, forecast, suppliers and open purchase orders', async () => {
    const { data } = await askWell(url, SPINE, { sku });
    expect(data.product).toMatchObject({
      sku,
      name: expect.stringMatching(/.+/),
      baseUnit: { code: expect.any(String) },
    });
    expect(data.product.inventory.nodes.length).toBeGreaterThan(1);
    for (const position of data.product.inventory.nodes) {
      expect(position.location.region.code).toMatch(/^(NE|SE|W)$/);
      expect(position.onHand).toEqual({
        value: expect.stringMatching(/^-?\d+(\.\d+)?$/),
        unit: data.product.baseUnit.code,
      });
      expect(Date.now() - Date.parse(String(position.asOf))).toBeLessThan(10 * 60_000);
    }
    expect(data.product.forecast.version.id).toEqual(expect.any(String));
    expect(data.product.forecast.buckets).toHaveLength(13);
    expect(data.product.suppliers[0]).toMatchObject({
      leadTimeDays: expect.any(Number),
      supplier: { name: expect.any(String) },
    });
    expect(data.product.openPurchaseOrders.nodes.length).toBeGreaterThan(0);
  });

  it('pages through products below their safety stock', async () => {
    const { data } = await askWell(url, PAGE);
    expect(data.products.nodes).toHaveLength(100);
    expect(data.products.pageInfo).toEqual({ hasNextPage: true, endCursor: expect.any(String) });
    const skus = (data.products.nodes as { sku: string }[]).map((node) => node.sku);
    expect(new Set(skus).size).toBe(100);
  });

  it('shows an order with its shipments and their milestones', async () => {
    const { data } = await askWell(url, ORDER, { number: order });
    expect(data.salesOrder).toMatchObject({ number: order, customer: { code: expect.any(String) } });
    expect(data.salesOrder.lines[0].product.sku).toEqual(expect.any(String));
    expect(data.salesOrder.shipments[0].milestones[0]).toEqual({ kind: 'RELEASED', at: expect.any(String) });
  });

  it('knows how fresh every flow is', async () => {
    const { data } = await askWell(url, STATUS);
    expect(data.syncFlows).toHaveLength(18);
    for (const flow of data.syncFlows) {
      expect(flow).toMatchObject({ status: 'HEALTHY', lastSuccessAt: expect.any(String) });
      expect(flow.lagSeconds).toBeLessThan(Number(flow.freshnessTargetSeconds));
    }
  });

  it('tells of an exception in the south-east within 30 seconds', async () => {
    const [event] = await listen(url, EXCEPTIONS, 1, 30_000);
    if (event === undefined) throw new Error('no event came');
    expect(event.errors).toBeUndefined();
    const { cursor, exception } = event.data.inventoryExceptions;
    expect(cursor).toEqual(expect.any(String));
    expect(exception).toMatchObject({
      product: { sku: expect.any(String) },
      location: { code: expect.stringMatching(/^DC-/) },
    });
    const { data } = await askWell(url, 'query ($code: String!) { location(code: $code) { region { code } } }', {
      code: exception.location.code,
    });
    expect(data.location.region.code).toBe('SE');
  }, 40_000);
});

describe('who asks', () => {
  const REGIONS =
    'query ($sku: String!) { product(sku: $sku) { inventory(first: 20) { nodes { location { region { code } } } } } }';
  const regionsSeen = async (token: string | null): Promise<readonly string[]> => {
    const { data } = await askWell(url, REGIONS, { sku }, token);
    const nodes = data.product.inventory.nodes as { location: { region: { code: string } } }[];
    return [...new Set(nodes.map(({ location }) => location.region.code))].sort();
  };

  it('is shown only the rows of its regions, in queries and in events, until it is revoked', async () => {
    const token = await runTool('token', '--role', 'analyst', '--regions', 'W', '--subject', 'wanda');
    expect(await regionsSeen(null)).toContain('SE');
    expect(await regionsSeen(token)).toEqual(['W']);

    const ALL = 'subscription { inventoryExceptions { exception { location { region { code } } } } }';
    const events = await listen(url, ALL, 1, 60_000, token);
    expect(events.map(({ data }) => String(data.inventoryExceptions.exception.location.region.code))).toEqual(['W']);

    await runTool('token', '--revoke', 'wanda');
    await expect
      .poll(async () => (await ask(url, REGIONS, { sku }, token)).errors?.[0]?.extensions.code, { timeout: 10_000 })
      .toBe('UNAUTHENTICATED');
  }, 90_000);
});

describe('stopping and starting again', () => {
  it('leaves nothing running, ends with 0, and goes on with the same data', async () => {
    const before = await askWell(url, '{ syncFlows { name } salesOrders(first: 1) { nodes { number } } }');
    const serverPid = Number(readFileSync(postmaster, 'utf8').split('\n')[0]);
    expect(isAlive(serverPid)).toBe(true);
    expect(await graph.end('SIGINT')).toBe(0);
    expect(isAlive(serverPid)).toBe(false);
    expect(existsSync(postmaster)).toBe(false);

    await start();
    expect(graph.output()).not.toContain('Loading:'); // nothing is loaded a second time
    const { data } = await askWell(url, '{ syncFlows { name } salesOrders(first: 1) { nodes { number } } }');
    expect(data.syncFlows).toEqual(before.data.syncFlows);
  }, 60_000);

  it('says what to do about a taken port, and ends with 1', async () => {
    const second = spawnProcess(['embedded', '--port', String(port)], { DATA_DIR: `${folder}-other` });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
    expect(second.output()).toContain('choose another port');
    rmSync(`${folder}-other`, { recursive: true, force: true });
  }, 60_000);

  it('says every wrong setting at once', async () => {
    const wrong = spawnProcess(['embedded'], { PORT: 'ninety', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(await wrong.ended).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(wrong.output()).toContain(name);
  });
});
