import { AppError } from '@distribution/platform/errors/app-error';
import pg from 'pg';

/** The oldest PostgreSQL whose SQL we use (the oldest version its makers still maintained when this was written). */
const OLDEST_VERSION = 150_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** The address of a database without its password, for messages. */
export const describeDatabase = (databaseUrl: string): string => {
  try {
    const { hostname, port, pathname, username } = new URL(databaseUrl);
    return `${pathname.slice(1) || '(no database)'} on ${hostname || 'a local socket'}:${port || '5432'} as ${username || '(no user)'}`;
  } catch {
    return 'the given URL';
  }
};

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';

const REASONS: Readonly<Record<string, readonly ['CONFIG_INVALID' | 'STORE_UNAVAILABLE', string, string]>> = {
  '28P01': ['CONFIG_INVALID', 'refused the password', 'Correct user and password in DATABASE_URL.'],
  '28000': ['CONFIG_INVALID', 'refused the user', 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': ['CONFIG_INVALID', 'has no such database', 'Create the database, or correct its name in DATABASE_URL.'],
  '42501': ['CONFIG_INVALID', 'refused for want of rights', 'Make the user of DATABASE_URL the owner of the database.'],
  ENOTFOUND: ['CONFIG_INVALID', 'has an unknown host name', 'Correct the host in DATABASE_URL.'],
  ECONNREFUSED: ['STORE_UNAVAILABLE', 'does not answer', 'Start PostgreSQL, or correct host and port in DATABASE_URL.'],
};

/** Turns a failure to connect into a sentence that says which database, what is wrong and what to do. */
export const connectionError = (databaseUrl: string, cause: unknown): AppError => {
  if (cause instanceof AppError) return cause;
  const [code, what, nextStep] = REASONS[codeOf(cause)] ?? [
    'STORE_UNAVAILABLE',
    `cannot be used (${cause instanceof Error ? cause.message : String(cause)})`,
    'Check DATABASE_URL and that PostgreSQL runs and accepts connections.',
  ];
  return new AppError(code, `PostgreSQL ${what}: ${describeDatabase(databaseUrl)}.`, { cause, nextStep });
};

/** Refuses text that is no PostgreSQL URL before a driver guesses what it could mean. */
export const checkDatabaseUrl = (databaseUrl: string): void => {
  if (URL.canParse(databaseUrl) && /^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) return;
  throw new AppError('CONFIG_INVALID', 'DATABASE_URL is not a PostgreSQL URL.', {
    nextStep: 'Write it as postgresql://user:password@host:5432/database.',
  });
};

/** Refuses a server older than PostgreSQL 15. */
export const checkServerVersion = async (client: Pick<pg.ClientBase, 'query'>): Promise<void> => {
  const answer = await client.query<{ number: number; text: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text`,
  );
  const { number, text } = answer.rows[0] ?? { number: 0, text: 'unknown' };
  if (number < OLDEST_VERSION)
    throw new AppError('CONFIG_INVALID', `PostgreSQL ${text} is too old: 15 or newer is needed.`, {
      nextStep: 'Upgrade the server, or unset DATABASE_URL to use the embedded PostgreSQL 17.',
    });
};

/** Opens one connection of its own, checked; the caller ends it. */
export const connectOnce = async (databaseUrl: string, applicationName: string): Promise<pg.Client> => {
  checkDatabaseUrl(databaseUrl);
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  client.on('error', () => undefined); // a broken connection shows at the next query, or to who listens too
  try {
    await client.connect();
    await checkServerVersion(client);
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw connectionError(databaseUrl, cause);
  }
};
