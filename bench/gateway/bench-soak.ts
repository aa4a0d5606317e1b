// The gateway at half of what it can do, for a long time: its memory has to stay flat. In: flags. Out: a line per sample
// and the slope. Ends with exit code 1 when what lives after garbage collection grows, or when a request fails.
import { spawnNode } from '@distribution/test/kit/spawn-process';
import { residentBytesOf } from '../process-memory.ts';
import { openBenchStand, type BenchStand } from './bench-stand.ts';
import { whenListening } from './contestant.ts';
import { gatewayArguments, URL_LINE } from './contestants.ts';
import type { LoadResult } from './load/load-order.ts';
import { trendOf, type MemorySample } from './memory-trend.ts';
import { requireProc } from './require-proc.ts';
import { readSoakOptions, type SoakOptions } from './soak-options.ts';
import { whileRunning } from './while-running.ts';

const MIXED = { kind: 'MIXED' } as const;
const FLAGS = ['--expose-gc', '--import', './bench/gateway/started/report-memory.mjs'];

/** Thirty samples, but none that takes longer than a minute. */
const sampleSeconds = (minutes: number): number => Math.min(60, minutes * 2);

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const refuse = ({ failed, firstFailure }: LoadResult): void => {
  if (failed > 0) throw new Error(`${failed} requests failed, the first with ${firstFailure}`);
};

const settingsFor = ({ subgraphUrls }: BenchStand, { pipelining }: SoakOptions): Readonly<Record<string, string>> => {
  const names = pipelining === null ? [] : Object.keys(subgraphUrls);
  const depths = names.map((name): [string, string] => [
    `SUBGRAPH_${name.toUpperCase()}_PIPELINING`,
    String(pipelining),
  ]);
  return { METRICS: 'on', ...Object.fromEntries(depths) };
};

const soak = async (stand: BenchStand, options: SoakOptions): Promise<readonly MemorySample[]> => {
  const { minutes, concurrency } = options;
  const process_ = spawnNode([...FLAGS, ...gatewayArguments(stand)], settingsFor(stand, options));
  const { pid, port } = await whenListening(stand, process_, URL_LINE);
  const load = { port, bodies: MIXED, from: 0, concurrency };
  for (const milliseconds of [5_000, 5_000]) {
    refuse(await stand.load.run({ ...load, requests: Infinity, milliseconds, perSecond: null }));
  }
  const full = await stand.load.run({ ...load, requests: Infinity, milliseconds: 5_000, perSecond: null });
  refuse(full);
  const perSecond = full.requests / full.seconds / 2;
  console.log(`${perSecond.toFixed(0)} requests per second for ${minutes} minutes: half of what it can do`);

  const samples: MemorySample[] = [];
  const startedAt = performance.now();
  const milliseconds = sampleSeconds(minutes) * 1000;
  for (let number = 1; performance.now() - startedAt < minutes * 60_000; number += 1) {
    const slice = await stand.load.run({ ...load, requests: Infinity, milliseconds, perSecond });
    refuse(slice);
    process.kill(pid, 'SIGUSR2');
    const [, text = ''] = await process_.waitFor(new RegExp(`^memory ${number} (\\{.*\\})$`, 'm'));
    const { heapUsed, external } = JSON.parse(text) as NodeJS.MemoryUsage; // as started/report-memory.mjs prints it
    const minute = (performance.now() - startedAt) / 60_000;
    samples.push({ minute, heapBytes: heapUsed + external, residentBytes: residentBytesOf(pid) ?? 0 });
    console.log(
      `${minute.toFixed(1).padStart(6)} min  ${String(slice.requests).padStart(7)} requests  lives ${megabytes(heapUsed + external)} MB  RSS ${megabytes(residentBytesOf(pid) ?? 0)} MB`,
    );
  }
  return samples;
};

/** `npm run bench -- soak`. */
export const benchSoak = async (args: readonly string[]): Promise<void> => {
  const options = readSoakOptions(args);
  requireProc();
  const samples = await whileRunning(async (enders) => soak(await openBenchStand(enders), options));
  const { heapBytesPerMinute, residentBytesPerMinute, isFlat } = trendOf(samples);
  console.log(
    `slope after the first quarter: what lives ${megabytes(heapBytesPerMinute)} MB a minute, RSS ${megabytes(residentBytesPerMinute)} MB a minute`,
  );
  if (!isFlat) throw new Error('Memory is not flat: more lives after garbage collection than before.');
  console.log('Memory is flat.');
};
