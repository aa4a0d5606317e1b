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

/** An in-memory table with change tracking: current rows by key, and every change after a row version, oldest first. */
export class Table<R extends object> {
  readonly #entries = new Map<string, TableEntry<R>>();
  readonly #listeners = new Set<(entry: TableEntry<R>) => void>();
  readonly #keyFields: readonly (keyof R & string)[];
  readonly #clock: VersionClock;

  constructor(keyFields: readonly (keyof R & string)[], clock: VersionClock) {
    this.#keyFields = keyFields;
    this.#clock = clock;
  }

  keyOf(record: R): string {
    return this.#keyFields.map((field) => String(record[field])).join('\u001f');
  }

  get(...key: readonly string[]): R | null {
    const entry = this.#entries.get(key.join('\u001f'));
    return entry === undefined || entry.deleted ? null : entry.record;
  }

  entry(...key: readonly string[]): TableEntry<R> | null {
    return this.#entries.get(key.join('\u001f')) ?? null;
  }

  /** Inserts or replaces; the entry moves to the end of the change order. */
  put(record: R, modifiedAt: string = this.#clock.now()): TableEntry<R> {
    return this.#set({ key: this.keyOf(record), record, rowVersion: this.#clock.next(), modifiedAt, deleted: false });
  }

  /** Leaves a tombstone; `false` when there is nothing to delete. */
  delete(...key: readonly string[]): boolean {
    const entry = this.#entries.get(key.join('\u001f'));
    if (entry === undefined || entry.deleted) return false;
    this.#set({ ...entry, rowVersion: this.#clock.next(), modifiedAt: this.#clock.now(), deleted: true });
    return true;
  }

  /** Live rows, in the order of their last change. */
  *live(): IterableIterator<TableEntry<R>> {
    for (const entry of this.#entries.values()) if (!entry.deleted) yield entry;
  }

  /** Changes after a row version, tombstones included, oldest first, at most `limit`. */
  changesAfter(rowVersion: number, limit: number): TableEntry<R>[] {
    const all = [...this.#entries.values()];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle]?.rowVersion ?? 0) <= rowVersion) low = middle + 1;
      else high = middle;
    }
    return all.slice(low, low + limit);
  }

  get size(): number {
    return this.#entries.size;
  }

  onChange(listener: (entry: TableEntry<R>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(entry: TableEntry<R>): TableEntry<R> {
    this.#entries.delete(entry.key); // re-inserting keeps the map in change order
    this.#entries.set(entry.key, entry);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }
}
