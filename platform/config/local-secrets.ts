import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors/app-error.ts';
import { writeOnce } from '../files/write-once.ts';

/**
 * A secret of this installation, for a setting nobody set: made once from 256 random bits and kept in the data folder,
 * readable by its owner alone. Processes that share the folder share the secret; others need it set.
 */
export const ensureLocalSecret = (dataDir: string, name: 'assertion' | 'cursor'): string => {
  const folder = path.join(dataDir, 'keys');
  const file = path.join(folder, `${name}.secret`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) writeOnce(file, randomBytes(32).toString('base64url'), 0o600);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${folder} cannot be written.`, { cause });
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new AppError('CONFIG_INVALID', `${file} is damaged.`, { nextStep: 'Delete the file; a new secret is made.' });
};
