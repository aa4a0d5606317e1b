import { rmSync } from 'node:fs';
import pg from 'pg';
import { AppError } from '@distribution/platform/errors/app-error';
import { postmasterFileOf, readPostmasterFile } from './postmaster-file.ts';
import { commandLineNames, isAlive, pause } from './process-state.ts';

const ANSWER_LIMIT_MS = 15_000;

const serves = async (url: string, data: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('SHOW data_directory');
    return answer.rows[0]?.data_directory === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * The server that already runs on the folder: left over from a process that was killed, or started by another one.
 * `null` when there is none; then a stale pid file (whose process is gone, or is another program now) is cleared,
 * because postgres would refuse to start on it.
 */
export const findRunningServer = async (
  data: string,
  urlOf: (port: number) => string,
): Promise<{ readonly pid: number; readonly port: number } | null> => {
  const deadline = Date.now() + ANSWER_LIMIT_MS;
  for (let state = readPostmasterFile(data); state !== null && isAlive(state.pid); state = readPostmasterFile(data)) {
    if (await serves(urlOf(state.port), data)) return { pid: state.pid, port: state.port };
    if (commandLineNames(state.pid, data) === false) break; // the number was given to another program
    if (Date.now() > deadline)
      throw new AppError('STORE_UNAVAILABLE', `PostgreSQL (process ${state.pid}) holds ${data} but does not answer.`, {
        nextStep: `End process ${state.pid} and try again.`,
      });
    await pause(100);
  }
  rmSync(postmasterFileOf(data), { force: true });
  return null;
};
