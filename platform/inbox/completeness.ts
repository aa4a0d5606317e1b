import { lstat, readdir, rm } from 'node:fs/promises';
import { fileErrorCode } from './folder-error.ts';

/** A file in a drop folder. `path` is in bytes, since senders name files in any encoding; `name` is for people. */
export interface DroppedFile {
  readonly path: Buffer;
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/** What tells a whole file from one that is still being written. */
export interface CompletenessRules {
  readonly folder: string;
  readonly partialNames: RegExp;
  readonly stillMs: number;
  readonly markerSuffix: string | null;
  /** Whether the file says by itself that it is whole (a trailer). `false` says nothing: stillness decides. */
  readonly isWhole: ((path: Buffer) => Promise<boolean>) | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const inFolder = (folder: string, name: Buffer): Buffer => Buffer.concat([Buffer.from(`${folder}/`), name]);

/** What a path is; `null` when it is gone or no plain file. */
const look = async (path: Buffer, name: string): Promise<DroppedFile | null> => {
  try {
    const found = await lstat(path);
    return found.isFile() ? { path, name, size: found.size, modifiedMs: found.mtimeMs } : null;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Earliest first, by date and then name: the order in which files that lie there together are taken. */
export const byAge = (left: Pick<DroppedFile, 'modifiedMs' | 'name'>, right: typeof left): number =>
  left.modifiedMs - right.modifiedMs || (left.name < right.name ? -1 : Number(left.name > right.name));

/**
 * Watches one folder for whole files. A file by a partial name is never one. With markers, a file is whole when its
 * marker lies beside it; else when it says so itself, or has been seen unchanged for `stillMs`. Stillness is measured by
 * looking twice, not by the file's date: the clock of a share is not ours.
 */
export const createCompletenessWatch = (rules: CompletenessRules): (() => Promise<readonly DroppedFile[]>) => {
  const { folder, partialNames, stillMs, markerSuffix, isWhole, now } = rules;
  let seen = new Map<string, { readonly size: number; readonly modifiedMs: number; readonly since: number }>();

  const isStill = (file: DroppedFile, at: number, next: typeof seen): boolean => {
    const before = seen.get(file.name);
    const same = before !== undefined && before.size === file.size && before.modifiedMs === file.modifiedMs;
    const since = same ? before.since : at;
    next.set(file.name, { size: file.size, modifiedMs: file.modifiedMs, since });
    return at - since >= stillMs;
  };

  return async () => {
    const at = now();
    const next: typeof seen = new Map();
    const entries = (await readdir(folder, { encoding: 'buffer' })).map((raw) => ({ raw, name: raw.toString('utf8') }));
    const names = new Set(entries.map(({ name }) => name));
    const isMarker = (name: string): boolean => markerSuffix !== null && name.endsWith(markerSuffix);
    const whole: DroppedFile[] = [];
    for (const { raw, name } of entries) {
      if (partialNames.test(name) || isMarker(name)) continue;
      const file = await look(inFolder(folder, raw), name);
      if (file === null) continue;
      if (markerSuffix !== null) {
        if (names.has(`${name}${markerSuffix}`)) whole.push(file);
      } else if (isStill(file, at, next) || (isWhole !== null && (await isWhole(file.path)))) whole.push(file);
    }
    seen = next;
    return whole.sort(byAge);
  };
};

/**
 * Takes away markers whose file is not there any more: one of them would vouch for the next file of that name while it is
 * still being written.
 */
export const dropOrphanMarkers = async (folder: string, markerSuffix: string): Promise<void> => {
  for (const raw of await readdir(folder, { encoding: 'buffer' })) {
    const name = raw.toString('utf8');
    if (!name.endsWith(markerSuffix)) continue;
    const file = raw.subarray(0, raw.length - Buffer.byteLength(markerSuffix));
    if ((await look(inFolder(folder, file), name)) === null) await rm(inFolder(folder, raw), { force: true });
  }
};
