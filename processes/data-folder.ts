import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file or a link to nowhere, no folder',
  ENOENT: 'no folder can be made where it would lie',
  ENOTDIR: 'what it would lie in is a file, no folder',
  EACCES: 'it may not be read and written by this user',
  EPERM: 'it may not be made or used by this user',
  EROFS: 'it lies on a disk that cannot be written to',
  ENOSPC: 'the disk is full',
};

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '');

const reasonOf = (cause: unknown): string =>
  REASONS[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));

const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder);
  } catch (cause) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw cause;
  }
};

/** Makes it and what it lies in. Node's own way (`recursive`) never ends where the system says ENOENT, as below /proc. */
const makeFolder = (folder: string): void => {
  try {
    makeOne(folder);
  } catch (cause) {
    const parent = path.dirname(folder);
    if (codeOf(cause) !== 'ENOENT' || parent === folder) throw cause;
    makeFolder(parent);
    makeOne(folder);
  }
};

/** Makes the data folder where it is missing; throws CONFIG_INVALID when it cannot be made, read or written. */
export const prepareDataFolder = (dataDir: string): void => {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `The data folder ${dataDir} cannot be used: ${reasonOf(cause)}.`, {
      cause,
      nextStep: 'Set DATA_DIR to a folder that you may read and write.',
    });
  }
};
