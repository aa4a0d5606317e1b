import { ANY_NAME } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { createResources } from '@distribution/platform/resources/resources';
import type { SystemConnection } from '@distribution/processes/open-adapters';
import { openGateway, reachInProcess } from '@distribution/processes/open-gateway';
import { openSync } from '@distribution/processes/open-sync';
import { openWorld, subgraphServicesOf } from '@distribution/processes/world';
import type { SandboxServers } from '@distribution/sandbox/servers/servers';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A graph over the sandbox's warehouse, a planning platform and an ERP of one's choice. */
export interface Graph {
  readonly url: string;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Opens it on a database, and waits until every flow has been read. The ERP is the sandbox's own unless told. */
export const openGraph = async (
  databaseUrl: string,
  { erp, wms, credentials }: SandboxServers,
  planning: SystemConnection,
  otherErp: SystemConnection | null = null,
): Promise<Graph> => {
  const resources = createResources();
  const open = async (): Promise<string> => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'distribution-swap-'));
    resources.own('data folder', () => rmSync(dataDir, { recursive: true, force: true }));
    const args = { port: '0', databaseUrl, dataDir };
    const config = readConfig({ args, env: {}, file: null, root: ROOT, workingDir: ROOT }, ANY_NAME);
    const basic = { kind: 'BASIC', ...credentials };
    const connections = [
      otherErp ?? { adapter: 'odata', settings: { system: 'erp', baseUrl: erp.url, credentials: basic } },
      { adapter: 'wms-rest', settings: { system: 'wms', baseUrl: wms.url, credentials: basic } },
      planning,
    ];
    const silent = { name: 'swap', logTo: { write: () => undefined } };
    const world = await openWorld(silent, config, connections, resources);
    const reach = reachInProcess(createSubgraphs(subgraphServicesOf(world)));
    const gateway = await openGateway(world, reach, { isSeeded: () => true, explorer: null }, resources);
    const sync = await openSync(world, { host: '127.0.0.1', port: 0 }, null, resources);
    await sync.seeded;
    return gateway.url;
  };
  try {
    return { url: await open(), close: () => resources.close() };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
