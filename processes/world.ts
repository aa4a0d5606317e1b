// What every process of ours stands on: the store, the cache and the adapters, opened from the configuration and handed
// out as ports. In: settings. Out: one value whose parts are owned by the process's resources and closed in reverse.
// Store away at the start: a sentence and no start. Redis away at the start, or either later: their rooms say what then.
import type { ApprovalSigner, DecisionPort } from '@distribution/model/decision/ports';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { SystemsReader } from '@distribution/model/operations/system-state';
import { openCache, type OpenCache } from '@distribution/platform/cache/open-cache';
import { isConnected, openRedis } from '@distribution/platform/cache/open-redis';
import { type Clock, systemClock } from '@distribution/platform/clock/clock';
import type { Config } from '@distribution/platform/config/config';
import { type CursorSealer, createCursorSealer } from '@distribution/platform/cursor/cursor';
import type { EventLogReader } from '@distribution/platform/event-log/event-log';
import { createLog, type Log } from '@distribution/platform/log/log';
import { createRevocationList, type RevocationList } from '@distribution/platform/principal/revocations';
import type { Metrics } from '@distribution/platform/telemetry/metrics';
import type { Resources } from '@distribution/platform/resources/resources';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import type { SubgraphServices } from '@distribution/subgraphs/services';
import { type CodeBook, createCodeBook } from './code-book.ts';
import { FRESHNESS_BUDGETS_MS } from './freshness-budgets.ts';
import { sourcesOf, type SystemConnection } from './open-adapters.ts';
import { openDecisions, readPolicy } from './open-decisions.ts';
import { orderingOf } from './ordering.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { openEventLog } from './open-event-log.ts';
import { openRelay } from './open-relay.ts';
import { openSystems } from './open-systems.ts';
import { openTelemetry } from './open-telemetry.ts';
import { purchasingPolicyOf } from './purchasing-policy.ts';
import { shareSources } from './share-sources.ts';

/** Everything opened. */
export interface World {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly database: OpenDatabase;
  readonly store: Store;
  /** The store's event log, distributed through Redis where there is one. */
  readonly eventLog: EventLogReader;
  readonly cache: OpenCache;
  /** Whether the Redis that was configured does not answer; this process then caches alone and reads the store. */
  readonly isRedisAway: () => boolean;
  readonly adapters: readonly SystemAdapter[];
  /** How the outside systems fare, as all processes see them. */
  readonly systems: SystemsReader;
  /** What policy says of an action, and approvals of actions. */
  readonly decisions: DecisionPort & ApprovalSigner;
  readonly codes: Pick<CodeBook, 'refresh'>;
  readonly cursors: CursorSealer;
  readonly revocations: RevocationList;
}

/** What a process brings along: its name, and where its log goes when not to standard output. */
export interface ProcessIdentity {
  readonly name: string;
  readonly logTo?: { write(line: string): void };
  /** Whether it has claimed the data folder: it ends what runs in it, and nobody else calls its systems. */
  readonly hasDataFolder?: boolean;
  /** Whether events mostly come from it: then it hands them on at once. */
  readonly distributesEvents?: boolean;
}

/** Opens it; `connections` are the outside systems (those of the configuration, or the sandbox's). */
export const openWorld = async (
  { name, logTo, hasDataFolder = false, distributesEvents = false }: ProcessIdentity,
  config: Config,
  connections: readonly SystemConnection[],
  resources: Resources,
): Promise<World> => {
  const clock = systemClock;
  const log = createLog({ level: config.logLevel, name }, logTo);
  const metrics = await openTelemetry(name, config, resources);
  const { redisUrl, redisPrefix: keyPrefix } = config;
  const redis =
    redisUrl === null
      ? null
      : await resources.open(
          'Redis',
          () => openRedis(redisUrl, log),
          (it) => it.disconnect(),
        );
  const readApprovalSecret = async (): Promise<string> => config.approvalSecret ?? store.readSecret('approval');
  const decisions = openDecisions(readPolicy(config.decisionPolicyFile), readApprovalSecret, clock);
  const codes = createCodeBook();
  const toSystems = { process: name, redis, keyPrefix, isAlone: hasDataFolder, clock, log, metrics, decisions, codes };
  const { adapters, systems } = openSystems(toSystems, connections, resources); // wrong settings are said before anything starts
  const onWait = (what: string): void => {
    log.warn(what);
    if (logTo !== undefined) console.error(what); // a start that stands still is seen where it was asked for
  };
  const database = await openDatabase(config, hasDataFolder, resources, onWait);
  const store = await resources.open(
    'store',
    () => openStore({ databaseUrl: database.url, onWait }),
    (it) => it.close(),
  );
  await codes.open(store.stewardship, log, resources);
  const cache = await resources.open(
    'cache',
    () =>
      openCache({ redis, keyPrefix, clock, log, onLookup: (domain, counts) => metrics.cacheLookup(domain, counts) }),
    (it) => it.close(),
  );
  const cursors = createCursorSealer(config.cursorSecret ?? (await store.readSecret('cursor')));
  const revocations = createRevocationList();
  const parts = { store: store.eventLog, redis, keyPrefix, distributesEvents, log, metrics };
  const eventLog = await openEventLog(parts, resources);
  await openRelay({ eventLog, store, cache, revocations, log }, resources);
  const isRedisAway = (): boolean => redis !== null && !isConnected(redis);
  return {
    config,
    log,
    metrics,
    clock,
    database,
    store,
    eventLog,
    cache,
    isRedisAway,
    adapters,
    systems,
    decisions,
    codes,
    cursors,
    revocations,
  };
};

/** What the domain graphs take of it. */
export const subgraphServicesOf = (world: World): SubgraphServices => ({
  readers: world.store,
  sources: shareSources(sourcesOf(world.adapters)),
  freshnessBudgetsMs: { ...FRESHNESS_BUDGETS_MS, ...world.config.freshnessBudgetsMs },
  freshnessLimitsMs: world.config.freshnessLimitsMs,
  tellsServed: world.config.readLog,
  events: world.eventLog,
  systems: world.systems,
  approvalSigner: world.decisions,
  purchasing: purchasingPolicyOf(world.config),
  seasonWeeks: world.config.forecastSeasonWeeks,
  desk: world.store,
  ordering: orderingOf(world.adapters, world.store.outbound, world.decisions),
  cache: world.cache,
  cacheLimits: world.config.cache,
  clock: world.clock,
  cursors: world.cursors,
  log: world.log,
});

/** What gateway and subgraphs sign and check with: as configured, else the secret of the database they share. */
export const assertionSecretOf = async ({ config, store }: World): Promise<string> =>
  config.assertionSecret ?? store.readSecret('assertion');
