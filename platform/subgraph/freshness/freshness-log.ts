import type { GraphQLResolveInfo } from 'graphql';
import type { Evidence } from './evidence.ts';
import { type FreshnessEntry, mergeEntries, type ServedFrom } from './freshness-report.ts';

/** What one request wants to know of the age of its answer, and what it was told. */
export interface FreshnessLog {
  /** What everything with a budget must not be older than, in milliseconds, by `@maxStaleness`; `null`: the budgets alone. */
  readonly demandMs: number | null;
  /** Notes where a record was read. */
  serve(evidence: Evidence, from: ServedFrom): void;
  /** Notes that a cache gave a record; what this request itself has put there keeps its note. */
  serveCached(evidence: Evidence): void;
  /** Notes that the flow of what is kept has missed its recovery objective; what was asked for in this request is not of the flow. */
  fallBack(evidence: Evidence): void;
  /** PROJECTION where nothing was noted. */
  servedFrom(evidence: Evidence): ServedFrom;
  isOlder(evidence: Evidence, budgetMs: number): boolean;
  ageMs(evidence: Evidence): number;
  /** Notes a value at its path: a breach always, anything else when the request wants to be told. */
  note(path: GraphQLResolveInfo['path'], evidence: Evidence, budgetMs: number, breached: boolean): void;
  entries(): readonly FreshnessEntry[];
}

/** What the log of a request is set to. */
export interface FreshnessWishes {
  /** When the request came, in milliseconds since the Unix epoch: ages are as of then. */
  readonly now: number;
  readonly demandMs: number | null;
  /** Whether it wants to be told of everything, not only of breaches. */
  readonly reports: boolean;
}

const NONE: readonly never[] = [];

/** Response names from the root, without the places in lists. */
const namesOf = (path: GraphQLResolveInfo['path']): string[] => {
  const names: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev)
    if (typeof at.key === 'string') names.push(at.key);
  return names.reverse();
};

/** Most requests have nothing to note, so nothing is made before there is. */
class RequestFreshness implements FreshnessLog {
  readonly demandMs: number | null;
  readonly #now: number;
  readonly #reports: boolean;
  #served: Map<Evidence, ServedFrom> | null = null;
  #entries: Map<string, FreshnessEntry> | null = null;
  /** The oldest instant within each budget, as text that instants are compared with. */
  #limits: Map<number, string> | null = null;

  constructor({ now, demandMs, reports }: FreshnessWishes) {
    this.#now = now;
    this.demandMs = demandMs;
    this.#reports = reports;
  }

  serve(evidence: Evidence, from: ServedFrom): void {
    (this.#served ??= new Map()).set(evidence, from);
  }

  serveCached(evidence: Evidence): void {
    if (this.#served?.has(evidence) !== true) this.serve(evidence, 'CACHE');
  }

  fallBack(evidence: Evidence): void {
    if (this.servedFrom(evidence) !== 'ERP') this.serve(evidence, 'FALLBACK');
  }

  servedFrom(evidence: Evidence): ServedFrom {
    return this.#served?.get(evidence) ?? 'PROJECTION';
  }

  isOlder({ asOf }: Evidence, budgetMs: number): boolean {
    let limit = this.#limits?.get(budgetMs);
    if (limit === undefined) {
      limit = new Date(Math.max(0, this.#now - budgetMs)).toISOString();
      (this.#limits ??= new Map()).set(budgetMs, limit);
    }
    return asOf < limit;
  }

  ageMs({ asOf }: Evidence): number {
    return Math.max(0, this.#now - Date.parse(asOf));
  }

  note(path: GraphQLResolveInfo['path'], evidence: Evidence, budgetMs: number, breached: boolean): void {
    if (!breached && !this.#reports) return;
    const names = namesOf(path);
    const id = names.join('.');
    const entry: FreshnessEntry = {
      path: names,
      asOf: evidence.asOf,
      servedFrom: this.servedFrom(evidence),
      source: evidence.system,
      ageMs: this.ageMs(evidence),
      budgetMs,
      breached,
      values: 1,
      breachedValues: breached ? 1 : 0,
    };
    this.#entries ??= new Map();
    const known = this.#entries.get(id);
    this.#entries.set(id, known === undefined ? entry : mergeEntries(known, entry));
  }

  entries(): readonly FreshnessEntry[] {
    return this.#entries === null ? NONE : [...this.#entries.values()];
  }
}

/** Builds the log of one request. */
export const createFreshnessLog = (wishes: FreshnessWishes): FreshnessLog => new RequestFreshness(wishes);
