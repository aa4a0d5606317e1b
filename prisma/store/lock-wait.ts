import { AppError } from '@distribution/platform/errors/app-error';
import { connectOnce, describeDatabase } from './connect.ts';

/** How long somebody waits for locks. */
export interface LockPatience {
  /** Milliseconds after which it is told what is waited for. */
  readonly tellAfterMs: number;
  /** Milliseconds after which a statement gives up. */
  readonly giveUpAfterMs: number;
}

interface Blocker {
  readonly what: string;
  readonly pid: number;
  readonly application_name: string;
  readonly usename: string;
  readonly state: string;
}

/** What a row of pg_locks is about, without who has or wants it. */
const ofLock = (row: string): string =>
  `to_jsonb(${row}) - '{pid,virtualtransaction,mode,granted,fastpath,waitstart}'::text[]`;

/** What sessions of the application name wait for, and who holds it; `null` when they wait for no lock. */
const describeWait = async (databaseUrl: string, applicationName: string): Promise<string | null> => {
  const client = await connectOnce(databaseUrl, 'distribution-lock-wait');
  try {
    const { rows } = await client.query<Blocker>(
      `SELECT CASE l.locktype WHEN 'advisory' THEN 'an advisory lock'
          ELSE 'a lock on ' || coalesce(l.relation::regclass::text, l.locktype) END AS what,
        b.pid, b.application_name, b.usename, b.state
      FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND NOT l.granted
      CROSS JOIN LATERAL unnest(pg_blocking_pids(a.pid)) AS held(pid) JOIN pg_stat_activity b ON b.pid = held.pid
      WHERE a.application_name = $1 AND a.datname = current_database()
        AND EXISTS (SELECT FROM pg_locks h WHERE h.pid = b.pid AND h.granted AND ${ofLock('h')} = ${ofLock('l')})
      LIMIT 5`, // who waits for the same and came first blocks too, and holds nothing
      [applicationName],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const holders = rows.map(
      ({ pid, application_name: name, usename, state }) => `${pid} (${name || 'no name'}, ${usename}, ${state})`,
    );
    return `${first.what}, held by session ${[...new Set(holders)].join(' and ')}`;
  } finally {
    await client.end();
  }
};

const LOCK_NOT_AVAILABLE = '55P03';
/** Whether a session's lock_timeout ended a statement. */
export const isLockTimeout = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === LOCK_NOT_AVAILABLE;

/**
 * Does what may have to wait for locks. After a while it tells, once, what it waits for; when the session's lock_timeout
 * ends it, it throws STORE_UNAVAILABLE that says who held it. Any other error goes through.
 */
export const withLockWait = async <T>(
  waiter: {
    readonly name: string;
    readonly databaseUrl: string;
    readonly applicationName: string;
    readonly patience: LockPatience;
    readonly onWait: (what: string) => void;
  },
  work: () => Promise<T>,
): Promise<T> => {
  const { name, databaseUrl, applicationName, patience, onWait } = waiter;
  let told: string | null = null;
  const tell = async (): Promise<void> => {
    told = await describeWait(databaseUrl, applicationName).catch(() => null); // a database that is away shows in the work
    if (told !== null) onWait(`${name} waits for ${told}`);
  };
  const timer = setTimeout(() => void tell(), patience.tellAfterMs);
  try {
    return await work();
  } catch (cause) {
    if (!isLockTimeout(cause)) throw cause;
    const seconds = Math.ceil(patience.giveUpAfterMs / 1_000);
    const what = told ?? 'a lock that another session holds';
    const message = `${name} has waited ${seconds} s for ${what}, in ${describeDatabase(databaseUrl)}.`;
    throw new AppError('STORE_UNAVAILABLE', message, {
      cause,
      nextStep: 'End that session (pg_terminate_backend), or wait until it has ended; then start again.',
    });
  } finally {
    clearTimeout(timer);
  }
};
