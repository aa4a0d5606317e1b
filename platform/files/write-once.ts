import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a small file unless it exists, whole or not at all: killed half-way it leaves no half file, and of two
 * processes that write at once one wins and both find the same content. `mode` is that of the file, e.g. 0o600.
 */
export const writeOnce = (file: string, content: string, mode: number): void => {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode, flag: 'wx', flush: true });
    linkSync(draft, file);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
};
