import type { CallReport } from '../engine/answer.ts';

/** What an operation cost in calls to outside systems: `extensions.cost` of its answer. */
export interface ErpCallReport {
  /**
   * By the estimate before it was executed, of reads by key. Reads that a demand of freshness (`@maxStaleness`, a budget with
   * REFRESH) forces on a list are known to it only by what the same operation came to before, and not at all in one that
   * reads nothing by key.
   */
  readonly estimatedErpCalls: number;
  /** What left because of it. Of work that several operations shared, it is the first one's. */
  readonly actualErpCalls: number;
  /** What each system it called still allowed after that; `null` where its quota is not counted in calls. */
  readonly remaining: Readonly<Record<string, number | null>>;
}

/** Calls to outside systems, as subgraphs told of them. */
export interface ToldCalls {
  readonly calls: number;
  readonly remaining: Readonly<Record<string, number | null>>;
  /** Whether some had been counted for another operation. */
  readonly isShared: boolean;
}

const NOTHING: ToldCalls = { calls: 0, remaining: {}, isShared: false };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The `systemCalls` of a subgraph's `extensions.subgraph`; empty where it says nothing. */
const systemCallsIn = ({ extensions }: CallReport): readonly unknown[] => {
  const said = extensions?.['subgraph'];
  const calls = isObject(said) ? said['systemCalls'] : null;
  return Array.isArray(calls) ? calls : [];
};

/**
 * Makes the function that adds up what the answers of subgraphs say of calls. An answer that several operations share is
 * counted for the first that comes with it.
 */
export const createCallCounter = (): ((reports: readonly CallReport[]) => ToldCalls) => {
  const counted = new WeakSet<object>();
  return (reports) => {
    let told = NOTHING;
    for (const report of reports) {
      const entries = systemCallsIn(report);
      if (entries.length === 0) continue;
      const isShared = counted.has(entries);
      counted.add(entries);
      if (told === NOTHING) told = { calls: 0, remaining: {}, isShared: false };
      let { calls } = told;
      const remaining: Record<string, number | null> = { ...told.remaining };
      for (const entry of entries) {
        if (!isObject(entry)) continue;
        const { system, calls: made, remaining: left } = entry;
        if (typeof system !== 'string' || typeof made !== 'number') continue;
        if (!isShared) calls += made;
        const known = remaining[system];
        if (typeof left !== 'number') remaining[system] = known ?? null;
        else remaining[system] = typeof known === 'number' ? Math.min(known, left) : left;
      }
      told = { calls, remaining, isShared: told.isShared || isShared };
    }
    return told;
  };
};
