import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import type { RunAs } from './postgres-user.ts';

const SCRATCH_PREFIX = 'initdb.';

const run = (command: string, args: readonly string[], as: RunAs): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });

/**
 * Makes an empty cluster in `data`, unless there is one. It grows in a scratch folder that is renamed when it is
 * finished: a kill in the middle never leaves half a cluster, only a scratch folder that the next start removes.
 */
export const createCluster = async (bin: string, data: string, user: string, as: RunAs): Promise<void> => {
  if (existsSync(data)) return;
  const directory = path.dirname(data);
  for (const name of readdirSync(directory))
    if (name.startsWith(SCRATCH_PREFIX)) rmSync(path.join(directory, name), { recursive: true, force: true });
  const scratch = path.join(directory, `${SCRATCH_PREFIX}${process.pid}`);
  const layout = ['--auth=trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  const { code, output } = await run(path.join(bin, 'initdb'), ['-D', scratch, '-U', user, ...layout], as);
  if (code !== 0) {
    rmSync(scratch, { recursive: true, force: true });
    throw new AppError('CONFIG_INVALID', `The database could not be created in ${directory}: ${output.trim()}`, {
      nextStep: /permission denied/i.test(output)
        ? 'Choose a DATA_DIR (and a checkout) that the user running PostgreSQL can reach; as root that is "postgres" or "nobody", so not below /root.'
        : 'Check that the disk has room and that DATA_DIR is writable, or set DATABASE_URL.',
    });
  }
  renameSync(scratch, data);
};
