import type { AlertLevel, ServiceLevel } from '@distribution/model/operations/service-level';
import type { Instant } from '@distribution/model/time/instant';
import { appendEvents, type NewEvent } from '../log/append-events.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/**
 * Tells of each objective whose alert is another than the one that was told last, and counts those that begin. The last
 * statement of its transaction.
 */
export const tellServiceLevels = async (
  transaction: Database,
  levels: readonly ServiceLevel[],
  now: Instant,
): Promise<number> => {
  const told = await transaction.query<{ name: string; told_alert: AlertLevel }>(
    sql`SELECT name, told_alert FROM sync_service_objective FOR UPDATE`,
  );
  const before = new Map(told.map(({ name, told_alert }) => [name, told_alert]));
  const events: NewEvent[] = [];
  for (const level of levels) {
    const last = before.get(level.name) ?? 'NONE';
    if (last === level.alert) continue;
    const begins = last === 'NONE' ? 1 : 0;
    await transaction.query(sql`
      UPDATE sync_service_objective SET told_alert = ${level.alert}, breaches = breaches + ${begins}::int
      WHERE name = ${level.name}`);
    events.push({
      topic: 'operations.service-levels',
      key: level.name,
      owner: { region: '', legalEntity: '', customer: '' }, // the house's own: only for who may see every row
      occurredAt: now,
      payload: { serviceLevel: { ...level, breaches: level.breaches + begins } },
    });
  }
  await appendEvents(transaction, events, `watch-${now}`);
  return events.length;
};
