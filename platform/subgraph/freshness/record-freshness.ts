import type { Clock } from '../../clock/clock.ts';
import type { Evidence } from './evidence.ts';

/** How the records of one type of the graph tell their age; `T` is what its resolvers get as parent, `C` their context. */
export interface RecordFreshness<T, C> {
  /** The oldest of what the value of a field is made of; `null` when it is made of nothing that can be old. */
  readonly oldestInput: (record: T, field: string) => Evidence | null;
  /**
   * Beyond which age of this input (milliseconds) its flow has missed its recovery objective, so that what is served is
   * the flow's declared fallback; left out where none is declared.
   */
  readonly fallbackAfterMs?: (record: T, evidence: Evidence) => number;
  /** Whether reading the record anew gives a younger one of this input; true where it is left out. */
  readonly isRefreshed?: (record: T, evidence: Evidence) => boolean;
  /**
   * Reads the record anew from its system of record: many at once are one call. Gives the record as it was when that
   * cannot answer, and has noted so in the request's log. Left out where no system can be asked.
   */
  readonly refresh?: (record: T, context: C) => Promise<object>;
}

/** What a subgraph says of freshness: the clock ages are taken by, and its types with `@freshness` on fields. */
export interface SubgraphFreshness<S, C> {
  readonly clockOf: (services: S) => Clock;
  readonly records: Readonly<Record<string, RecordFreshness<never, C>>>;
}
