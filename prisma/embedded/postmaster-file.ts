import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a running server says of itself in `postmaster.pid`. */
export interface PostmasterState {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export const postmasterFileOf = (data: string): string => path.join(data, 'postmaster.pid');

/** The state in the folder's pid file, `null` without one. Lines: 1 pid, 4 port, 8 status. */
export const readPostmasterFile = (data: string): PostmasterState | null => {
  let lines: readonly string[];
  try {
    lines = readFileSync(postmasterFileOf(data), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null;
};
