import type { EventAudience } from '@distribution/model/events/event';
import { viewOf } from '@distribution/model/operations/outbound-view';
import { appendEvents } from '../log/append-events.ts';
import { recordAudits } from '../security/record-audits.ts';
import { followBasis } from './follow-basis.ts';
import type { Database } from '../sql/database.ts';
import { outboundOf, type OutboundRow } from './outbound-row.ts';
import { readAudiences } from './visible-commands.ts';

/** One change of a command: who made it, and what is to be remembered of it. */
export interface OutboundChange {
  readonly row: OutboundRow;
  readonly actor: string;
  /** Why, in words; `null` where the state says it all. */
  readonly reason: string | null;
}

/** Who acts where nobody does. */
export const SENDER = 'outbound';

/** What is gone before it was told of: operators hear of it. */
const NOBODY_ELSE: EventAudience = { roles: [], subjects: [] };

/** Tells of changes: to what rests on them, and with an entry of the audit trail and an event each. The last statements of the transaction. */
export const tellOutbound = async (
  transaction: Database,
  changes: readonly OutboundChange[],
  correlationId: string,
): Promise<void> => {
  if (changes.length === 0) return;
  await followBasis(
    transaction,
    changes.map(({ row }) => row),
  );
  await recordAudits(
    transaction,
    changes.map(({ row, actor, reason }) => ({
      actor,
      action: `outbound.${row.state}`,
      target: row.id,
      correlationId,
      detail: {
        kind: row.kind,
        system: row.system,
        subject: row.subject,
        requestId: row.request_id,
        step: row.step,
        compensates: row.compensates,
        document: row.document,
        errorCode: row.error_code,
        reason: reason ?? row.error_message,
      },
    })),
  );
  const audiences = await readAudiences(
    transaction,
    changes.map(({ row }) => row.id),
  );
  await appendEvents(
    transaction,
    changes.map(({ row }) => ({
      topic: 'operations.outbound' as const,
      key: row.id,
      owner: { region: row.region_code, legalEntity: row.legal_entity, customer: '' }, // no partner sees any
      occurredAt: new Date().toISOString(),
      payload: { command: viewOf(outboundOf(row)), audience: audiences.get(row.id) ?? NOBODY_ELSE },
    })),
    correlationId,
  );
};
