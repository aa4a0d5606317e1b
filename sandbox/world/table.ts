/** One entry of a table: the record, the row version of its last change, and whether it is a tombstone. */
export interface TableEntry<R> {
  readonly key: string;
  readonly record: R;
  /** Rises by one with every change of any table of the world; never falls, never repeats. */
  readonly rowVersion: number;
  readonly modifiedAt: string;
  readonly deleted: boolean;
}

/** Gives out row versions, shared by all tables of one world so that one number tells what came first. */
export interface VersionClock {
  next(): number;
  current(): number;
  now(): string;
}

const SEPARATOR = '\u001f';

/** An in-memory table with change tracking: current rows by key, and every change after a row version, oldest first. */
export class Table<R extends object> {
  readonly #entries = new Map<string, TableEntry<R>>();
  /** Every change in order; superseded ones are skipped on reading and swept out when they outnumber the rest. */
  #log: TableEntry<R>[] = [];
  readonly #listeners = new Set<(entry: TableEntry<R>) => void>();
  readonly #keyFields: readonly (keyof R & string)[];
  readonly #clock: VersionClock;

  constructor(keyFields: readonly (keyof R & string)[], clock: VersionClock) {
    this.#keyFields = keyFields;
    this.#clock = clock;
  }

  keyOf(record: R): string {
    return this.#keyFields.map((field) => String(record[field])).join(SEPARATOR);
  }

  get(...key: readonly string[]): R | null {
    const entry = this.#entries.get(key.join(SEPARATOR));
    return entry === undefined || entry.deleted ? null : entry.record;
  }

  entry(...key: readonly string[]): TableEntry<R> | null {
    return this.#entries.get(key.join(SEPARATOR)) ?? null;
  }

  /** Inserts or replaces; the entry moves to the end of the change order. */
  put(record: R, modifiedAt?: string): TableEntry<R> {
    const key = this.keyOf(record);
    const at = modifiedAt ?? this.#nowOf(key);
    return this.#tell({ key, record, rowVersion: this.#clock.next(), modifiedAt: at, deleted: false });
  }

  /** Leaves a tombstone; `false` when there is nothing to delete. */
  delete(...key: readonly string[]): boolean {
    const entry = this.#entries.get(key.join(SEPARATOR));
    if (entry === undefined || entry.deleted) return false;
    this.#tell({ ...entry, rowVersion: this.#clock.next(), modifiedAt: this.#nowOf(entry.key), deleted: true });
    return true;
  }

  /** Now, and behind the last change of the same record: systems that tell changes by their instants alone rest on that. */
  #nowOf(key: string): string {
    const now = this.#clock.now();
    const last = this.#entries.get(key)?.modifiedAt;
    return last === undefined || last < now ? now : new Date(Date.parse(last) + 1).toISOString();
  }

  /** Takes back an entry of an earlier run with the row version it had; no listener hears of it. */
  restore(record: R, rowVersion: number, modifiedAt: string, deleted: boolean): void {
    const newest = this.#log.at(-1)?.rowVersion ?? 0;
    if (rowVersion <= newest) throw new Error(`row version ${rowVersion} cannot follow ${newest}`);
    this.#set({ key: this.keyOf(record), record, rowVersion, modifiedAt, deleted });
  }

  /** Live rows, in the order of their last change; what changes while one iterates may be missed, never seen twice. */
  *live(): IterableIterator<TableEntry<R>> {
    const log = this.#log;
    const end = log.length;
    for (let index = 0; index < end; index += 1) {
      const entry = log[index];
      if (entry !== undefined && !entry.deleted && this.#isCurrent(entry)) yield entry;
    }
  }

  /** Changes after a row version, tombstones included, oldest first, at most `limit`; one entry per key, its newest. */
  changesAfter(rowVersion: number, limit: number): TableEntry<R>[] {
    let low = 0;
    let high = this.#log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#log[middle]?.rowVersion ?? 0) <= rowVersion) low = middle + 1;
      else high = middle;
    }
    const changes: TableEntry<R>[] = [];
    for (let index = low; index < this.#log.length && changes.length < limit; index += 1) {
      const entry = this.#log[index];
      if (entry !== undefined && this.#isCurrent(entry)) changes.push(entry);
    }
    return changes;
  }

  /** Number of keys, tombstones included. */
  get size(): number {
    return this.#entries.size;
  }

  onChange(listener: (entry: TableEntry<R>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #isCurrent(entry: TableEntry<R>): boolean {
    return this.#entries.get(entry.key) === entry;
  }

  #tell(entry: TableEntry<R>): TableEntry<R> {
    this.#set(entry);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  #set(entry: TableEntry<R>): void {
    this.#entries.set(entry.key, entry);
    this.#log.push(entry);
    // A new array, not a splice: whoever is iterating `live()` keeps the one they began with.
    if (this.#log.length > 2 * this.#entries.size + 1000) this.#log = this.#log.filter((each) => this.#isCurrent(each));
  }
}
