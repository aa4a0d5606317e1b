/** Calls a server answered, per endpoint label (`GET Items`) and status; the shape of `GET /_calls`. */
export interface CallCounts {
  readonly total: number;
  readonly endpoints: Readonly<
    Record<string, { readonly calls: number; readonly statuses: Readonly<Record<string, number>> }>
  >;
  /** Calls whose client went away before the answer. */
  readonly aborted: number;
}

/** Counts calls, so that a test can assert how many were made. */
export class CallLog {
  #endpoints = new Map<string, { calls: number; statuses: Map<string, number> }>();
  #aborted = 0;

  record(endpoint: string, status: number): void {
    const entry = this.#endpoints.get(endpoint) ?? { calls: 0, statuses: new Map<string, number>() };
    entry.calls += 1;
    entry.statuses.set(String(status), (entry.statuses.get(String(status)) ?? 0) + 1);
    this.#endpoints.set(endpoint, entry);
  }

  recordAborted(): void {
    this.#aborted += 1;
  }

  reset(): void {
    this.#endpoints.clear();
    this.#aborted = 0;
  }

  counts(): CallCounts {
    return {
      total: [...this.#endpoints.values()].reduce((sum, entry) => sum + entry.calls, 0),
      endpoints: Object.fromEntries(
        [...this.#endpoints].map(([name, entry]) => [
          name,
          { calls: entry.calls, statuses: Object.fromEntries(entry.statuses) },
        ]),
      ),
      aborted: this.#aborted,
    };
  }
}
