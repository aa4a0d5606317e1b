import type { DecisionPort } from '@distribution/model/decision/ports';
import type { SystemsReader } from '@distribution/model/operations/system-state';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { Clock } from '@distribution/platform/clock/clock';
import type { Log } from '@distribution/platform/log/log';
import type { SystemQuota } from '@distribution/platform/outbound/quota/quota';
import { createQuotaLedger } from '@distribution/platform/outbound/quota/quota-ledger';
import type { Resources } from '@distribution/platform/resources/resources';
import type { Metrics } from '@distribution/platform/telemetry/metrics';
import type { Redis } from 'ioredis';
import type { CodeBook } from './code-book.ts';
import { openAdapters, type SystemConnection } from './open-adapters.ts';
import { openSystemBoard } from './system-board.ts';
import { createSystemHost } from './system-host.ts';
import { createSystemMonitor } from './system-monitor.ts';

/** What the outside systems of one process stand on. */
export interface SystemParts {
  /** This process's name where processes tell of each other. */
  readonly process: string;
  readonly redis: Redis | null;
  readonly keyPrefix: string;
  /** Whether no other process calls the systems. */
  readonly isAlone: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly decisions: DecisionPort | null;
  readonly codes: Pick<CodeBook, 'lookupFor'>;
}

/** The systems' adapters, and how the systems fare as all processes see it. */
export interface OpenSystems {
  readonly adapters: readonly SystemAdapter[];
  readonly systems: SystemsReader;
}

/** Opens the adapters, each held to what its system allows and watched. Throws CONFIG_INVALID with every wrong setting. */
export const openSystems = (
  { process, redis, keyPrefix, isAlone, clock, log, metrics, decisions, codes }: SystemParts,
  connections: readonly SystemConnection[],
  resources: Resources,
): OpenSystems => {
  const now = (): number => clock.now();
  const ledger = createQuotaLedger({ redis, keyPrefix, isAlone, log, now });
  const monitor = createSystemMonitor(process, now);
  const quotas = new Map<string, Pick<SystemQuota, 'readings'>>();
  const board = openSystemBoard({ redis, keyPrefix, reports: () => monitor.reports(), quotas, now }, resources);
  const host = createSystemHost({ clock, log, metrics, monitor, onCircuit: () => board.tell(), decisions });
  const quotaOf = (system: string, settings: unknown): SystemQuota | null => {
    const quota = ledger(system, settings);
    if (quota !== null) quotas.set(system, quota);
    return quota;
  };
  return {
    adapters: openAdapters(connections, { host, quotaOf, codesOf: (system) => codes.lookupFor(system) }, resources),
    systems: board,
  };
};
