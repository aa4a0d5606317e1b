import DataLoader from 'dataloader';

/** Most keys one batch asks for; what the projections answer in one statement without pain. */
const MAX_BATCH = 1000;

/** Loads values of many keys at once, in the order of the keys. */
export type BatchLoad<K, V> = (keys: readonly K[]) => Promise<readonly (V | Error)[]>;

/** A per-request loader: keys asked for in one go are loaded once, together. */
export const createLoader = <K extends string, V>(load: BatchLoad<K, V>): DataLoader<K, V> =>
  new DataLoader(load, { maxBatchSize: MAX_BATCH });

/**
 * Per-request loaders of a field with arguments: one loader per distinct arguments (they select the same rows for every
 * key), so that a page of 100 parents costs one batch per spelling of the field, not one per parent.
 */
export const createLoadersByArguments = <A, K extends string, V>(
  load: (args: A, keys: readonly K[]) => Promise<readonly V[]>,
): ((args: A) => DataLoader<K, V>) => {
  const loaders = new Map<string, DataLoader<K, V>>();
  return (args) => {
    const name = JSON.stringify(args);
    const known = loaders.get(name);
    if (known !== undefined) return known;
    const made = createLoader<K, V>((keys) => load(args, keys));
    loaders.set(name, made);
    return made;
  };
};

/** A per-request loader of records that are at hand and are to be read anew: those asked for in one go go out together. */
export const createRefresher = <T>(
  refresh: (records: readonly T[]) => Promise<readonly (T | Error)[]>,
  keyOf: (record: T) => string,
): DataLoader<T, T, string> => new DataLoader(refresh, { maxBatchSize: MAX_BATCH, cacheKeyFn: keyOf });
