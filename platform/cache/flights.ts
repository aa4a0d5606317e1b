import type { CacheAnswer } from './cache-domain.ts';
import type { LocalTier } from './local-tier.ts';

type Load = (keys: readonly string[]) => Promise<readonly CacheAnswer<object>[]>;

/** The loads of one domain that are in the air: whoever asks for the same key meanwhile waits for the same answer. */
export interface Flights {
  /** The load of the key that is under way and began after its last invalidation; `null` when there is none. */
  find(key: string): Promise<CacheAnswer<object>> | null;
  /** Loads the keys as one batch. It never rejects: what the loader throws is the answer of each key. `land` sees every answer before its waiters do. */
  start(
    keys: readonly string[],
    load: Load,
    land: (answers: readonly CacheAnswer<object>[], moment: number) => void,
  ): void;
}

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const loadAll = async (keys: readonly string[], load: Load): Promise<readonly CacheAnswer<object>[]> => {
  try {
    const answers = await load(keys);
    if (answers.length === keys.length) return answers;
    throw new Error(`a loader gave ${answers.length} answers for ${keys.length} keys`);
  } catch (thrown) {
    return keys.map(() => errorOf(thrown));
  }
};

/** Builds the flights over the local tier whose invalidations end them. */
export const createFlights = (local: LocalTier): Flights => {
  const flights = new Map<string, { readonly moment: number; readonly answer: Promise<CacheAnswer<object>> }>();

  return {
    find(key) {
      const flight = flights.get(key);
      return flight === undefined || local.isInvalidatedSince(key, flight.moment) ? null : flight.answer;
    },
    start(keys, load, land) {
      const moment = local.moment();
      const batch = loadAll(keys, load).then((answers) => {
        land(answers, moment);
        return answers;
      });
      keys.forEach((key, index) => {
        const flight = { moment, answer: batch.then((answers) => answers[index] ?? null) };
        flights.set(key, flight);
        void flight.answer.then(() => {
          if (flights.get(key) === flight) flights.delete(key);
        });
      });
    },
  };
};
