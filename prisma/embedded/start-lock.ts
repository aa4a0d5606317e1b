import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import { isAlive, pause, startMarkOf } from './process-state.ts';

const WAIT_LIMIT_MS = 90_000;
const POLL_MS = 50;

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const isHeld = (content: string): boolean => {
  const [pid, mark] = content.split(' ');
  return pid !== undefined && isAlive(Number(pid)) && startMarkOf(Number(pid)) === mark;
};

/**
 * Lets one process at a time start the server of a folder; a lock whose holder was killed is taken over. The file
 * appears complete (a hard link of a finished one), so nobody ever reads half a holder. Answers the release.
 */
export const takeStartLock = async (directory: string): Promise<() => void> => {
  const lock = path.join(directory, 'start.lock');
  const own = path.join(directory, `start.lock.${process.pid}`);
  const content = `${process.pid} ${startMarkOf(process.pid)}`;
  const deadline = Date.now() + WAIT_LIMIT_MS;
  writeFileSync(own, content);
  try {
    for (;;) {
      try {
        linkSync(own, lock);
        return () => rmSync(lock, { force: true });
      } catch {
        const seen = readOr(lock);
        // Removed only while it still says what we judged: another waiter may have taken it over just now.
        if (seen !== '' && !isHeld(seen) && readOr(lock) === seen) rmSync(lock, { force: true });
      }
      if (Date.now() > deadline)
        throw new AppError(
          'STORE_UNAVAILABLE',
          `Another process has been starting the database in ${directory} for too long.`,
          {
            nextStep: `Stop that process (its number is in ${lock}) and try again.`,
          },
        );
      await pause(POLL_MS);
    }
  } finally {
    rmSync(own, { force: true });
  }
};
