/** Calls of one outside system during one request. */
export interface SourceCallCount {
  readonly system: string;
  readonly operation: string;
  /** How many calls left the process, and how many keys they asked for. */
  readonly calls: number;
  readonly keys: number;
  /** How many keys were not answered by the system (and so came from the projection, or not at all). */
  readonly failedKeys: number;
}

/**
 * `extensions.subgraph` of every answer: what the gateway must know and cannot see. `sourceCalls` is empty when all was
 * answered from projection and cache; its order is that of the first call of each operation.
 */
export interface SubgraphExtensions {
  readonly name: string;
  readonly sourceCalls: readonly SourceCallCount[];
}

/** Counts what a request had to ask outside. */
export interface SourceLedger {
  note(system: string, operation: string, keys: number, failedKeys: number): void;
  entries(): readonly SourceCallCount[];
}

/** Builds an empty ledger. */
export const createSourceLedger = (): SourceLedger => {
  const counts = new Map<string, SourceCallCount>();
  return {
    note(system, operation, keys, failedKeys) {
      const name = `${system}\0${operation}`;
      const so = counts.get(name) ?? { system, operation, calls: 0, keys: 0, failedKeys: 0 };
      counts.set(name, {
        ...so,
        calls: so.calls + 1,
        keys: so.keys + keys,
        failedKeys: so.failedKeys + failedKeys,
      });
    },
    entries: () => [...counts.values()],
  };
};
