// Reads the event log. A read is one statement and so sees one moment: head, floor and events belong together.
import { AppError } from '@distribution/platform/errors/app-error';
import type { EventLogReader, LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import type { Database } from '../sql/database.ts';
import { isOneOf, allOf, sql } from '../sql/statement.ts';
import type { Bell } from './bell.ts';

/** How far one read looks at most, so that a reader of rare topics is not held up by a long log. */
const SCAN_LIMIT = 20_000;

interface HeadRow {
  readonly generation: string;
  readonly position: string;
  readonly floor: string;
}
interface EventRow {
  readonly position: string;
  readonly topic: string;
  readonly key: string;
  readonly region: string | null;
  readonly legal_entity: string | null;
  readonly customer: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly correlation_id: string;
  readonly payload: string;
}

const eventOf = (row: EventRow, generation: string): LoggedEvent => ({
  generation,
  position: Number(row.position),
  topic: row.topic,
  key: row.key,
  owner: { region: row.region, legalEntity: row.legal_entity, customer: row.customer },
  occurredAt: new Date(row.occurred_at).toISOString(),
  recordedAt: new Date(row.recorded_at).toISOString(),
  correlationId: row.correlation_id,
  payload: row.payload,
});

const check = (after: LogPosition, head: HeadRow): void => {
  if (after.generation !== head.generation || after.position > Number(head.position))
    throw new AppError('CURSOR_FOREIGN', 'the position is not one of this event log');
  if (after.position < Number(head.floor))
    throw new AppError('CURSOR_EXPIRED', `events up to position ${head.floor} are no longer kept`);
};

export const createEventLogReader = (database: Database, bell: Bell): EventLogReader => {
  const readHead = async (): Promise<HeadRow> => {
    const [head] = await database.query<HeadRow>(sql`SELECT generation, position, floor FROM event_log_head`);
    if (head === undefined) throw new AppError('INTERNAL', 'the event log has no head row');
    return head;
  };
  return {
    head: async () => {
      const { generation, position } = await readHead();
      return { generation, position: Number(position) };
    },
    floor: async () => {
      const { generation, floor } = await readHead();
      return { generation, position: Number(floor) };
    },
    read: async (after, limit, topics) => {
      const [found] = await database.query<HeadRow & { readonly events: readonly EventRow[] }>(sql`
        SELECT h.generation, h.position, h.floor, coalesce((
          SELECT jsonb_agg(e ORDER BY e.position) FROM (
            SELECT e.position, e.topic, e.key, e.region, e.legal_entity, e.customer, e.occurred_at, e.recorded_at,
              e.correlation_id, e.payload
            FROM event_log e
            WHERE e.position > ${after.position} AND e.position <= ${after.position + SCAN_LIMIT} AND ${allOf([isOneOf('e.topic', topics)])}
            ORDER BY e.position LIMIT ${limit}
          ) e), '[]'::jsonb) AS events
        FROM event_log_head h`);
      if (found === undefined) throw new AppError('INTERNAL', 'the event log has no head row');
      check(after, found);
      const events = found.events.map((row) => eventOf(row, found.generation));
      const lastRead = events.length === limit ? events.at(-1)?.position : undefined;
      const position = lastRead ?? Math.min(Number(found.position), after.position + SCAN_LIMIT);
      return { events, scannedTo: { generation: found.generation, position } };
    },
    onAppend: (ring) => bell.listen(ring),
  };
};
