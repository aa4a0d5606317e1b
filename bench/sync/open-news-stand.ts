import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { spawnScript } from '@distribution/test/kit/spawn-process';
import { askWell, follow } from '@distribution/test/kit/graph-client';
import type { Enders } from '../gateway/while-running.ts';
import { createStockWorld } from './stock-world.ts';
import { BENCH_SECRET } from './webhook-client.ts';

const PRODUCT = fileURLToPath(import.meta.resolve('@distribution/test/kit/started/product'));
const START_LIMIT_MS = 300_000;
const POLL_MS = 200;
/** Goes on where the log is now, so that nothing is missed however long the subscription takes to begin. */
const subscriptionAfter = (cursor: string): string => `subscription {
  inventoryExceptions(filter: { kinds: [STOCKOUT_RISK] }, after: "${cursor}") {
    exception { sku status product { name } location { name } } } }`;

interface Listed {
  readonly inventoryExceptions: { readonly eventCursor: string };
}
/** An event, as the subscription selects it. */
interface Told {
  readonly inventoryExceptions: { readonly exception: { readonly sku: string } };
}

/** The product in a process of its own between systems and a subscriber, both of which are here. */
export interface NewsStand {
  readonly world: MutableWorld;
  /** Base URL of the receiver of webhooks. */
  readonly receiverUrl: string;
  /** Called with the article whenever the subscriber is told that its exception opened or closed. */
  onTold: (sku: string) => void;
}

const settingsOf = (databaseUrl: string, dataDir: string, servers: SandboxServers): Record<string, string> => {
  const settings: Record<string, string> = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0' };
  for (const [name, adapter] of [
    ['erp', 'odata'],
    ['wms', 'wms-rest'],
  ] as const) {
    const prefix = `SYSTEM_${name.toUpperCase()}`;
    settings[`${prefix}_ADAPTER`] = adapter;
    settings[`${prefix}_URL`] = servers[name].url;
    settings[`${prefix}_USERNAME`] = servers.credentials.username;
    settings[`${prefix}_PASSWORD`] = servers.credentials.password;
    settings[`${prefix}_WEBHOOK_SECRET`] = BENCH_SECRET;
  }
  return { ...settings, FLOW_MOVEMENTS_POLL_INTERVAL_MS: String(POLL_MS) };
};

/** Opens it on a migrated database; `enders` ends it. */
export const openNewsStand = async (databaseUrl: string, positions: number, enders: Enders): Promise<NewsStand> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-bench-'));
  enders.push(async () => rmSync(folder, { recursive: true, force: true }));
  const world = createStockWorld(positions);
  const servers = await openSandboxServers({ world });
  enders.push(() => servers.close());
  const product = spawnScript([PRODUCT], settingsOf(databaseUrl, folder, servers));
  enders.push(() => product.end('SIGTERM'));
  const [, url = '', receiverUrl = ''] = await product.waitFor(/Graph at (\S+), webhooks at (\S+)\.\n/, START_LIMIT_MS);
  const stand: NewsStand = { world, receiverUrl, onTold: () => undefined };
  const answer = await askWell(url, '{ inventoryExceptions(first: 1) { eventCursor } }');
  const { eventCursor } = (answer.data as Listed).inventoryExceptions; // what the query selects
  const stop = follow(
    url,
    subscriptionAfter(eventCursor),
    ({ data }) => stand.onTold((data as Told).inventoryExceptions.exception.sku),
    (why) => console.error(`the subscription: ${why.message}`),
  );
  enders.push(stop);
  return stand;
};
