import type { Database, TransactionalDatabase } from '../sql/database.ts';

class Undo<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('undone on purpose');
    this.value = value;
  }
}

/** Runs the work in a transaction of which nothing stays, whatever it did, and answers what it found. */
export const undone = async <T>(
  database: TransactionalDatabase,
  work: (transaction: Database) => Promise<T>,
): Promise<T> => {
  try {
    return await database.transaction(async (transaction) => {
      throw new Undo(await work(transaction));
    });
  } catch (thrown) {
    if (thrown instanceof Undo) return thrown.value as T; // thrown three lines above with the work's value
    throw thrown;
  }
};
