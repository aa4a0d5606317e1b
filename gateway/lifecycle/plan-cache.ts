import { LRUCache } from 'lru-cache';

/** An operation that clients have sent, or that is known to be coming: enough to prepare it again. */
export interface KnownOperation {
  readonly query: string;
  /** `null` when the document has one operation. */
  readonly operationName: string | null;
}

/** What is counted of every plan cache of a gateway together, from its start; sizes are those of now. */
export interface PlanCacheCounts {
  hits: number;
  misses: number;
  evictions: number;
  entries: number;
  /** Estimated memory of the entries. */
  bytes: number;
}

export const createPlanCacheCounts = (): PlanCacheCounts => ({
  hits: 0,
  misses: 0,
  evictions: 0,
  entries: 0,
  bytes: 0,
});

/** What a look-up is by: text, name and what else a plan depends on, beside the supergraph whose cache this is. */
export interface PlanKey extends KnownOperation {
  /** Override labels that hold for the caller, sorted and joined; none when left out. */
  readonly labels?: string;
}

/** Prepared operations of one generation. */
export interface PlanCache<T> {
  /** Counted as a hit or a miss. */
  get(key: PlanKey): T | undefined;
  /** `isOnly`: the document has no other operation, so that it is found with its name and without one. */
  set(key: PlanKey, made: T, isOnly: boolean): void;
  /** Whether it is there; not counted. */
  has(key: PlanKey): boolean;
  /** The keys that were asked for most, most asked first. */
  mostUsed(count: number): readonly PlanKey[];
  /** Forgets everything, and takes it out of the counts of now. */
  clear(): void;
}

interface Entry<T> {
  readonly key: PlanKey;
  readonly made: T;
  readonly bytes: number;
  uses: number;
}

/** Measured: what an operation holds in memory when prepared, apart from its text, and per character of it. */
const BYTES_PER_OPERATION = 8_000;
const BYTES_PER_CHARACTER = 300;

/** A NUL begins no document, so no text can pose as another text's name or labels. */
const textOf = ({ query, operationName, labels = '' }: PlanKey): string =>
  operationName === null && labels === '' ? query : `${operationName ?? ''}\0${labels}\0${query}`;

/** Builds the plan cache of one generation, least recently used out first. `maxBytes` bounds the estimate of its memory. */
export const createPlanCache = <T extends { readonly operationName: string | null }>(
  maxBytes: number,
  counts: PlanCacheCounts,
): PlanCache<T> => {
  const kept = new LRUCache<string, Entry<T>>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
    dispose({ bytes }, _text, reason) {
      counts.entries -= 1;
      counts.bytes -= bytes;
      if (reason === 'evict') counts.evictions += 1;
    },
  });
  /** Under the text alone where that says which operation is meant; that is also the look-up that costs least. */
  const find = (key: PlanKey): Entry<T> | undefined => {
    const only = kept.get(textOf(key.operationName === null ? key : { ...key, operationName: null }));
    if (key.operationName === null || only?.made.operationName === key.operationName) return only;
    return kept.get(textOf(key));
  };
  return {
    get(key) {
      const entry = find(key);
      if (entry === undefined) {
        counts.misses += 1;
        return undefined;
      }
      counts.hits += 1;
      entry.uses += 1;
      return entry.made;
    },
    set(asked, made, isOnly) {
      const key = isOnly ? { ...asked, operationName: null } : asked;
      const bytes = BYTES_PER_OPERATION + BYTES_PER_CHARACTER * key.query.length;
      if (bytes > maxBytes) return;
      counts.entries += 1;
      counts.bytes += bytes;
      kept.set(textOf(key), { key, made, bytes, uses: 1 });
    },
    has: (key) => find(key) !== undefined,
    mostUsed: (count) =>
      [...kept.values()]
        .sort((one, other) => other.uses - one.uses)
        .slice(0, count)
        .map(({ key }) => key),
    clear: () => kept.clear(),
  };
};
