import { cpus } from 'node:os';

/** CPU seconds (all but idle) the whole machine has used since it started: what others do beside a bench shows here. */
export const machineCpuSeconds = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
