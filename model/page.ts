/**
 * One page of a list, forward or backward. `after`/`before` are the sort keys of a row as the reader handed them out:
 * stable under inserts; sealing them against forgery is the caller's work.
 */
export interface PageRequest {
  readonly limit: number;
  readonly after: SortKey | null;
  readonly before: SortKey | null;
  /** `true` walks from the end (`last`/`before`). Rows always come back in list order. */
  readonly backward: boolean;
}

/** The values a list is sorted by, the last of them unique. */
export type SortKey = readonly (string | number | null)[];

export interface Page<T> {
  readonly rows: readonly { readonly row: T; readonly sortKey: SortKey }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
