import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
 * Removes what killed starts left. Their `initdb` may live on for a moment and write while its folder is being removed,
 * hence the patience; a folder that stays all the same is in nobody's way and left to the next start.
 */
const removeScratch = async (directory: string): Promise<void> => {
  const left = readdirSync(directory).filter((name) => name.startsWith(SCRATCH_PREFIX));
  const patience = { recursive: true, force: true, maxRetries: 20, retryDelay: 20 }; // each wait 20 ms longer: 4 s in all
  await Promise.all(left.map((name) => rm(path.join(directory, name), patience).catch(() => undefined)));
};

/**
 * Makes an empty cluster in `data`, unless there is one. It grows in a scratch folder that is renamed when it is
 * finished: a kill in the middle never leaves half a cluster, only a scratch folder that the next start removes.
 */
export const createCluster = async (bin: string, data: string, user: string, as: RunAs): Promise<void> => {
  const directory = path.dirname(data);
  await removeScratch(directory);
  if (existsSync(data)) return;
  const scratch = path.join(directory, `${SCRATCH_PREFIX}${process.pid}`);
  const layout = ['--auth=trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  const { code, output } = await run(path.join(bin, 'initdb'), ['-D', scratch, '-U', user, ...layout], as);
  if (code !== 0) {
    await removeScratch(directory);
    throw new AppError('CONFIG_INVALID', `The database could not be created in ${directory}: ${output.trim()}`, {
      nextStep: /permission denied/i.test(output)
        ? 'Choose a DATA_DIR (and a checkout) that the user running PostgreSQL can reach; as root that is "postgres" or "nobody", so not below /root.'
        : 'Check that the disk has room and that DATA_DIR is writable, or set DATABASE_URL.',
    });
  }
  renameSync(scratch, data);
};
