// Brings a database to the schema of this version. In: a database URL and the folder of migrations. Out: the names
// applied. It keeps the books of the Prisma CLI (same table, checksums and advisory lock), so either can go on where the
// other stopped; it needs nothing but a connection. Several processes may call it at once: one works, the others wait.
// A migration that fails stays recorded as failed and stops every later start until it is resolved.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { AppError } from '@distribution/platform/errors/app-error';
import type pg from 'pg';
import { connectOnce } from './store/connect.ts';
import { type LockPatience, withLockWait } from './store/lock-wait.ts';
import { type MigrationFile, readMigrations } from './read-migrations.ts';

export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('migrations', import.meta.url));

/** The advisory lock the Prisma schema engine takes. */
const SCHEMA_ENGINE_LOCK = 72_707_369;
const APPLICATION_NAME = 'distribution-migrate';
/** Whoever is first may have a large table to change. */
const PATIENCE: LockPatience = { tellAfterMs: 1_000, giveUpAfterMs: 600_000 };
const BOOKS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

interface BookEntry {
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly migration_name: string;
  readonly logs: string | null;
}

const pendingOf = (files: readonly MigrationFile[], entries: readonly BookEntry[]): readonly MigrationFile[] => {
  const failed = entries.find((entry) => entry.finished_at === null);
  if (failed !== undefined)
    throw new AppError(
      'CONFIG_INVALID',
      `migration ${failed.migration_name} failed earlier (P3009): ${failed.logs ?? 'the process was killed in the middle of it'}`,
      {
        nextStep: `Repair the database, then: node prisma/tools/prisma.mjs migrate resolve --rolled-back ${failed.migration_name}`,
      },
    );
  for (const entry of entries) {
    const file = files.find((candidate) => candidate.name === entry.migration_name);
    if (file === undefined)
      throw new AppError(
        'CONFIG_INVALID',
        `the database has migration ${entry.migration_name}, which this version does not know`,
        {
          nextStep: 'Start the version that made the database, or a newer one.',
        },
      );
    if (!file.accepts.has(entry.checksum))
      throw new AppError('CONFIG_INVALID', `migration ${file.name} was edited after it was applied`, {
        nextStep: 'Restore the file as it was and put the change into a migration of its own.',
      });
  }
  const applied = new Set(entries.map((entry) => entry.migration_name));
  return files.filter((file) => !applied.has(file.name));
};

const ENTRY =
  'INSERT INTO "_prisma_migrations" (id, checksum, started_at, migration_name, logs) VALUES ($1, $2, now(), $3, $4)';
const DONE =
  'UPDATE "_prisma_migrations" SET applied_steps_count = applied_steps_count + 1, finished_at = now() WHERE id = $1';

/** Applies it with its entry in the books in one transaction: whoever is killed in the middle of it leaves nothing behind. */
const apply = async (client: pg.ClientBase, file: MigrationFile): Promise<void> => {
  const id = randomUUID();
  const entry = (logs: string | null) => client.query(ENTRY, [id, file.checksum, file.name, logs]);
  await client.query('BEGIN');
  try {
    await entry(null);
    await client.query(file.sql);
    await client.query(DONE, [id]);
    await client.query('COMMIT');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    await client.query('ROLLBACK');
    await entry(message);
    throw new AppError('CONFIG_INVALID', `migration ${file.name} failed (P3018): ${message}`, {
      cause,
      nextStep: 'Correct the migration or the database; the next start tells how to resolve the failed attempt.',
    });
  }
};

/** How a database is brought up to date. */
export interface MigrateOptions {
  readonly directory?: string;
  readonly onApply?: (name: string) => void;
  /** Told, once, for whom this one waits when another one is at it. */
  readonly onWait?: (what: string) => void;
  readonly patience?: LockPatience;
}

/** Applies what is missing, oldest first, and answers the names of what it applied. Throws CONFIG_INVALID or STORE_UNAVAILABLE. */
export const migrate = async (
  databaseUrl: string,
  { directory = MIGRATIONS_DIRECTORY, onApply, onWait = () => undefined, patience = PATIENCE }: MigrateOptions = {},
): Promise<readonly string[]> => {
  const files = readMigrations(directory);
  // A connection of its own: the lock belongs to the session, and a pooler between would hand it to another.
  const client = await connectOnce(databaseUrl, APPLICATION_NAME);
  const name = 'bringing the database up to date';
  const waiter = { name, databaseUrl, applicationName: APPLICATION_NAME, patience, onWait };
  try {
    await client.query(`SET lock_timeout = ${patience.giveUpAfterMs}`);
    await withLockWait(waiter, () => client.query(`SELECT pg_advisory_lock(${SCHEMA_ENGINE_LOCK})`));
    await client.query('RESET lock_timeout');
    await client.query(BOOKS);
    const books = await client.query<BookEntry>(
      'SELECT checksum, finished_at, migration_name, logs FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at',
    );
    const pending = pendingOf(files, books.rows);
    for (const file of pending) {
      onApply?.(file.name);
      await apply(client, file);
    }
    return pending.map((file) => file.name);
  } finally {
    await client.end(); // ends the session and with it the lock
  }
};
