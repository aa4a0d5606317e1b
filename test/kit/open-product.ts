import { ANY_NAME, type Config } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { systemClock } from '@distribution/platform/clock/clock';
import { issueDevelopmentToken } from '@distribution/platform/principal/development-token';
import { createResources, type Resources } from '@distribution/platform/resources/resources';
import type { Store } from '@distribution/prisma/store/open-store';
import type { Metrics } from '@distribution/platform/telemetry/metrics';
import { type ConnectedSandbox, connectSandbox } from '@distribution/processes/connect-sandbox';
import type { SystemConnection } from '@distribution/processes/open-adapters';
import { openGateway, reachInProcess } from '@distribution/processes/open-gateway';
import { openSync } from '@distribution/processes/open-sync';
import { openWorld, subgraphServicesOf } from '@distribution/processes/world';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestDatabase } from './open-test-database.ts';

/** The whole product on a data folder: what `npm start -- --data DIR` wires, in the test's own process. */
export interface Product {
  /** Base URL of the gateway. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly store: Store;
  readonly metrics: Metrics;
  /** Base URL of what takes webhooks: each system's go to `/webhooks/<system>` below it. */
  readonly receiverUrl: string;
  /** A bearer token of somebody with these roles, who may see every region and legal entity. */
  readonly token: (subject: string, roles: readonly string[]) => Promise<string>;
  close(): Promise<void>;
}

/** The product on the sandbox of its own. */
export interface SandboxProduct extends Product {
  readonly sandbox: ConnectedSandbox;
}

/** Neither region nor legal entity nor customer restricts, for an hour. */
const UNRESTRICTED = { scopes: [], regions: null, legalEntities: null, customers: null, lifetimeSeconds: 3_600 };
const LOOPBACK = { host: '127.0.0.1', port: 0 };
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Settings of nobody's environment: everything is the test's own, and the cache stays in the process. */
const settingsFor = (
  dataFolder: string | null,
  dataDir: string,
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
): Config =>
  readConfig(
    {
      args: { port: '0', databaseUrl, dataDir, ...(dataFolder === null ? {} : { sandboxDataDir: dataFolder }) },
      env,
      file: null,
      root: ROOT,
      workingDir: ROOT,
    },
    ANY_NAME,
  );

const openOn = async <T extends { readonly connections: readonly SystemConnection[] }>(
  connect: (config: Config, resources: Resources) => Promise<T>,
  dataFolder: string | null,
  env: Readonly<Record<string, string>>,
  resources: Resources,
  databaseUrl: string | null = null,
): Promise<Omit<Product, 'close'> & { readonly connected: T }> => {
  const database =
    databaseUrl === null
      ? await resources.open(
          'database',
          () => openTestDatabase(),
          (it) => it.close(),
        )
      : { url: databaseUrl };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'distribution-product-'));
  resources.own('data folder', () => rmSync(dataDir, { recursive: true, force: true }));
  const config = settingsFor(dataFolder, dataDir, database.url, env);
  const connected = await connect(config, resources);
  const silent = { name: 'product', logTo: { write: () => undefined } };
  const world = await openWorld(silent, config, connected.connections, resources);
  const reach = reachInProcess(createSubgraphs(subgraphServicesOf(world)));
  const gateway = await openGateway(world, reach, { isSeeded: () => true, explorer: null }, resources);
  const sync = await openSync(world, LOOPBACK, null, resources);
  await sync.seeded;
  const { store, metrics } = world;
  const { url } = gateway;
  const token = (subject: string, roles: readonly string[]): Promise<string> =>
    issueDevelopmentToken(dataDir, { ...UNRESTRICTED, subject, roles }, systemClock);
  return { url, databaseUrl: database.url, store, metrics, receiverUrl: sync.receiverUrl, token, connected };
};

/**
 * Opens sandbox servers over the CSV files of a folder (`null`: a generated world that stands still), a database of its
 * own, adapters, sync and the graph behind its HTTP front, with the settings given, and waits until every flow has been
 * read once. Whoever opens it closes it.
 */
export const openProduct = async (
  dataFolder: string | null,
  env: Readonly<Record<string, string>> = {},
): Promise<SandboxProduct> => {
  const resources = createResources();
  try {
    const { connected, ...product } = await openOn(connectSandbox, dataFolder, env, resources);
    return { ...product, sandbox: connected, close: () => resources.close() };
  } catch (error) {
    await resources.close();
    throw error;
  }
};

/** The same before systems, and on a database when one is named, that the caller has opened, and closes after it. */
export const openProductBefore = async (
  connections: readonly SystemConnection[],
  env: Readonly<Record<string, string>> = {},
  databaseUrl: string | null = null,
): Promise<Product> => {
  const resources = createResources();
  try {
    const { connected: _, ...product } = await openOn(async () => ({ connections }), null, env, resources, databaseUrl);
    return { ...product, close: () => resources.close() };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
