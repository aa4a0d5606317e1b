import { readFileSync } from 'node:fs';
import { AppError } from '@distribution/platform/errors/app-error';

/** The user and group a child process runs as; empty: ours. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, which have the passwd entry initdb wants. */
export const choosePostgresUser = (): RunAs => {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (account === undefined)
    throw new AppError(
      'CONFIG_INVALID',
      'The embedded PostgreSQL cannot run as root, and there is no user postgres or nobody.',
      {
        nextStep: 'Start as an ordinary user, add a user "postgres", or set DATABASE_URL.',
      },
    );
  return { uid: Number(account[2]), gid: Number(account[3]) };
};
