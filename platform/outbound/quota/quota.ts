import type { Lane } from '../lane.ts';

/**
 * What a system allows. WINDOW: `calls` in any stretch of `windowMs`. BUCKET: `burst` at once after a rest, then
 * `refillPerSecond`. CONCURRENCY: `calls` under way at once. A system may have one of each.
 */
export type QuotaLimit =
  | { readonly kind: 'WINDOW'; readonly calls: number; readonly windowMs: number }
  | { readonly kind: 'BUCKET'; readonly burst: number; readonly refillPerSecond: number }
  | { readonly kind: 'CONCURRENCY'; readonly calls: number };

/** Whether a call may go out. One that may gives its place among those under way back by `release`, once. */
export type QuotaAnswer =
  | {
      readonly granted: true;
      readonly release: () => void;
      /** Calls there is room for right after this one, by the scarcest limit that counts calls; `null` without one. */
      readonly remaining?: number | null;
    }
  /** `retryAfterMs`: milliseconds after which there may be room. */
  | { readonly granted: false; readonly retryAfterMs: number };

/** How much of one limit is used. */
export interface QuotaReading {
  readonly kind: QuotaLimit['kind'];
  readonly limit: number;
  readonly used: number;
  /** Milliseconds after which all of it is free if nothing is called; `null` where that depends on the calls under way. */
  readonly emptyInMs: number | null;
}

/** What one system still allows. */
export interface SystemQuota {
  /**
   * Takes one call from all limits or from none. After `leaseMs` its place among those under way is free even when
   * nobody gave it back, because its process died.
   */
  take(lane: Lane, leaseMs: number): Promise<QuotaAnswer>;
  readings(): Promise<readonly QuotaReading[]>;
}

/** The share of each limit a lane may bring it to: what is left is for the more urgent ones. */
const SHARE: Readonly<Record<Lane, number>> = { EXECUTION: 1, INTERACTIVE: 0.9, ANALYTICS: 0.7 };

/** Up to how many of `amount` the lane may have it used; never none where there is one. */
export const ceilingOf = (amount: number, lane: Lane): number =>
  Math.min(amount, Math.max(1, Math.floor(amount * SHARE[lane])));

/** The most of a limit. */
export const amountOf = (limit: QuotaLimit): number => (limit.kind === 'BUCKET' ? limit.burst : limit.calls);

/** What limits leave, given what is used of each: places among the calls under way come back by themselves and do not count. */
export const remainingOf = (limits: readonly QuotaLimit[], used: readonly number[]): number | null => {
  const left = limits.flatMap((limit, at) =>
    limit.kind === 'CONCURRENCY' ? [] : [Math.max(0, amountOf(limit) - (used[at] ?? 0))],
  );
  return left.length === 0 ? null : Math.min(...left);
};

/** What is used of a limit, as it is told. A window empties within its length and the slice that counts as a whole. */
export const readingOf = (limit: QuotaLimit, used: number): QuotaReading => {
  const reading = { kind: limit.kind, limit: amountOf(limit), used };
  if (limit.kind === 'CONCURRENCY') return { ...reading, emptyInMs: null };
  const emptyMs = limit.kind === 'WINDOW' ? limit.windowMs * (1 + 1 / SLICES) : (used / limit.refillPerSecond) * 1_000;
  return { ...reading, emptyInMs: used === 0 ? 0 : Math.ceil(emptyMs) };
};

/** A window is counted in this many slices, each as a whole until all of it has left the window: never too few. */
export const SLICES = 60;

/** What to wait when nothing tells when there will be room, in milliseconds. */
export const RECHECK_MS = 100;
