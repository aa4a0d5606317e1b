import type { CallAccount } from '../outbound/call-account.ts';
import type { FreshnessEntry } from './freshness/freshness-report.ts';
import type { ServedEntities } from '../read-log/read-log.ts';

/** Reads of one kind of record of one outside system during one request. */
export interface SourceCallCount {
  readonly system: string;
  readonly operation: string;
  /** How many batches were asked for, and how many keys were in them. */
  readonly calls: number;
  readonly keys: number;
  /** How many keys were not answered by the system (and so came from the projection, or not at all). */
  readonly failedKeys: number;
}

/** What really left for one outside system during one request, retries included. */
export interface SystemCallCount {
  readonly system: string;
  readonly calls: number;
  /** What the system still allowed right after the last of them; `null` when its quota is not counted in calls. */
  readonly remaining: number | null;
}

/**
 * `extensions.subgraph` of every answer: what the gateway must know and cannot see. `sourceCalls` is empty when all was
 * answered from projection and cache; its order is that of the first call of each operation. `systemCalls` counts calls
 * of this request only: of reads that several requests shared, they are the first one's.
 */
export interface SubgraphExtensions {
  readonly name: string;
  readonly sourceCalls: readonly SourceCallCount[];
  readonly systemCalls: readonly SystemCallCount[];
  /** How old what was answered is, where that was asked for or a budget is breached; absent when there is nothing to say. */
  readonly freshness?: readonly FreshnessEntry[];
  /** The records that are in the answer; only where reads are noted. */
  readonly served?: ServedEntities;
}

/** Counts what a request had to ask outside. */
export interface SourceLedger {
  /** Handed down with every call that leaves on behalf of the request. */
  readonly account: CallAccount;
  note(system: string, operation: string, keys: number, failedKeys: number): void;
  entries(): readonly SourceCallCount[];
  systemCalls(): readonly SystemCallCount[];
}

const NONE: readonly never[] = [];

/** The ledger of one request. Most need nothing from outside, so nothing is made before there is something to count. */
class RequestLedger implements SourceLedger, CallAccount {
  readonly client: string;
  #reads: Map<string, SourceCallCount> | null = null;
  #calls: Map<string, SystemCallCount> | null = null;

  constructor(client: string) {
    this.client = client;
  }

  get account(): CallAccount {
    return this;
  }

  note(system: string, operation: string, keys: number, failedKeys: number): void {
    const name = `${system}\0${operation}`;
    this.#reads ??= new Map();
    const so = this.#reads.get(name) ?? { system, operation, calls: 0, keys: 0, failedKeys: 0 };
    const counts = { calls: so.calls + 1, keys: so.keys + keys, failedKeys: so.failedKeys + failedKeys };
    this.#reads.set(name, { ...so, ...counts });
  }

  sent(system: string, remaining: number | null): void {
    this.#calls ??= new Map();
    this.#calls.set(system, { system, calls: (this.#calls.get(system)?.calls ?? 0) + 1, remaining });
  }

  entries(): readonly SourceCallCount[] {
    return this.#reads === null ? NONE : [...this.#reads.values()];
  }

  systemCalls(): readonly SystemCallCount[] {
    return this.#calls === null ? NONE : [...this.#calls.values()];
  }
}

/** Builds an empty ledger; `client` is who asks, as metrics name it. */
export const createSourceLedger = (client: string): SourceLedger => new RequestLedger(client);
