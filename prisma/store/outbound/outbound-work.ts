import type { OutboundCommand, OutboundKind } from '@distribution/model/operations/outbound';
import type { OutboundOutcome, OutboundWork, TakenOutbound } from '@distribution/model/operations/outbound-work';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { confirmOutbound } from './confirm-outbound.ts';
import { isEcho, suppressEcho } from './echoes.ts';
import { OUTBOUND_COLUMNS, outboundOf, type OutboundRow } from './outbound-row.ts';
import { takeBack } from './take-back.ts';
import { type OutboundChange, SENDER, tellOutbound } from './tell-outbound.ts';
import { HAS_ITS_TURN } from './turn.ts';

type Next = Pick<OutboundRow, 'id' | 'system' | 'origin' | 'through' | 'correlation_id'> & {
  readonly before: TakenOutbound['before'];
};

/** The command whose turn it is. */
const lockNext = async (
  transaction: Database,
  system: string,
  kinds: readonly OutboundKind[],
): Promise<Next | undefined> => {
  const [next] = await transaction.query<Next>(sql`
    SELECT t.id, t.system, t.origin, t.through, t.correlation_id, t.state AS before FROM outbound_command t
    WHERE t.system = ${system} AND t.kind = ANY(${[...kinds]}::text[]) AND t.state IN ('QUEUED', 'SENT', 'UNKNOWN')
      AND t.next_attempt_at <= clock_timestamp() AND (t.lease_until IS NULL OR t.lease_until < clock_timestamp())
      AND ${HAS_ITS_TURN}
    ORDER BY t.next_attempt_at, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`);
  return next;
};

const send = async (transaction: Database, { id, before }: Next, leaseMs: number): Promise<TakenOutbound | null> => {
  const [row] = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET turn = t.turn + 1,
      lease_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond',
      state = CASE WHEN t.state = 'QUEUED' THEN 'SENT' ELSE t.state END,
      sent_at = CASE WHEN t.state = 'QUEUED' THEN clock_timestamp() ELSE t.sent_at END,
      attempts = t.attempts + CASE WHEN t.state = 'QUEUED' THEN 1 ELSE 0 END,
      lookups = t.lookups + CASE WHEN t.state = 'QUEUED' THEN 0 ELSE 1 END
    WHERE t.id = ${id} RETURNING ${OUTBOUND_COLUMNS}`);
  if (row === undefined) return null;
  if (before === 'QUEUED') await tellOutbound(transaction, [{ row, actor: SENDER, reason: null }], row.correlation_id);
  return { command: outboundOf(row), before, turn: row.turn };
};

type Took = { readonly taken: TakenOutbound | null } | { readonly echo: OutboundCommand };

const take = async (
  transaction: Database,
  system: string,
  kinds: readonly OutboundKind[],
  leaseMs: number,
): Promise<Took> => {
  const next = await lockNext(transaction, system, kinds);
  if (next === undefined) return { taken: null };
  return next.before === 'QUEUED' && isEcho(next)
    ? { echo: await suppressEcho(transaction, next) }
    : { taken: await send(transaction, next, leaseMs) };
};

const resend = async (transaction: Database, { command, turn }: TakenOutbound): Promise<boolean> => {
  const [row] = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'SENT', attempts = attempts + 1, sent_at = clock_timestamp()
    WHERE t.id = ${command.id} AND t.turn = ${turn} RETURNING ${OUTBOUND_COLUMNS}`);
  if (row === undefined) return false;
  const reason = 'looked up by its key: it had not been done';
  await tellOutbound(transaction, [{ row, actor: SENDER, reason }], row.correlation_id);
  return true;
};

const write = async (
  transaction: Database,
  { command, turn }: TakenOutbound,
  outcome: OutboundOutcome,
): Promise<OutboundRow | undefined> => {
  const acknowledged = outcome.state === 'ACKNOWLEDGED';
  const retryAfterMs = 'retryAfterMs' in outcome ? outcome.retryAfterMs : null;
  const [row] = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = ${outcome.state}, lease_until = NULL,
      answered_at = CASE WHEN ${acknowledged || outcome.state === 'REJECTED'} THEN clock_timestamp() ELSE t.answered_at END,
      document = coalesce(${acknowledged ? outcome.document : null}, t.document),
      revision = coalesce(${acknowledged ? outcome.revision : null}::bigint, t.revision),
      error_code = ${acknowledged ? null : outcome.errorCode}, error_message = ${acknowledged ? null : outcome.errorMessage},
      next_attempt_at = clock_timestamp() + ${retryAfterMs}::int * interval '1 millisecond'
    WHERE t.id = ${command.id} AND t.turn = ${turn} AND t.state IN ('SENT', 'UNKNOWN') RETURNING ${OUTBOUND_COLUMNS}`);
  return row;
};

const settle = async (transaction: Database, taken: TakenOutbound, outcome: OutboundOutcome): Promise<boolean> => {
  const row = await write(transaction, taken, outcome);
  if (row === undefined) return false;
  const changes: OutboundChange[] = [{ row, actor: SENDER, reason: null }];
  if (row.state === 'REJECTED') changes.push(...(await takeBack(transaction, row)));
  if (row.state === 'ACKNOWLEDGED' && row.compensates !== null) {
    const [undone] = await transaction.query<OutboundRow>(sql`
      UPDATE outbound_command t SET state = 'COMPENSATED' WHERE t.id = ${row.compensates}
        AND t.state IN ('ACKNOWLEDGED', 'CONFIRMED') RETURNING ${OUTBOUND_COLUMNS}`);
    if (undone !== undefined) changes.push({ row: undone, actor: SENDER, reason: row.reason });
  }
  await tellOutbound(transaction, changes, row.correlation_id);
  return true;
};

export const createOutboundWork = (database: TransactionalDatabase): OutboundWork => ({
  take: async (system, kinds, leaseMs, onEcho) => {
    for (;;) {
      const took = await database.transaction((transaction) => take(transaction, system, kinds, leaseMs));
      if ('taken' in took) return took.taken;
      onEcho?.(took.echo);
    }
  },
  resend: (taken) => database.transaction((transaction) => resend(transaction, taken)),
  settle: (taken, outcome) => database.transaction((transaction) => settle(transaction, taken, outcome)),
  confirm: () => database.transaction(confirmOutbound),
});
