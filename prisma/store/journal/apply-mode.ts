import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/**
 * Until the transaction ends, records are taken by another rule than that the newer one wins (`isTaken` in
 * write/upsert-rows.ts): REPLAY puts a row back to what its own revision said; DIFFERENT takes all that
 * differs, to find out what does (undone afterwards) or to follow the system of record wherever it stands; NEWER is the
 * rule of all news again.
 */
export const setApplyMode = async (transaction: Database, mode: 'NEWER' | 'REPLAY' | 'DIFFERENT'): Promise<void> => {
  await transaction.query(sql`SELECT set_config('distribution.apply_mode', ${mode}, true)`);
};
