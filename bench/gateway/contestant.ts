import type { SpawnedProcess } from '@distribution/test/kit/spawn-process';
import type { BenchStand } from './bench-stand.ts';

/** A gateway that can be measured. */
export interface Contestant {
  readonly id: string;
  /** One line for the tables: what it is, and which defaults share work between requests. */
  readonly title: string;
  /** Lives in `peers/` and needs its packages. */
  readonly isPeer: boolean;
  start(stand: BenchStand): Promise<RunningGateway>;
}

export interface RunningGateway {
  readonly pid: number;
  readonly port: number;
}

/** Waits for the URL in what a gateway prints; the stand's end ends it. */
export const whenListening = async (
  { enders }: BenchStand,
  process: SpawnedProcess,
  banner: RegExp,
): Promise<RunningGateway> => {
  enders.push(() => process.end('SIGTERM'));
  const [, port] = await process.waitFor(banner, 60_000);
  return { pid: process.pid, port: Number(port) };
};
