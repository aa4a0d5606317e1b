import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors/app-error.ts';

/** Where settings come from, strongest first. */
export interface SettingSources {
  /** Command line arguments by the setting's name in the file. */
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file: { readonly path: string; readonly content: Readonly<Record<string, unknown>> } | null;
  /** The project's own folder: defaults that are paths are relative to it. */
  readonly root: string;
  readonly workingDir: string;
}

const DEFAULT_FILE = 'distribution.config.json';

/** Reads the configuration file: the one DISTRIBUTION_CONFIG names, else `distribution.config.json` in the project if there is one. */
export const readConfigFile = (named: string | undefined, root: string, workingDir: string): SettingSources['file'] => {
  const file = named === undefined || named === '' ? path.join(root, DEFAULT_FILE) : path.resolve(workingDir, named);
  if (!existsSync(file)) {
    if (named === undefined || named === '') return null;
    throw new AppError('CONFIG_INVALID', `DISTRIBUTION_CONFIG: there is no file ${file}.`);
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError(
      'CONFIG_INVALID',
      `${file} is not readable JSON: ${cause instanceof Error ? cause.message : String(cause)}.`,
      {
        cause,
      },
    );
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new AppError('CONFIG_INVALID', `${file} must hold one JSON object.`);
  }
  return { path: file, content: content as Readonly<Record<string, unknown>> }; // an object, as was just seen
};
