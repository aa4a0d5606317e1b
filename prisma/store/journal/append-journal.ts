import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { packChanges } from './journal-page.ts';

/** A page on its way into the journal. */
export interface NewJournalPage extends Pick<ChangeBatch, 'changes' | 'correlationId' | 'deliveryId'> {
  readonly restates: boolean;
}

/**
 * Writes pages down, in order, as one of the last statements of their transaction: it takes the head row, whose lock is held
 * until the commit, so positions are given out in the order of the commits and what one transaction sees is a whole beginning.
 */
export const appendJournal = async (
  database: Database,
  flow: ChangeBatch['flow'],
  pages: readonly NewJournalPage[],
  now: Instant,
): Promise<void> => {
  if (pages.length === 0) return;
  const packed = await Promise.all(pages.map(({ changes }) => packChanges(changes)));
  await database.query(sql`
    WITH head AS (UPDATE change_journal_head SET position = position + ${pages.length}
      RETURNING position - ${pages.length} AS before)
    INSERT INTO change_journal (position, flow, recorded_at, correlation_id, delivery_id, change_count, changes, restates)
    SELECT head.before + r.number, ${flow}, ${now}::timestamptz, r.correlation_id, r.delivery_id, r.change_count, r.changes,
      r.restates
    FROM head, unnest(${pages.map(({ correlationId }) => correlationId)}::text[],
      ${pages.map(({ deliveryId }) => deliveryId)}::text[], ${pages.map(({ changes }) => changes.length)}::int[],
      ${packed}::bytea[], ${pages.map(({ restates }) => restates)}::boolean[])
      WITH ORDINALITY AS r(correlation_id, delivery_id, change_count, changes, restates, number)`);
};
