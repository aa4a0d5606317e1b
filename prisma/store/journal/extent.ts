import type { JournalExtent } from '@distribution/model/operations/journal';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

/** What the journal holds. */
export const readExtent = async (database: Database): Promise<JournalExtent> => {
  const [row] = await database.query<{
    position: string;
    floor: string;
    first: string | null;
    first_at: Date | null;
    last_at: Date | null;
    pages: string;
    bytes: string;
  }>(sql`
    SELECT h.position, h.floor, j.* FROM change_journal_head h, (
      SELECT min(position) AS first, min(recorded_at) AS first_at, max(recorded_at) AS last_at, count(*) AS pages,
        coalesce(sum(octet_length(changes)), 0) AS bytes FROM change_journal) j`);
  return {
    firstPosition: row?.first === null || row === undefined ? null : Number(row.first),
    lastPosition: Number(row?.position ?? 0),
    firstRecordedAt: instantOrNull(row?.first_at ?? null),
    lastRecordedAt: instantOrNull(row?.last_at ?? null),
    complete: Number(row?.floor ?? 0) === 0,
    pages: Number(row?.pages ?? 0),
    bytes: Number(row?.bytes ?? 0),
  };
};

/** Throws JOURNAL_INCOMPLETE when what is asked for began before what the journal still tells; `null` asks for all. */
export const refuseIncomplete = async (database: Database, from: Instant | null): Promise<void> => {
  const { complete, firstRecordedAt } = await readExtent(database);
  if (complete || (from !== null && firstRecordedAt !== null && from >= firstRecordedAt)) return;
  throw new AppError(
    'JOURNAL_INCOMPLETE',
    firstRecordedAt === null
      ? 'The journal is empty: the projections were filled before it began.'
      : `The journal begins at ${firstRecordedAt}; what was taken before is no longer in it.`,
  );
};

/** Forgets pages recorded before the instant; answers how many. */
export const pruneJournal = async (database: Database, before: Instant): Promise<number> => {
  const rows = await database.query<{ pruned: string }>(sql`
    WITH cut AS (
      SELECT max(position) AS position FROM change_journal WHERE recorded_at < ${before}::timestamptz
    ), head AS (
      UPDATE change_journal_head h SET floor = cut.position FROM cut WHERE cut.position > h.floor RETURNING h.floor
    ), gone AS (
      DELETE FROM change_journal j USING head WHERE j.position <= head.floor RETURNING 1
    )
    SELECT count(*) AS pruned FROM gone`);
  return Number(rows[0]?.pruned ?? 0);
};
