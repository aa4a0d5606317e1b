import { amountOf, type QuotaLimit } from './quota.ts';

/** Of every limit, what is kept back for processes that cannot reach the shared ledger. */
const KEPT_BACK = 0.1;

/** The share of one process in what is kept back: a tenth divided by all, or one call each where that leaves most. */
const aloneShare = (amount: number, processes: number): number => {
  const share = Math.floor((amount * KEPT_BACK) / processes);
  return share >= 1 ? share : amount >= 2 * processes ? 1 : 0;
};

const scaled = (limit: QuotaLimit, amount: number, rate: number): QuotaLimit =>
  limit.kind === 'BUCKET'
    ? { ...limit, burst: amount, refillPerSecond: limit.refillPerSecond * rate }
    : { ...limit, calls: amount };

/**
 * Divides a system's limits: `shared` is what the shared ledger hands out, `alone` what each of at most `processes` may
 * use by itself when it cannot be reached. All of them together never exceed the limits, whoever reaches it and who not.
 * A limit too small to be divided leaves nothing for `alone`.
 */
export const divideLimits = (
  limits: readonly QuotaLimit[],
  processes: number,
): { readonly shared: readonly QuotaLimit[]; readonly alone: readonly QuotaLimit[] } => ({
  shared: limits.map((limit) =>
    scaled(limit, amountOf(limit) - processes * aloneShare(amountOf(limit), processes), 1 - KEPT_BACK),
  ),
  alone: limits.map((limit) => scaled(limit, aloneShare(amountOf(limit), processes), KEPT_BACK / processes)),
});

/** The limits of one of several processes that share no ledger at all. */
export const partOf = (limits: readonly QuotaLimit[], processes: number): readonly QuotaLimit[] =>
  limits.map((limit) => scaled(limit, Math.floor(amountOf(limit) / processes), 1 / processes));
