import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100; // USER_HZ on every Linux that Node supports

/** CPU seconds (user and system) a process has used so far, from /proc; `null` where there is no /proc. */
export const cpuSecondsOf = (pid: number): number | null => {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(afterName[11]) + Number(afterName[12])) / TICKS_PER_SECOND; // utime and stime, fields 14 and 15
  } catch {
    return null;
  }
};
