import { AppError } from '@distribution/platform/errors/app-error';
import type pg from 'pg';
import type { Statement } from './statement.ts';

/** Something that answers SQL: the pool, or one transaction. */
export interface Database {
  /** Runs one statement and answers its rows; the caller names their shape, which the statement must select. */
  query<Row extends object>(statement: Pick<Statement, 'text' | 'values'>): Promise<readonly Row[]>;
}

/** A database on which transactions can be opened. */
export interface TransactionalDatabase extends Database {
  /** Commits what the work did, or undoes it and throws its error. After a deadlock the work is run again, so it must only touch the database. */
  transaction<T>(work: (transaction: Database) => Promise<T>): Promise<T>;
}

const ATTEMPTS = 4;
const RETRYABLE = new Set(['40001', '40P01']); // serialization failure, deadlock
/**
 * Codes that say something of the server and nothing of the data: a standby or a full disk that refuses to write
 * (25006, 53), a statement or lock that took too long (57014, 55P03), the operating system or a broken file (58, XX).
 * Whoever met one tries again later; a record must not be blamed for it.
 */
const SERVER_TROUBLE = /^(25006|53|55P03|57|58|XX)/;
// Classes 08 and 57P0x: lost or shutting down; 53300: full; 55000 and 3D000 at connecting: closed to us or gone.
const CONNECTION_LOST = /^(08|57P0|53300|55000|3D000)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';

/** Whether PostgreSQL's code of an error says that the connection is lost or refused. */
export const isConnectionCode = (code: string): boolean => CONNECTION_LOST.test(code);

/** A text or JSON with NUL in it, which PostgreSQL takes nowhere. */
const UNKEEPABLE = new Set(['22021', '22P05']);

/** The error of PostgreSQL's code when it is about a text that no store keeps, else `null`: whoever sent it can correct it. */
export const unkeepableText = (code: string, cause: unknown): AppError | null =>
  UNKEEPABLE.has(code)
    ? new AppError('INVALID_ARGUMENT', 'A text holds a character that cannot be kept or looked for (NUL).', { cause })
    : null;

/**
 * A lost or refused connection, or a server in trouble, becomes STORE_UNAVAILABLE, a text that no store keeps
 * INVALID_ARGUMENT; anything else stays what it was.
 */
const translate = (thrown: unknown): unknown => {
  const code = codeOf(thrown);
  const unkeepable = unkeepableText(code, thrown);
  if (unkeepable) return unkeepable;
  const message = thrown instanceof Error ? thrown.message : '';
  if (SERVER_TROUBLE.test(code) && !isConnectionCode(code))
    return new AppError('STORE_UNAVAILABLE', `the database cannot do its work: ${message}`, { cause: thrown });
  return isConnectionCode(code) ||
    NETWORK.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message)
    ? new AppError('STORE_UNAVAILABLE', 'the database cannot be reached', { cause: thrown })
    : thrown;
};

const databaseOf = (connection: Pick<pg.Pool | pg.ClientBase, 'query'>): Database => ({
  query: async <Row extends object>(statement: Pick<Statement, 'text' | 'values'>) => {
    try {
      const { rows } = await connection.query<Row>({ text: statement.text, values: statement.values });
      return rows;
    } catch (thrown) {
      throw translate(thrown);
    }
  },
});

const attempt = async <T>(pool: pg.Pool, work: (transaction: Database) => Promise<T>): Promise<T> => {
  const client = await pool.connect().catch((thrown: unknown) => {
    throw translate(thrown);
  });
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(databaseOf(client));
    await client.query('COMMIT');
    return result;
  } catch (thrown) {
    // A connection that cannot even roll back is not given back to the pool.
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw translate(thrown);
  } finally {
    client.release(broken);
  }
};

/** The pool as a database of transactions. */
export const createDatabase = (pool: pg.Pool): TransactionalDatabase => ({
  ...databaseOf(pool),
  transaction: async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(pool, work);
      } catch (thrown) {
        if (!RETRYABLE.has(codeOf(thrown))) throw thrown;
        if (tries < ATTEMPTS) continue;
        const message = "the database had too many transactions in each other's way";
        throw new AppError('STORE_UNAVAILABLE', message, { cause: thrown });
      }
    }
  },
});
