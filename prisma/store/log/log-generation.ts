import { randomUUID } from 'node:crypto';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/**
 * Gives the log a new generation when it finds itself in another database than the one it was last opened in: cursors
 * handed out by the original must not be taken by a copy, in which other events may follow. What tells: the server's
 * system identifier and timeline (a restored base backup, a promoted standby), the database and the table (a restored
 * dump, a clone). A copy of the data folder put back in place looks the same from inside; {@link renewGeneration} is
 * for that.
 */
export const recognizeHome = async (database: Database): Promise<void> => {
  await database.query(sql`
    UPDATE event_log_head h SET generation = CASE WHEN h.home IS NULL THEN h.generation ELSE ${randomUUID()} END, home = here.home
    FROM (
      SELECT concat_ws('/', s.system_identifier, c.timeline_id, d.oid, 'event_log'::regclass::oid) AS home
      FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d WHERE d.datname = current_database()
    ) here
    WHERE h.home IS DISTINCT FROM here.home`);
};

/** Ends all cursors: to be called once after the data folder was put back from a file copy. */
export const renewGeneration = async (database: Database): Promise<void> => {
  await database.query(sql`UPDATE event_log_head SET generation = ${randomUUID()}`);
};

/** Forgets events recorded before the instant; cursors that still need them are refused as expired. Answers how many. */
export const pruneEventLog = async (database: Database, before: string): Promise<number> => {
  const rows = await database.query<{ pruned: string }>(sql`
    WITH cut AS (
      SELECT max(position) AS position FROM event_log WHERE recorded_at < ${before}::timestamptz
    ), head AS (
      UPDATE event_log_head h SET floor = cut.position FROM cut WHERE cut.position > h.floor RETURNING h.floor
    ), gone AS (
      DELETE FROM event_log e USING head WHERE e.position <= head.floor RETURNING 1
    )
    SELECT count(*) AS pruned FROM gone`);
  return Number(rows[0]?.pruned ?? 0);
};
