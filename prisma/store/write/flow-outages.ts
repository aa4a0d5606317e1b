import { raw, sql, type Statement } from '../sql/statement.ts';

/**
 * What an attempt that failed sets in the flow's row `f`, as the run `ended` tells: an outage begins, or goes on; that it
 * read something first says that the system answers again.
 */
export const OUTAGE_GOES_ON: Statement = sql`
  failing_confirmed_at = CASE WHEN f.failing_since IS NULL THEN f.confirmed_at ELSE f.failing_confirmed_at END,
  answered_at = CASE WHEN f.failing_since IS NOT NULL AND ended.read > 0 THEN coalesce(f.answered_at, ended.started_at)
    ELSE f.answered_at END,
  failing_since = coalesce(f.failing_since, now())`;

/** The flow vouches for more than when the outage began. */
const IS_OVER = 'f.failing_since IS NOT NULL AND f.confirmed_at IS DISTINCT FROM f.failing_confirmed_at';
const unlessOver = (column: string): Statement =>
  raw(`${column} = CASE WHEN ${IS_OVER} THEN NULL ELSE f.${column} END`);

/**
 * What an attempt that succeeded sets likewise: the outage, if there was one, is over when the flow vouches for more than
 * when it began; a delivery that could be applied meanwhile does not end it.
 */
export const OUTAGE_MAY_END: Statement = sql`
  ${unlessOver('failing_since')}, ${unlessOver('failing_confirmed_at')}, ${unlessOver('answered_at')},
  last_outage = CASE WHEN ${raw(IS_OVER)} THEN jsonb_build_object(
    'failedAt', to_char(f.failing_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'answeredAt', to_char(coalesce(f.answered_at, ended.started_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'caughtUpAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ELSE f.last_outage END`;
