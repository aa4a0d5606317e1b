import type { Log } from '../../log/log.ts';
import type { QuotaReading, SystemQuota } from './quota.ts';

/** How long a ledger that could not be reached is not asked again, in milliseconds. */
const PAUSE_MS = 1_000;

/**
 * The shared ledger while it can be reached, else this process's own share. There is no third: without the ledger a
 * process never calls as if it were alone. Reported once each way.
 */
export const createGuardedQuota = (
  { shared, alone }: { readonly shared: SystemQuota; readonly alone: SystemQuota },
  { system, log, now }: { readonly system: string; readonly log: Log; readonly now: () => number },
): SystemQuota => {
  let askAgainAt = 0;
  let isAway = false;

  const ask = async <T>(question: (quota: SystemQuota) => Promise<T>): Promise<T> => {
    if (now() < askAgainAt) return question(alone);
    try {
      const answer = await question(shared);
      if (isAway) log.info({ system }, 'the shared quota can be reached again');
      isAway = false;
      return answer;
    } catch (err) {
      askAgainAt = now() + PAUSE_MS;
      if (!isAway) log.warn({ err, system }, 'the shared quota cannot be reached: calling within the kept-back share');
      isAway = true;
      return question(alone);
    }
  };

  return {
    take: (lane, leaseMs) => ask((quota) => quota.take(lane, leaseMs)),
    readings: () => ask<readonly QuotaReading[]>((quota) => quota.readings()),
  };
};
