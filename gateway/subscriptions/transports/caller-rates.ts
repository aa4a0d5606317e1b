// How often a caller may begin a stream: each is a request by itself, so that no connection counts them. In: callers. Out:
// their turn, or how long until it comes. Callers of whom nothing is owed are forgotten.
import type { Principal } from '@distribution/platform/principal/principal';
import { HttpFailure } from '../../http/http-failure.ts';
import type { Limits } from '../../limits/limits.ts';
import { createRate, type Rate } from './rate.ts';

export interface CallerRates {
  /** Takes the caller's turn. Throws `TOO_MANY_REQUESTS` when it has none. */
  takeTurn(principal: Principal): void;
  /** Callers that are remembered. */
  readonly size: number;
}

type RateLimits = Pick<Limits, 'maxConnections' | 'maxConnectionsPerPrincipal' | 'maxOperationsPerSecond'>;

/**
 * Makes the rates of one gateway. A caller may begin at once as many streams as it may hold, so that all of them come
 * back after a restart, and `maxOperationsPerSecond` in the long run; callers without a token are one.
 * @param now milliseconds of a clock that never goes back
 */
export const createCallerRates = (
  { maxConnections, maxConnectionsPerPrincipal, maxOperationsPerSecond }: RateLimits,
  now: () => number = () => performance.now(),
): CallerRates => {
  /** In the order in which they last came. */
  const known = new Map<string, { readonly rate: Rate; readonly seenAt: number }>();
  const fullAfterMs = (maxConnections / maxOperationsPerSecond) * 1_000;
  const forget = (at: number): void => {
    for (const [key, { seenAt }] of known) {
      if (at - seenAt < fullAfterMs) return;
      known.delete(key);
    }
  };
  return {
    takeTurn({ kind, subject }) {
      const at = now();
      forget(at);
      const key = kind === 'ANONYMOUS' ? kind : `${kind} ${subject}`;
      const burst = kind === 'ANONYMOUS' ? maxConnections : Math.min(maxConnections, maxConnectionsPerPrincipal);
      const rate = known.get(key)?.rate ?? createRate(burst, maxOperationsPerSecond, now);
      known.delete(key);
      known.set(key, { rate, seenAt: at });
      const waitMs = rate.take();
      if (waitMs === 0) return;
      throw new HttpFailure(
        429,
        'TOO_MANY_REQUESTS',
        'This caller begins subscriptions faster than it may.',
        'Wait as long as Retry-After says; keep a stream open rather than asking again and again.',
        { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
      );
    },
    get size() {
      return known.size;
    },
  };
};
