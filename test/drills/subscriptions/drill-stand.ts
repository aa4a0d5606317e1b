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

const openParts = async (folder: string, enders: (() => Promise<void>)[]): Promise<Omit<DrillStand, 'close'>> => {
  const postgres = await startEmbeddedPostgres({
    directory: path.join(folder, 'postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off' }, // nobody kills the truth here
  });
  enders.push(() => postgres.stop());
  await migrate(postgres.url);
  const store = await openStore({ databaseUrl: postgres.url });
  const startCursor = sealLogPosition(createCursorSealer(CURSOR_SECRET), await store.eventLog.head());
  await store.close();

  const program = findRedisServer();
  const redis = program === null ? null : await openRedisServer(program, folder);
  if (redis) enders.push(() => redis.close());
  const [articles, labels] = [await openDrillSubgraph(), await openDrillSubgraph()];
  enders.push(articles.close, labels.close);

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
    const node = await openGatewayNode(await findFreePort(), supergraphFile, settings);
    enders.push(() => node.close());
    nodes.push(node);
  }
  const publisher = openPublisher(postgres.url);
  enders.push(() => publisher.close());
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

/** Opens it in a folder that goes at the end; what was opened is closed when the rest cannot be, and when the drill is stopped. */
export const openDrillStand = async (stopped: AbortSignal): Promise<DrillStand> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subscriptions-drill-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
  const enders: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of enders.splice(0).reverse()) await end();
  };
  stopped.addEventListener('abort', () => void close(), { once: true });
  try {
    return { ...(await openParts(folder, enders)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
