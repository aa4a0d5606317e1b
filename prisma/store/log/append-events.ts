import type { EventPayloads, EventTopic } from '@distribution/model/events/event';
import type { SourceEvent } from '@distribution/platform/event-log/source-log';
import type { RowOwner } from '@distribution/platform/principal/principal';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** Something that happened, before it has a place in the log. */
export type NewEvent = {
  readonly [T in EventTopic]: {
    readonly topic: T;
    readonly key: string;
    readonly owner: RowOwner;
    /** ISO instant. */
    readonly occurredAt: string;
    readonly payload: EventPayloads[T];
    /** Where it is followed by another correlation id than what is appended with it. */
    readonly correlationId?: string;
  };
}[EventTopic];

/** Events nobody owns are for everyone who may read the log. */
export const NOBODY: RowOwner = { region: null, legalEntity: null, customer: null };

/** The channel that rings when something was appended; it carries the position and nothing else. */
export const BELL_CHANNEL = 'distribution_event_log';

/**
 * Appends events as the LAST statement of a transaction: it takes the head row, whose lock is held until the commit, so
 * positions are given out in commit order and a rollback gives them back.
 */
export const appendEvents = (
  transaction: Database,
  events: readonly NewEvent[],
  correlationId: string,
): Promise<void> =>
  appendRecords(
    transaction,
    events.map((event) => ({ ...event, payload: JSON.stringify(event.payload) })),
    correlationId,
  );

/** The same for events of any topic, their payloads JSON text. */
export const appendRecords = async (
  transaction: Database,
  records: readonly (SourceEvent & Pick<NewEvent, 'correlationId'>)[],
  correlationId: string,
): Promise<void> => {
  if (records.length === 0) return;
  const rows = records.map(({ topic, key, owner, occurredAt, payload, correlationId: own }) => ({
    topic,
    key,
    region: owner.region,
    legal_entity: owner.legalEntity,
    customer: owner.customer,
    occurred_at: occurredAt,
    payload,
    correlation_id: own ?? correlationId,
  }));
  await transaction.query(sql`
    WITH head AS (
      UPDATE event_log_head SET position = position + ${rows.length} RETURNING position - ${rows.length} AS before, position
    ), appended AS (
      INSERT INTO event_log (position, topic, key, region, legal_entity, customer, occurred_at, recorded_at, correlation_id, payload)
      SELECT head.before + r.number, r.topic, r.key, r.region, r.legal_entity, r.customer, r.occurred_at, clock_timestamp(),
        r.correlation_id, r.payload
      FROM head, ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (topic text, key text, region text,
        legal_entity text, customer text, occurred_at timestamptz, payload text, correlation_id text))
        WITH ORDINALITY AS r(topic, key, region, legal_entity, customer, occurred_at, payload, correlation_id, number)
    )
    SELECT pg_notify(${BELL_CHANNEL}, head.position::text) FROM head`);
};
