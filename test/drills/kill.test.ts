// kill -9 at moments nobody chose: during the first start, and during an import with webhooks coming in. The next start
// goes on, and what was acknowledged is there.
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { connectOnce } from '@distribution/prisma/store/connect';
import { type Sandbox, openSandbox } from '@distribution/sandbox/open-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../kit/open-test-database.ts';
import { findFreePort, spawnProcess, type SpawnedProcess } from '../kit/spawn-process.ts';

const SECRET = 'sandbox-webhook-secret';
let sandbox: Sandbox;
let systems: Record<string, string>;

beforeAll(async () => {
  const clock = { now: () => Date.now() };
  // A world that stands still, so that the rows to be found in the end are known.
  sandbox = await openSandbox({ clock, folder: null, dataFolder: null, tickMs: 0, webhookSecret: SECRET });
  const connection = (name: string, adapter: string, url: string) => ({
    [`SYSTEM_${name}_ADAPTER`]: adapter,
    [`SYSTEM_${name}_URL`]: url,
    [`SYSTEM_${name}_USERNAME`]: sandbox.servers.credentials.username,
    [`SYSTEM_${name}_PASSWORD`]: sandbox.servers.credentials.password,
    [`SYSTEM_${name}_WEBHOOK_SECRET`]: SECRET,
  });
  systems = {
    ...connection('ERP', 'odata', sandbox.servers.erp.url),
    ...connection('WMS', 'wms-rest', sandbox.servers.wms.url),
    ...connection('PLANNING', 'planning-rest', sandbox.servers.planning.url),
  };
}, 60_000);
afterAll(() => sandbox.close());

const TABLES = {
  product: 'Items',
  location: 'Sites',
  supplier: 'Vendors',
  supplier_product: 'VendorItems',
  customer: 'Customers',
  inventory_position: 'Stock',
  planning_parameters: 'Planning',
  inventory_movement: 'Movements',
  sales_order: 'SalesOrders',
  shipment: 'Shipments',
  purchase_order: 'PurchaseOrders',
  transfer_order: 'TransferOrders',
} as const;

const countRows = async (url: string): Promise<Record<string, number>> => {
  const client = await connectOnce(url, 'distribution-drill');
  try {
    const counts = Object.keys(TABLES).map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
    const { rows } = await client.query<Record<string, number>>(`SELECT ${counts.join(', ')}`);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
};
const rowsOfTheWorld = (): Record<string, number> =>
  Object.fromEntries(
    Object.entries(TABLES).map(([table, name]) => [table, [...sandbox.world.tables[name].live()].length]),
  );

describe('kill -9 during the first start', () => {
  it('leaves a folder from which the next start goes on to a whole world, and Ctrl-C then leaves nothing running', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-kill-'));
    chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
    const settings = { ...systems, DATA_DIR: folder, PORT: String(await findFreePort()) };
    try {
      for (const longestMs of [1_500, 3_000, 6_000, 9_000, 14_000]) {
        const victim = spawnProcess(['embedded'], settings);
        await pause(Math.random() * longestMs);
        expect(await victim.end('SIGKILL'), victim.output()).toBe('SIGKILL');
      }
      const graph = spawnProcess(['embedded'], settings);
      await graph.waitFor(/The distribution graph is up/);
      const postgres = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres') });
      expect(postgres.startedHere).toBe(false);
      expect(await countRows(postgres.url)).toEqual(rowsOfTheWorld());
      expect(await graph.end('SIGINT')).toBe(0);
      expect(existsSync(path.join(folder, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});

describe('kill -9 during an import, with webhooks coming in', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  /** Sends a movement only this webhook tells of; resolves with whether it was acknowledged. */
  const push = async (port: number, id: string): Promise<boolean> => {
    const [stock] = sandbox.world.tables.Stock.live();
    if (stock === undefined) throw new Error('the world has no stock');
    const { ItemNo, SiteNo } = stock.record;
    const time = new Date().toISOString();
    const data = {
      MovementId: id,
      Item: ItemNo,
      Site: SiteNo,
      Type: 'ADJ',
      Qty: '1',
      Uom: sandbox.world.tables.Items.get(ItemNo)?.BaseUom ?? null,
      Reason: 'DRILL',
      Lot: null,
      DocRef: null,
      EventTime: time,
      RowVersion: 1_000_000_000,
      Deleted: false,
      Owner: sandbox.world.tables.Sites.get(SiteNo)?.CompanyNo ?? null,
    };
    const body = JSON.stringify({ specversion: '1.0', id, source: '/wms', type: 'wms.movement.recorded', time, data });
    const timestampSeconds = Math.floor(Date.now() / 1_000);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/webhooks/wms`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestampSeconds),
          'webhook-signature': signWebhook(SECRET, { id, timestampSeconds, body }),
        },
      });
      return response.status === 202;
    } catch {
      return false; // nobody there: not acknowledged
    }
  };

  it('applies every delivery it answered with 202, and every row of the source', async () => {
    const port = await findFreePort();
    const settings = {
      ...systems,
      DATA_DIR: mkdtempSync(path.join(os.tmpdir(), 'distribution-kill-')),
      DATABASE_URL: database.url,
      PORT: String(port),
    };
    const acknowledged: string[] = [];
    let sending = true;
    const sender = (async () => {
      while (sending) {
        const id = `DRILL-${randomUUID()}`;
        if (await push(port, id)) acknowledged.push(id);
        await pause(20);
      }
    })();
    for (const longestMs of [2_000, 4_000, 8_000]) {
      const victim = spawnProcess(['sync'], settings);
      await victim.waitFor(/sync is up/);
      await pause(Math.random() * longestMs);
      await victim.end('SIGKILL');
    }
    const sync: SpawnedProcess = spawnProcess(['sync'], settings);
    await sync.waitFor(/every flow has been read once/);
    sending = false;
    await sender;
    expect(acknowledged.length).toBeGreaterThan(20);

    const client = await connectOnce(database.url, 'distribution-drill');
    try {
      const applied = async (): Promise<readonly string[]> =>
        (
          await client.query<{ number: string }>(`SELECT number FROM inventory_movement WHERE reason = 'DRILL'`)
        ).rows.map(({ number }) => number);
      await expect
        .poll(async () => new Set(await applied()).size, { timeout: 20_000 })
        .toBeGreaterThanOrEqual(acknowledged.length);
      const found = new Set(await applied());
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      const expected = rowsOfTheWorld();
      const counts = await countRows(database.url);
      expect({ ...counts, inventory_movement: 0 }).toEqual({ ...expected, inventory_movement: 0 });
      expect(counts['inventory_movement']).toBe((expected['inventory_movement'] ?? 0) + found.size);
      const { rows } = await client.query(
        `SELECT outcome, count(*)::int AS runs FROM sync_run WHERE outcome = 'RUNNING' GROUP BY outcome`,
      );
      expect(rows.length).toBeLessThanOrEqual(1); // runs of killed processes were closed as ABANDONED; one may be under way
    } finally {
      await client.end();
      expect(await sync.end('SIGTERM')).toBe(0);
    }
  }, 180_000);
});
