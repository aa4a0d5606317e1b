import { cpuSecondsOf } from '../process-cpu.ts';

/** CPU per request is what the gateway bench is about; throws a sentence where it cannot be read. */
export const requireProc = (): void => {
  if (cpuSecondsOf(process.pid) !== null) return;
  throw new Error('This bench reads the CPU of processes from /proc, which is not here: run it on Linux.');
};
