// The quota ledger: what each outside system still allows, counted once for every process of the installation. In: the
// settings of a system. Out: its quota. With Redis it is shared there; Redis away, each process has a small share kept
// back for that. Without Redis a process that runs alone has all of it, one of several an equal part.
import type { Redis } from 'ioredis';
import type { Log } from '../../log/log.ts';
import { createGuardedQuota } from './guarded-quota.ts';
import { createMemoryQuota } from './memory-quota.ts';
import type { SystemQuota } from './quota.ts';
import { readQuotaSettings } from './quota-settings.ts';
import { createRedisQuota } from './redis-quota.ts';
import { divideLimits, partOf } from './shares.ts';

/** What a ledger stands on. */
export interface QuotaLedgerParts {
  readonly redis: Redis | null;
  readonly keyPrefix: string;
  /** Whether no other process calls the systems. */
  readonly isAlone: boolean;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** The quota of a system by its connection's settings; `null` when none is set. Throws a ZodError for wrong settings. */
export type QuotaLedger = (system: string, settings: unknown) => SystemQuota | null;

/** Builds the ledger; it opens nothing and owns nothing. */
export const createQuotaLedger =
  ({ redis, keyPrefix, isAlone, log, now }: QuotaLedgerParts): QuotaLedger =>
  (system, settings) => {
    const { limits, processes } = readQuotaSettings(settings);
    if (limits.length === 0) return null;
    if (redis === null) return createMemoryQuota(isAlone ? limits : partOf(limits, processes), now);
    const { shared, alone } = divideLimits(limits, processes);
    return createGuardedQuota(
      { shared: createRedisQuota(redis, keyPrefix, system, shared), alone: createMemoryQuota(alone, now) },
      { system, log, now },
    );
  };
