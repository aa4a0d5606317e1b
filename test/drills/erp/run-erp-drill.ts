// Several processes ask one ERP at a promotion's pace while it slows down, goes away and comes back, its quota runs out and
// Redis is lost. In: how long. Out: what arrived at the ERP and what the callers got, held against what was promised. The
// drill opens its own PostgreSQL, Redis, ERP and callers on free ports, and ends them.
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ANY_NAME } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { createResources, type Resources } from '@distribution/platform/resources/resources';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { openSync } from '@distribution/processes/open-sync';
import { openWorld } from '@distribution/processes/world';
import { openSandboxServers, type SandboxServers } from '@distribution/sandbox/servers/servers';
import { openRedisServer, type RedisServer } from '../../kit/redis-server.ts';
import { spawnScript, type SpawnedProcess } from '../../kit/spawn-process.ts';
import { type CallerReport, callerReportSchema } from './caller-report.ts';
import { type ErpMeter, meterCalls } from './erp-meter.ts';
import { createDrillWorld } from './erp-world.ts';
import { type ErpDrillReport, judge } from './judge.ts';
import { phasesOf, type Phase, type PhaseName } from './phases.ts';

/** What the ERP allows, and what we keep to: a tenth below, for the network may bunch what left apart. */
export const ALLOWED = { windowCalls: 60, windowSeconds: 5, burst: 20, refillPerSecond: 20, concurrent: 8 } as const;
const KEPT_TO = 0.9;

const CALLERS = 4;
const SCRIPT = fileURLToPath(new URL('started/caller.ts', import.meta.url));
const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Longer than a person waits, and than a circuit takes for an answer. */
const BROWN_OUT_MS = 4_000;

interface Stand {
  readonly folder: string;
  readonly redis: RedisServer;
  readonly servers: SandboxServers;
  readonly ordersBefore: number;
  readonly callers: readonly SpawnedProcess[];
  countOrders(): number;
}

const settingsOf = (folder: string, databaseUrl: string, redisUrl: string, servers: SandboxServers) => ({
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  FRESHNESS_INVENTORY_BUDGET_MS: '0',
  SYSTEM_ERP_ADAPTER: 'odata',
  SYSTEM_ERP_URL: servers.erp.url,
  SYSTEM_ERP_USERNAME: servers.credentials.username,
  SYSTEM_ERP_PASSWORD: servers.credentials.password,
  SYSTEM_ERP_QUOTA_WINDOW_CALLS: String(ALLOWED.windowCalls * KEPT_TO),
  SYSTEM_ERP_QUOTA_WINDOW_SECONDS: String(ALLOWED.windowSeconds),
  SYSTEM_ERP_QUOTA_BURST: String(ALLOWED.burst * KEPT_TO),
  SYSTEM_ERP_QUOTA_REFILL_PER_SECOND: String(ALLOWED.refillPerSecond * KEPT_TO),
  SYSTEM_ERP_QUOTA_CONCURRENT: String(Math.floor(ALLOWED.concurrent * KEPT_TO)),
  SYSTEM_ERP_QUOTA_PROCESSES: String(CALLERS * 2), // each reads and writes by an adapter of its own
});

/** Reads everything once, so that there is a projection; then nothing keeps it fresh. */
const fillProjection = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const resources = createResources();
  try {
    const { REDIS_URL: _redis, ...settings } = env;
    const unlimited = Object.fromEntries(Object.entries(settings).filter(([key]) => !key.includes('QUOTA')));
    const config = readConfig({ args: {}, env: unlimited, file: null, root: ROOT, workingDir: ROOT }, ANY_NAME);
    const logTo = { write: () => undefined };
    const world = await openWorld({ name: 'sync', logTo }, config, Object.values(config.systems), resources);
    await (
      await openSync(world, { host: '127.0.0.1', port: 0 }, null, resources)
    ).seeded;
  } finally {
    await resources.close();
  }
};

const openStand = async (resources: Resources): Promise<Stand> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'erp-drill-'));
  resources.own('folder', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
  const directory = path.join(folder, 'postgres');
  const quick = { fsync: 'off', synchronous_commit: 'off' };
  const postgres = await resources.open(
    'PostgreSQL',
    () => startEmbeddedPostgres({ directory, settings: quick }),
    (it) => it.stop(),
  );
  await migrate(postgres.url);
  const redis = await resources.open('Redis', openRedisServer, (it) => it.close());
  const world = createDrillWorld();
  const wide = { burst: 100_000, refillPerSecond: 100_000, maxConcurrent: 10_000 }; // it is we who keep to the quota
  const servers = await resources.open(
    'ERP',
    () => openSandboxServers({ world, quotas: { erp: wide } }),
    (it) => it.close(),
  );
  const settings = settingsOf(folder, postgres.url, redis.url, servers);
  await fillProjection(settings);
  const countOrders = (): number => [...world.tables.PurchaseOrders.live()].length;
  const ordersBefore = countOrders();
  const schedule = path.join(folder, 'schedule.json');
  const callers = Array.from({ length: CALLERS }, (_, at) => spawnScript([SCRIPT, `caller-${at}`, schedule], settings));
  for (const [at, caller] of callers.entries())
    resources.own(`caller ${at}`, async () => void (await caller.end('SIGKILL')));
  await Promise.all(callers.map((caller) => caller.waitFor(/READY/, 90_000)));
  return { folder, redis, servers, callers, ordersBefore, countOrders };
};

/** Breaks what each phase is about, at its beginning, and mends it at its end. */
const breakThings = async (
  { servers, redis }: Stand,
  phases: readonly Phase[],
  startAt: number,
  began: Map<PhaseName, number>,
): Promise<void> => {
  await pause(startAt - Date.now());
  let endsAt = startAt;
  for (const { name, seconds } of phases) {
    began.set(name, Date.now());
    endsAt += seconds * 1_000;
    if (name === 'brown-out') servers.faults.erp.set({ latencyMs: BROWN_OUT_MS });
    if (name === 'outage') servers.faults.erp.set({ down: true });
    if (name === 'recovery') servers.faults.erp.clear();
    if (name === 'redis loss') await redis.kill();
    if (name === 'afterwards') await redis.start();
    await pause(Math.max(0, endsAt - Date.now()));
  }
};

const reportOf = async (caller: SpawnedProcess): Promise<CallerReport> => {
  const [, text = ''] = await caller.waitFor(/REPORT (.*)\n/, 120_000);
  return callerReportSchema.parse(JSON.parse(text));
};

/** Runs the drill to its end, and ends what it started; rejects when it could not be run. */
export const runErpDrill = async (seconds: number, say: (line: string) => void): Promise<ErpDrillReport> => {
  const resources = createResources();
  try {
    say(`Opening PostgreSQL, Redis, an ERP and ${CALLERS} callers …`);
    const stand = await openStand(resources);
    const meter: ErpMeter = meterCalls(stand.servers.erp.app.server);
    const phases = phasesOf(seconds);
    const startAt = Date.now() + 500;
    const file = path.join(stand.folder, 'schedule.json');
    writeFileSync(`${file}.new`, JSON.stringify({ startAt, phases }));
    renameSync(`${file}.new`, file);
    say(`Asking for ${phases.reduce((sum, phase) => sum + phase.seconds, 0)} s …`);
    const began = new Map<PhaseName, number>();
    const [, ...reports] = await Promise.all([
      breakThings(stand, phases, startAt, began),
      ...stand.callers.map(reportOf),
    ]);
    return judge({ reports, meter, began, allowed: ALLOWED, ordersMade: stand.countOrders() - stand.ordersBefore });
  } finally {
    await resources.close();
  }
};
