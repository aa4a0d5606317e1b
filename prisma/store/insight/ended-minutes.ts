import { epochMillisOf, type Instant, instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

const MINUTE_MS = 60_000;
/** Longer than a transaction takes that counts for a minute that has ended. */
const GRACE_MS = 10_000;
/** So much is made up for after nobody watched. */
const LONGEST_MS = 60 * MINUTE_MS;

/** The minutes a round is due for, marked as done in the same transaction; `null` when none has ended since. */
export const takeEndedMinutes = async (
  transaction: Database,
  round: string,
  now: Instant,
): Promise<{ readonly from: Instant; readonly to: Instant } | null> => {
  const toMs = Math.floor((epochMillisOf(now) - GRACE_MS) / MINUTE_MS) * MINUTE_MS;
  const [known] = await transaction.query<{ through: Date }>(
    sql`SELECT through FROM sync_watch_mark WHERE name = ${round} FOR UPDATE`,
  );
  const fromMs = Math.max(known?.through.getTime() ?? toMs - MINUTE_MS, toMs - LONGEST_MS);
  if (fromMs >= toMs) return null;
  const to = instantOf(toMs);
  await transaction.query(sql`
    INSERT INTO sync_watch_mark (name, through) VALUES (${round}, ${to}::timestamptz)
    ON CONFLICT (name) DO UPDATE SET through = excluded.through`);
  return { from: instantOf(fromMs), to };
};

/** The minutes of a window, each with its end. */
export const minutesOf = ({ from, to }: { readonly from: Instant; readonly to: Instant }) => {
  const count = Math.round((epochMillisOf(to) - epochMillisOf(from)) / MINUTE_MS);
  return Array.from({ length: count }, (_, at) => ({
    from: instantOf(epochMillisOf(from) + at * MINUTE_MS),
    to: instantOf(epochMillisOf(from) + (at + 1) * MINUTE_MS),
  }));
};
