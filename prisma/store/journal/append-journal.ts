import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { packChanges } from './journal-page.ts';

/**
 * Writes the page down as one of the last statements of its transaction: it takes the head row, whose lock is held until
 * the commit, so positions are given out in the order of the commits and what one transaction sees is a whole beginning.
 */
export const appendJournal = async (
  database: Database,
  page: Pick<ChangeBatch, 'flow' | 'changes' | 'correlationId' | 'deliveryId'> & { readonly restates: boolean },
  now: Instant,
): Promise<void> => {
  const { flow, changes, correlationId, deliveryId, restates } = page;
  const packed = await packChanges(changes);
  await database.query(sql`
    WITH head AS (UPDATE change_journal_head SET position = position + 1 RETURNING position)
    INSERT INTO change_journal (position, flow, recorded_at, correlation_id, delivery_id, change_count, changes, restates)
    SELECT head.position, ${flow}, ${now}::timestamptz, ${correlationId}, ${deliveryId}, ${changes.length}, ${packed}, ${restates}
    FROM head`);
};
