import { ANY_NAME } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { systemClock } from '@distribution/platform/clock/clock';
import { type DevelopmentClaims, issueDevelopmentToken } from '@distribution/platform/principal/development-token';
import { createResources } from '@distribution/platform/resources/resources';
import type { Store } from '@distribution/prisma/store/open-store';
import { openGateway, reachInProcess } from '@distribution/processes/open-gateway';
import { openWorld, subgraphServicesOf } from '@distribution/processes/world';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestDatabase } from './open-test-database.ts';

/** The graph behind its HTTP front over a database of one's own, without any outside system: a test fills the store. */
export interface StoreGraph {
  readonly url: string;
  readonly databaseUrl: string;
  readonly store: Store;
  /** A token the graph accepts; unrestricted and without roles unless told otherwise. */
  token(subject: string, claims?: Partial<DevelopmentClaims>): Promise<string>;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const ANYBODY = {
  roles: [],
  scopes: [],
  regions: null,
  legalEntities: null,
  customers: null,
  lifetimeSeconds: 3_600,
};

/** Opens it with these settings. Whoever opens it closes it. */
export const openStoreGraph = async (env: Readonly<Record<string, string>> = {}): Promise<StoreGraph> => {
  const resources = createResources();
  try {
    const database = await resources.open(
      'database',
      () => openTestDatabase(),
      (it) => it.close(),
    );
    const dataDir = mkdtempSync(path.join(tmpdir(), 'distribution-store-graph-'));
    resources.own('data folder', () => rmSync(dataDir, { recursive: true, force: true }));
    const args = { port: '0', databaseUrl: database.url, dataDir };
    const config = readConfig({ args, env, file: null, root: ROOT, workingDir: ROOT }, ANY_NAME);
    const world = await openWorld({ name: 'test', logTo: { write: () => undefined } }, config, [], resources);
    const reach = reachInProcess(createSubgraphs(subgraphServicesOf(world)));
    const gateway = await openGateway(world, reach, { isSeeded: () => true, explorer: null }, resources);
    return {
      url: gateway.url,
      databaseUrl: database.url,
      store: world.store,
      token: (subject, claims = {}) => issueDevelopmentToken(dataDir, { ...ANYBODY, subject, ...claims }, systemClock),
      close: () => resources.close(),
    };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
