import { type ChangeCause, destinationsOf, type Passage, sentTo } from '@distribution/model/operations/echo';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { OUTBOUND_COLUMNS, outboundOf, type OutboundRow } from './outbound-row.ts';
import { takeBack } from './take-back.ts';
import { SENDER, tellOutbound } from './tell-outbound.ts';

type OnItsWay = Pick<OutboundRow, 'id' | 'system' | 'origin' | 'through' | 'correlation_id'>;

/**
 * The way a change has come: that of the command that made it, on to the system that tells it, else it was made in that
 * system.
 */
export const passageOf = async (database: Database, { system, touches, revision }: ChangeCause): Promise<Passage> => {
  const [made] = await database.query<Pick<OutboundRow, 'origin' | 'through'>>(sql`
    SELECT t.origin, t.through FROM outbound_command t WHERE t.system = ${system} AND t.revision = ${revision}
      AND t.touches && ${[...touches]}::text[] AND t.state IN ('ACKNOWLEDGED', 'CONFIRMED') AND t.origin IS NOT NULL
    ORDER BY t.answered_at DESC LIMIT 1`);
  return made?.origin == null
    ? { origin: system, through: [] }
    : sentTo({ origin: made.origin, through: made.through }, system);
};

/** Whether it would go back to where its change was made or has been, or further than any change goes. */
export const isEcho = ({ system, origin, through }: OnItsWay): boolean =>
  origin !== null && destinationsOf({ origin, through }, [system]).length === 0;

/** Ends it before it is sent, with the other steps of its request. */
export const suppressEcho = async (
  transaction: Database,
  { id, system, origin, through, correlation_id }: OnItsWay,
): Promise<OutboundCommand> => {
  const reason = `Not sent: the change came to it by ${[origin, ...through].join(', ')}, and would go on to ${system}.`;
  const [row] = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'ABANDONED', next_attempt_at = NULL, error_code = 'ECHO_SUPPRESSED',
      error_message = ${reason} WHERE t.id = ${id} RETURNING ${OUTBOUND_COLUMNS}`);
  if (row === undefined) throw new AppError('INTERNAL', `The command ${id} is locked and gone.`);
  const others = await takeBack(transaction, row);
  await tellOutbound(transaction, [{ row, actor: SENDER, reason }, ...others], correlation_id);
  return outboundOf(row);
};
