import { machineCpuSeconds } from '../machine-cpu.ts';
import { cpuSecondsOf } from '../process-cpu.ts';
import { residentBytesOf } from '../process-memory.ts';
import type { BenchStand } from './bench-stand.ts';
import type { RunningGateway } from './contestant.ts';
import type { LoadOrder, LoadResult } from './load/load-order.ts';

/** One turn of one gateway under load. */
export interface Slice extends LoadResult {
  /** Of the gateway's process alone: user and system. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** CPU seconds per second that neither the gateway nor the bench used: how quiet the machine was. */
  readonly cpuElsewhere: number;
}

const cpuOf = (pid: number): number => cpuSecondsOf(pid) ?? Number.NaN;

/** Runs one order against a gateway and reads, before and after, what its process has used. */
export const measureSlice = async (
  { load, subgraphsPid }: BenchStand,
  { pid, port }: RunningGateway,
  order: Omit<LoadOrder, 'port'>,
): Promise<Slice> => {
  const benchPids = [process.pid, subgraphsPid, load.pid];
  const read = () => ({
    gateway: cpuOf(pid),
    bench: benchPids.reduce((sum, each) => sum + cpuOf(each), 0),
    machine: machineCpuSeconds(),
  });
  const before = read();
  const result = await load.run({ ...order, port });
  const after = read();
  const cpuSeconds = after.gateway - before.gateway;
  const elsewhere = after.machine - before.machine - cpuSeconds - (after.bench - before.bench);
  return {
    ...result,
    cpuSeconds,
    residentBytes: residentBytesOf(pid) ?? Number.NaN,
    cpuElsewhere: Math.max(0, elsewhere) / result.seconds,
  };
};
