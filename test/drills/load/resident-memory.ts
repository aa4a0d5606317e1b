import { readFile } from 'node:fs/promises';

/** Resident memory of a process in bytes, as Linux tells it; 0 when it has gone. */
export const residentMemoryOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
};

/** Looks every so often until it is stopped; answers what it saw, in order. */
export const watchMemory = (pid: number, everyMs: number): { stop(): readonly number[] } => {
  const seen: number[] = [];
  const timer = setInterval(() => {
    residentMemoryOf(pid)
      .then((bytes) => void (bytes > 0 && seen.push(bytes)))
      .catch(() => undefined); // a look that fails is one look less
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return seen;
    },
  };
};
