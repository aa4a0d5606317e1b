// What waits for an approval goes on with it, in the transaction that decides: whoever dies after it, the command is in the
// queue with its token, or has ended and says why.
import type { ApprovalRow } from '../decisions/approval-row.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { OUTBOUND_COLUMNS, type OutboundRow } from './outbound-row.ts';
import { takeBack } from './take-back.ts';
import { type OutboundChange, tellOutbound } from './tell-outbound.ts';

type Decided = Pick<ApprovalRow, 'id' | 'state' | 'token' | 'decided_by' | 'decision_reason'>;

const WORD = { REJECTED: 'rejected', WITHDRAWN: 'withdrawn', EXPIRED: 'not given in time' } as const;

const queue = (transaction: Database, { id, token }: Decided): Promise<readonly OutboundRow[]> =>
  transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'QUEUED', approval = ${token}, next_attempt_at = clock_timestamp()
    WHERE t.approval_id = ${id} AND t.state = 'AWAITING_APPROVAL' RETURNING ${OUTBOUND_COLUMNS}`);

const end = (
  transaction: Database,
  { id, decided_by, decision_reason }: Decided,
  word: string,
): Promise<readonly OutboundRow[]> => {
  const said = decision_reason === null ? '' : `: ${decision_reason}`;
  return transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'ABANDONED', error_code = 'APPROVAL_REQUIRED',
      error_message = ${`Its approval was ${word} (${decided_by ?? 'nobody'})${said}`}
    WHERE t.approval_id = ${id} AND t.state = 'AWAITING_APPROVAL' RETURNING ${OUTBOUND_COLUMNS}`);
};

/** Sends on its way what the request was for, or ends it with the other steps that were asked for at once. */
export const releaseOutbound = async (
  transaction: Database,
  request: Decided,
  correlationId: string,
): Promise<void> => {
  const { state, decided_by, decision_reason: reason } = request;
  if (state === 'PENDING') return;
  const rows = state === 'APPROVED' ? await queue(transaction, request) : await end(transaction, request, WORD[state]);
  const changes: OutboundChange[] = [];
  for (const row of rows) {
    changes.push({ row, actor: decided_by ?? '', reason });
    if (state !== 'APPROVED') changes.push(...(await takeBack(transaction, row)));
  }
  await tellOutbound(transaction, changes, correlationId);
};
