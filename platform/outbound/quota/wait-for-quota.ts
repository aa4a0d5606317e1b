import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../errors/app-error.ts';
import type { Lane } from '../lane.ts';
import type { QuotaAnswer, SystemQuota } from './quota.ts';

/** What there is no room for: the reason that stands under UPSTREAM_THROTTLED when the system was not even asked. */
export class QuotaShort extends Error {
  override readonly name = 'QuotaShort';
}

/** How long a call waits for room. A person is answered from the projection sooner than that; work of ours can wait. */
const PATIENCE_MS: Readonly<Record<Lane, number>> = {
  EXECUTION: Number.POSITIVE_INFINITY,
  INTERACTIVE: 1_000,
  ANALYTICS: Number.POSITIVE_INFINITY,
};

/** So that those who wait for the same moment do not all come at it. */
const SPREAD_MS = 50;

/** Who wants to call. */
export interface QuotaCall {
  readonly system: string;
  readonly lane: Lane;
  readonly leaseMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
}

/**
 * Takes a call out of the quota, waiting while there is none as long as its lane and deadline allow. Rejects with UPSTREAM_THROTTLED over a QuotaShort, or with the signal's reason.
 */
export const waitForQuota = async (
  quota: Pick<SystemQuota, 'take'>,
  { system, lane, leaseMs, deadlineAt, signal }: QuotaCall,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): Promise<Extract<QuotaAnswer, { readonly granted: true }>> => {
  const patientUntil = Math.min(deadlineAt, now() + PATIENCE_MS[lane]);
  for (;;) {
    signal.throwIfAborted();
    const answer = await quota.take(lane, leaseMs);
    if (answer.granted) return answer;
    const { retryAfterMs } = answer;
    const pauseMs = Math.ceil(retryAfterMs + random() * SPREAD_MS);
    if (now() + pauseMs >= patientUntil) {
      const cause = new QuotaShort(`no room for ${retryAfterMs} ms`);
      throw new AppError('UPSTREAM_THROTTLED', `${system} allows no more ${lane} calls at present`, {
        cause,
        retryAfterMs,
      });
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
};
