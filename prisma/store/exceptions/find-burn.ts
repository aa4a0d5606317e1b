import { BURN_ALERTS, BURN_WINDOWS } from '@distribution/model/operations/service-level';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { join, raw, sql, type Statement } from '../sql/statement.ts';
import { finding } from './finding.ts';

/** The burn rate in a window of so many minutes, as a column. */
const rateOf = (now: Statement, minutes: number): Statement => sql`
  coalesce((sum(t.total - t.good) FILTER (WHERE t.minute >= ${now} - ${minutes + 1}::int * interval '1 minute'))
    / nullif(sum(t.total) FILTER (WHERE t.minute >= ${now} - ${minutes + 1}::int * interval '1 minute'), 0)
    / (1 - o.target_percent / 100), 0) AS ${raw(`rate_${minutes}`)}`;

const called = (level: 'PAGE' | 'TICKET'): Statement =>
  join(
    BURN_ALERTS.filter((alert) => alert.level === level).map(
      ({ long, short, rate }) => sql`(b.${raw(`rate_${long}`)} >= ${rate} AND b.${raw(`rate_${short}`)} >= ${rate})`,
    ),
    ' OR ',
  );

/** An objective whose error budget burns too fast; see BURN_ALERTS. */
export const findBurn = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`b.name`,
    subject: sql`format('objective %s', b.name)`,
    message: sql`format('The error budget of %s burns %s times as fast as it may.', b.name, round(b.rate_60, 1))`,
    severity: sql`CASE WHEN ${called('PAGE')} THEN 'HIGH' ELSE 'MEDIUM' END`,
  })}
  FROM (
    SELECT o.name, ${join(BURN_WINDOWS.map((minutes) => rateOf(now, minutes)))}
    FROM sync_service_objective o JOIN sync_service_level t ON t.name = o.name
      AND t.minute >= ${now} - ${Math.max(...BURN_WINDOWS) + 1}::int * interval '1 minute' AND t.minute <= ${now}
    GROUP BY o.name, o.target_percent) b
  WHERE ${called('PAGE')} OR ${called('TICKET')}`;
