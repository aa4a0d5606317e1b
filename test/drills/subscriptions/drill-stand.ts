import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '@distribution/platform/clock/clock';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import {
  developmentSettings,
  ensureDevelopmentKeys,
  issueDevelopmentToken,
} from '@distribution/platform/principal/development-token';
import { createResources, type Resources } from '@distribution/platform/resources/resources';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { openStore } from '@distribution/prisma/store/open-store';
import { findFreePort } from '../../kit/spawn-process.ts';
import { composeDrillGraph } from './drill-graph.ts';
import { openDrillSubgraph } from './drill-subgraph.ts';
import { openGatewayNode, type GatewayNode } from './gateway-node.ts';
import type { MemberPlan } from './member.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import { findRedisServer, openRedisServer, type RedisServer } from './redis-server.ts';

/** Everything the drill runs on, all of it its own. */
export interface DrillStand {
  readonly nodes: readonly GatewayNode[];
  /** `null` where there is no redis-server: nodes then read the store. */
  readonly redis: RedisServer | null;
  readonly publisher: Publisher;
  readonly supergraphFile: string;
  /** Before the first event. */
  readonly startCursor: string;
  composeSwap(number: number): string;
  issueToken(plan: MemberPlan): Promise<string>;
  close(): Promise<void>;
}

const NODES = 2;
const CURSOR_SECRET = 'the cursors of a drill';

const openParts = async (
  folder: string,
  resources: Resources,
  stopped: AbortSignal,
): Promise<Omit<DrillStand, 'close'>> => {
  /** Opens one part, unless the drill was stopped while the one before it was opened. */
  const open = <T extends { close(): Promise<void> }>(name: string, opening: () => Promise<T> | T): Promise<T> => {
    stopped.throwIfAborted();
    return resources.open(name, opening, (part) => part.close());
  };
  const postgres = await resources.open(
    'PostgreSQL',
    () =>
      startEmbeddedPostgres({
        directory: path.join(folder, 'postgres'),
        settings: { fsync: 'off', synchronous_commit: 'off' }, // nobody kills the truth here
      }),
    (it) => it.stop(),
  );
  await migrate(postgres.url);
  const store = await openStore({ databaseUrl: postgres.url });
  const startCursor = sealLogPosition(createCursorSealer(CURSOR_SECRET), await store.eventLog.head());
  await store.close();

  const program = findRedisServer();
  const redis = program === null ? null : await open('Redis', () => openRedisServer(program, folder));
  const articles = await open('articles', openDrillSubgraph);
  const labels = await open('labels', openDrillSubgraph);

  const composeSwap = (number: number): string =>
    composeDrillGraph(number, { articles: articles.url, labels: labels.url });
  const supergraphFile = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeSwap(0));

  await ensureDevelopmentKeys(folder);
  const keys = developmentSettings(folder);
  if (keys?.keyFile == null) throw new Error('the keys that were just made are not there');
  const settings = {
    DATABASE_URL: postgres.url,
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    DATA_DIR: folder,
    CURSOR_SECRET,
    AUTH_KEY_FILE: keys.keyFile,
    AUTH_ISSUER: keys.issuer,
    AUTH_AUDIENCE: keys.audience,
    AUTH_CLOCK_TOLERANCE_SECONDS: '0',
    LOG_LEVEL: 'warn',
  };
  const nodes: GatewayNode[] = [];
  for (let at = 0; at < NODES; at += 1) {
    const port = await findFreePort();
    nodes.push(await open(`gateway ${at}`, () => openGatewayNode(port, supergraphFile, settings)));
  }
  const publisher = await open('publisher', () => openPublisher(postgres.url));
  const issueToken = ({ name, scope, tokenSeconds }: MemberPlan): Promise<string> =>
    issueDevelopmentToken(
      folder,
      {
        subject: name,
        roles: ['analyst'],
        scopes: [],
        regions: scope,
        legalEntities: null,
        customers: null,
        lifetimeSeconds: tokenSeconds,
      },
      systemClock,
    );
  return { nodes, redis, publisher, supergraphFile, startCursor, composeSwap, issueToken };
};

/**
 * Opens it in a folder that goes at the end. Stopped while it opens, or when a part cannot be opened, it closes what there
 * is and rejects; afterwards whoever opened it closes it, once nothing is done with it any more.
 */
export const openDrillStand = async (stopped: AbortSignal): Promise<DrillStand> => {
  const resources = createResources();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subscriptions-drill-'));
  resources.own('folder', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
  try {
    return { ...(await openParts(folder, resources, stopped)), close: () => resources.close() };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
