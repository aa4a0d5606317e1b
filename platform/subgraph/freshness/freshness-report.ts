/**
 * Where a value came from. ERP: asked of its system of record for this request. CACHE: kept from an earlier read.
 * PROJECTION: what synchronization keeps. FALLBACK: its system was asked and had no newer answer, or its
 * flow has missed its recovery objective, so what was known is served.
 */
export type ServedFrom = 'ERP' | 'CACHE' | 'PROJECTION' | 'FALLBACK';

/** How old what stands at one path of an answer is; of a list, the oldest of its values. Durations in milliseconds. */
export interface FreshnessEntry {
  /** Response names from the root, without the places in lists. */
  readonly path: readonly string[];
  readonly asOf: string;
  readonly servedFrom: ServedFrom;
  /** The outside system the oldest value is of. */
  readonly source: string;
  readonly ageMs: number;
  readonly budgetMs: number;
  /** Whether a value is older than the budget. */
  readonly breached: boolean;
  /** How many values were read for this path, and how many of them are older than the budget. */
  readonly values: number;
  readonly breachedValues: number;
}

/** Two entries of one path as one: the older speaks, the counts add up. */
export const mergeEntries = (left: FreshnessEntry, right: FreshnessEntry): FreshnessEntry => ({
  ...(right.asOf < left.asOf ? right : left),
  budgetMs: Math.min(left.budgetMs, right.budgetMs),
  breached: left.breached || right.breached,
  values: left.values + right.values,
  breachedValues: left.breachedValues + right.breachedValues,
});

const isText = (value: unknown): boolean => typeof value === 'string';

/** Whether a value from elsewhere has the shape of an entry. */
export const isFreshnessEntry = (value: unknown): value is FreshnessEntry => {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof FreshnessEntry, unknown>>; // read member by member
  return (
    Array.isArray(entry.path) &&
    entry.path.every(isText) &&
    [entry.asOf, entry.servedFrom, entry.source].every(isText) &&
    [entry.ageMs, entry.budgetMs, entry.values, entry.breachedValues].every(Number.isFinite) &&
    typeof entry.breached === 'boolean'
  );
};
