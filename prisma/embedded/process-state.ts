import { readFileSync } from 'node:fs';

/**
 * Whether a process runs. A process that ended but was not waited for by its parent (usual in containers) still
 * answers signal 0; on Linux its state tells.
 */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs as another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** Whether the process's command line names the text; `null` where the system does not tell. */
export const commandLineNames = (pid: number, text: string): boolean | null => {
  if (process.platform !== 'linux') return null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
  } catch {
    return false;
  }
};

/**
 * What tells this run of the process from another with the same id after a restart of the machine or container: when
 * it was started. Empty where the system does not tell.
 */
export const startMarkOf = (pid: number): string => {
  try {
    // Field 22 of /proc/<pid>/stat, counted after the command, which may hold blanks and brackets.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
};

/** Waits; not unreferenced, because somebody awaits it. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
