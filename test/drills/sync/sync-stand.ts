import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { createResources } from '@distribution/platform/resources/resources';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { isAlive } from '@distribution/prisma/embedded/process-state';
import { migrate } from '@distribution/prisma/migrate';
import { openSandboxServers, type SandboxServers, SYSTEMS } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { hasRedisServer, openRedisServer, type RedisServer } from '../../kit/redis-server.ts';
import { findFreePort, spawnScript, spawnProcess, type SpawnedProcess } from '../../kit/spawn-process.ts';
import { createDrillWorld } from '../erp/erp-world.ts';

const SECRET = 'the webhooks of a sync drill';
const PRODUCT = fileURLToPath(new URL('../../kit/started/product.ts', import.meta.url));
const START_LIMIT_MS = 400_000;
const POLL_MS = 1_000;
export const ADAPTER_OF = { erp: 'odata', wms: 'wms-rest', planning: 'planning-rest' } as const;

/** A place where a process runs: always the same ports, now and then another process. */
export interface SyncNode {
  /** Kills the process and starts another; does nothing while that is under way. */
  replace(pauseMs: number): Promise<boolean>;
  output(): string;
}

/** Everything the drill runs on, all of it its own. */
export interface SyncStand {
  readonly world: MutableWorld;
  readonly servers: SandboxServers;
  readonly databaseUrl: string;
  /** One that is the whole product, graph included, and one that only synchronizes. */
  readonly nodes: readonly SyncNode[];
  /** Where the graph answers, while its process runs. */
  readonly graphUrl: string;
  /** Ids of webhooks whose senders were told that they are taken, as `system:id`. */
  readonly taken: ReadonlySet<string>;
  /** Cache and distribution of events; `null` where this machine has none. */
  readonly redis: RedisServer | null;
  /** Crashes the database server and brings it back. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

const openNode = async (spawn: () => SpawnedProcess, isUp: RegExp): Promise<SyncNode & { close(): Promise<void> }> => {
  const outputs: string[] = [];
  const start = async (): Promise<SpawnedProcess> => {
    for (;;) {
      const started = spawn();
      const up = await Promise.race([
        started.waitFor(isUp, START_LIMIT_MS).then(() => true),
        started.ended.then(() => false),
      ]).catch(() => false);
      if (up) return started;
      outputs.push(started.output());
      await started.end('SIGKILL');
      await pause(300); // the database may be away: a process that cannot start ends, and whoever runs it starts it again
    }
  };
  let running = await start();
  let replacing: Promise<void> | null = null;
  return {
    async replace(pauseMs) {
      if (replacing !== null) return false;
      replacing = (async () => {
        await running.end('SIGKILL');
        outputs.push(running.output());
        await pause(pauseMs);
        running = await start();
      })().finally(() => (replacing = null));
      await replacing;
      return true;
    },
    output: () => [...outputs, running.output()].join('\n'),
    async close() {
      await replacing?.catch(() => undefined); // whoever asked for it was told
      await running.end('SIGKILL');
    },
  };
};

/** Starts PostgreSQL, the sandbox's servers and the sync processes. */
export const openDrillStand = async (): Promise<SyncStand> => {
  const resources = createResources();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-drill-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user where this is root
  resources.own('folder', async () => rmSync(folder, { recursive: true, force: true }));
  try {
    const directory = path.join(folder, 'postgres');
    const port = await findFreePort();
    // A crash of the server, not of the machine: what is written need not reach the disk.
    const startDatabase = (): Promise<EmbeddedPostgres> =>
      startEmbeddedPostgres({ directory, port, settings: { fsync: 'off' } });
    let postgres = await startDatabase();
    resources.own('PostgreSQL', () => postgres.stop());
    await migrate(postgres.url);
    const world = createDrillWorld();
    const taken = new Set<string>();
    const onWebhookTaken = (system: string, id: string): void => void taken.add(`${system}:${id}`);
    const servers = await resources.open(
      'servers',
      () =>
        openSandboxServers({ world, webhookRetryDelaysMs: [100, 300, 1_000], noticeIntervalMs: 50, onWebhookTaken }),
      (it) => it.close(),
    );
    const redis = hasRedisServer
      ? await resources.open(
          'Redis',
          () => openRedisServer(),
          (it) => it.close(),
        )
      : null;
    const settings: Record<string, string> = { DATABASE_URL: postgres.url, DATA_DIR: folder, LOG_LEVEL: 'info' };
    if (redis !== null) settings['REDIS_URL'] = redis.url;
    for (const system of SYSTEMS) {
      const prefix = `SYSTEM_${system.toUpperCase()}`;
      settings[`${prefix}_ADAPTER`] = ADAPTER_OF[system];
      settings[`${prefix}_URL`] = servers[system].url;
      settings[`${prefix}_USERNAME`] = servers.credentials.username;
      settings[`${prefix}_PASSWORD`] = servers.credentials.password;
      settings[`${prefix}_WEBHOOK_SECRET`] = SECRET;
    }
    for (const flow of FLOW_NAMES) {
      if (['forecasts', 'movements', 'inventory', 'products', 'planning-parameters'].includes(flow))
        settings[`FLOW_${flow.toUpperCase().replaceAll('-', '_')}_POLL_INTERVAL_MS`] = String(POLL_MS);
    }
    const [graphPort, receiverPort, syncPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
    const asGraph = { ...settings, PORT: String(graphPort) };
    const spawns = [
      [() => spawnScript([PRODUCT, String(receiverPort)], asGraph), /Graph at/],
      [() => spawnProcess(['sync'], { ...settings, PORT: String(syncPort) }), /sync is up/],
    ] as const;
    const nodes: SyncNode[] = [];
    for (const [spawn, isUp] of spawns) {
      nodes.push(
        await resources.open(
          `node ${nodes.length}`,
          () => openNode(spawn, isUp),
          (it) => it.close(),
        ),
      );
    }
    const receivers = [receiverPort, syncPort];
    for (const [at, system] of SYSTEMS.entries()) {
      const url = `http://127.0.0.1:${receivers[at % receivers.length]}/webhooks/${system}`;
      servers.subscribe(system, { url, secret: SECRET, types: [] });
    }
    return {
      world,
      servers,
      databaseUrl: postgres.url,
      nodes,
      graphUrl: `http://127.0.0.1:${graphPort}`,
      taken,
      redis,
      crashDatabase: async () => {
        process.kill(postgres.pid, 'SIGQUIT'); // PostgreSQL's "immediate": no checkpoint, recovery at the next start
        while (isAlive(postgres.pid)) await pause(20);
        postgres = await startDatabase();
      },
      close: () => resources.close(),
    };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
