import type { OutboundCommand, OutboundDecision } from '@distribution/model/operations/outbound';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { isOvertaken } from './follow-basis.ts';
import { OUTBOUND_COLUMNS, outboundOf, type OutboundRow } from './outbound-row.ts';
import { takeBack } from './take-back.ts';
import { tellOutbound } from './tell-outbound.ts';

/** Takes a person's decision about a command that waits for one. */
export const decideOutbound = async (
  transaction: Database,
  { id, action, decidedBy, reason, correlationId, approval }: OutboundDecision,
): Promise<OutboundCommand | null> => {
  const [row] = await transaction.query<OutboundRow & { readonly steps: number }>(sql`
    SELECT ${OUTBOUND_COLUMNS}, (SELECT count(*)::int FROM outbound_command o
      WHERE o.request_id = t.request_id AND o.compensates IS NULL) AS steps
    FROM outbound_command t WHERE t.id = ${id} FOR UPDATE`);
  if (row === undefined) return null;
  if (row.state !== 'UNKNOWN' && row.state !== 'REJECTED')
    throw new AppError('VERSION_CONFLICT', `The command is ${row.state}: there is nothing to decide about it.`);
  // When a step of several is refused, the others are taken back at once: sent again it would stand alone.
  if (action === 'RETRY' && row.state === 'REJECTED' && row.steps > 1 && row.compensates === null)
    throw new AppError('VERSION_CONFLICT', 'The other steps of its request have been taken back.', {
      nextStep: 'Ask for all of them again, under a new idempotency key.',
    });
  if (action === 'RETRY' && row.state === 'REJECTED' && (await isOvertaken(transaction, row)))
    throw new AppError('VERSION_CONFLICT', 'A newer forecast has moved these parameters since.', {
      nextStep: 'Give this one up.',
    });
  // An UNKNOWN one stays so: it is looked up before anything is sent.
  const state = action === 'ABANDON' ? 'ABANDONED' : row.state === 'REJECTED' ? 'QUEUED' : 'UNKNOWN';
  const [changed] = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = ${state}, turn = turn + 1, lease_until = NULL, attempts = 0, lookups = 0,
      approval = coalesce(${approval ?? null}, t.approval),
      next_attempt_at = CASE WHEN ${action === 'RETRY'} THEN clock_timestamp() END
    WHERE t.id = ${id} RETURNING ${OUTBOUND_COLUMNS}`);
  if (changed === undefined) return null;
  const undone = action === 'ABANDON' && row.state === 'UNKNOWN' ? await takeBack(transaction, changed) : [];
  await tellOutbound(transaction, [{ row: changed, actor: decidedBy, reason }, ...undone], correlationId);
  return outboundOf(changed);
};
