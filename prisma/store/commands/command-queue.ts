import type { Command, CommandHandler, CommandQueue } from '@distribution/model/operations/command';
import { toAppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { COMMANDS } from './command-desk.ts';
import { COMMAND_COLUMNS, commandOf, type CommandRow } from './command-row.ts';
import type { WorkQueue } from './work-queue.ts';

const jobSchema = z.object({ id: z.string() });
/** How often a command is taken up before a trouble that might pass is its end. */
const ATTEMPTS = 5;
/** Milliseconds between two looks at how far it is. */
const PROGRESS_MS = 500;

const begin = async (database: Database, id: string): Promise<Command | null> => {
  const [row] = await database.query<CommandRow>(sql`
    UPDATE command t SET status = 'RUNNING', attempts = attempts + 1, done = 0,
      started_at = coalesce(started_at, clock_timestamp())
    WHERE t.id = ${id} AND t.status IN ('QUEUED', 'RUNNING') RETURNING ${COMMAND_COLUMNS}`);
  return row === undefined ? null : commandOf(row);
};

const finish = async (database: Database, id: string, result: unknown): Promise<void> => {
  await database.query(sql`
    UPDATE command SET status = 'SUCCEEDED', finished_at = clock_timestamp(), result = ${JSON.stringify(result)}::jsonb,
      error_code = NULL, error_message = NULL WHERE id = ${id}`);
};

const fail = async (database: Database, id: string, thrown: unknown, ends: boolean): Promise<void> => {
  const { code, message } = toAppError(thrown);
  await database.query(sql`
    UPDATE command SET error_code = ${code}, error_message = ${message},
      status = CASE WHEN ${ends} THEN 'FAILED' ELSE status END,
      finished_at = CASE WHEN ${ends} THEN clock_timestamp() END WHERE id = ${id}`);
};

/**
 * Takes commands up, one at a time. One that fails for a reason that may pass is taken up again by the queue, here or
 * elsewhere, and so is one whose process is stopped or killed; what it did until then it does again, so handlers must
 * be such that this changes nothing.
 */
export const createCommandQueue = (database: Database, queue: WorkQueue): CommandQueue => ({
  work: (handler: CommandHandler) =>
    queue.work(COMMANDS, async (data, signal) => {
      const command = await begin(database, jobSchema.parse(data).id);
      if (command === null) return; // ended by another process that was thought to be gone
      let lastAt = 0;
      const onProgress = (done: number, total: number): void => {
        if (Date.now() - lastAt < PROGRESS_MS && done < total) return;
        lastAt = Date.now();
        void database
          .query(
            sql`UPDATE command SET done = ${done}, total = ${total} WHERE id = ${command.id} AND status = 'RUNNING'`,
          )
          .catch(() => undefined); // only a matter of looks
      };
      try {
        await finish(database, command.id, await handler(command, { signal, onProgress }));
      } catch (thrown) {
        const passing = signal.aborted || toAppError(thrown).retryable;
        const ends = !passing || (!signal.aborted && command.attempts >= ATTEMPTS);
        await fail(database, command.id, thrown, ends);
        if (!ends) throw thrown;
      }
    }),
});
