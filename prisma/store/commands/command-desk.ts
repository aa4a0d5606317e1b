import { createHash } from 'node:crypto';
import type { Command, CommandDesk, NewCommand } from '@distribution/model/operations/command';
import { AppError } from '@distribution/platform/errors/app-error';
import { newestFirst, readPage } from '../sql/page-query.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { recordAudit } from '../security/record-audits.ts';
import { COMMAND_COLUMNS, commandOf, type CommandRow } from './command-row.ts';
import type { WorkQueue } from './work-queue.ts';

/** The one kind of job: a command, by its id. */
export const COMMANDS = 'commands';

const take = async (transaction: Database, queue: WorkQueue, command: NewCommand): Promise<Command> => {
  const { kind, requestedBy, reason, idempotencyKey, correlationId } = command;
  const input = JSON.stringify(command.input);
  const hash = createHash('sha256').update(`${kind} ${input}`).digest('hex');
  const [made] = await transaction.query<CommandRow>(sql`
    INSERT INTO command AS t (id, kind, input, input_sha256, status, requested_by, reason, idempotency_key, requested_at,
      attempts, done, correlation_id)
    VALUES (${createRowId()}, ${kind}, ${input}::jsonb, ${hash}, 'QUEUED', ${requestedBy}, ${reason}, ${idempotencyKey},
      clock_timestamp(), 0, 0, ${correlationId})
    ON CONFLICT (requested_by, idempotency_key) DO NOTHING RETURNING ${COMMAND_COLUMNS}`);
  if (made !== undefined) {
    await queue.send(transaction, COMMANDS, { id: made.id });
    const detail = { kind, input, reason };
    await recordAudit(transaction, {
      actor: requestedBy,
      action: `command.${kind}`,
      target: made.id,
      correlationId,
      detail,
    });
    return commandOf(made);
  }
  const [known] = await transaction.query<CommandRow>(sql`
    SELECT ${COMMAND_COLUMNS} FROM command t
    WHERE t.requested_by = ${requestedBy} AND t.idempotency_key = ${idempotencyKey}`);
  if (known?.input_sha256 === hash) return commandOf(known);
  throw new AppError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for a command with another input.');
};

export const createCommandDesk = (database: TransactionalDatabase, queue: WorkQueue): CommandDesk => ({
  submit: (command) => database.transaction((transaction) => take(transaction, queue, command)),
  load: async (id) => {
    const [row] = await database.query<CommandRow>(sql`SELECT ${COMMAND_COLUMNS} FROM command t WHERE t.id = ${id}`);
    return row === undefined ? null : commandOf(row);
  },
  list: (page) =>
    readPage<CommandRow, Command>(
      database,
      { select: COMMAND_COLUMNS, from: sql`command t`, where: sql`TRUE`, order: newestFirst('t.requested_at') },
      page,
      commandOf,
    ),
});
