import type { BenchStand } from './bench-stand.ts';
import type { Entrant } from './entrants.ts';
import type { GatewayBenchOptions } from './gateway-options.ts';
import { measureSlice, type Slice } from './measure-slice.ts';
import type { Workload } from './workloads.ts';

/** One gateway under one workload: how many requests a slice has, and the slices so far. */
export interface Series {
  readonly entrant: Entrant;
  readonly workload: Workload;
  readonly requestsPerSlice: number;
  readonly slices: Slice[];
}

const MOST_REQUESTS = 60_000;
const FEWEST_REQUESTS = 32;

const label = ({ contestant }: Entrant, workload: Workload): string =>
  `${contestant.id.padEnd(16)} ${workload.title.padEnd(11)}`;

const failureOf = ({ failed, firstFailure }: Slice): string | null =>
  failed === 0 ? null : `${failed} requests failed, the first with ${firstFailure}`;

/** Loads a gateway until its code is compiled and every answer of the subgraphs is at hand; sizes its slices. */
const warm = async (
  stand: BenchStand,
  entrant: Entrant,
  workload: Workload,
  { concurrency, warmSeconds, sliceSeconds }: GatewayBenchOptions,
): Promise<Series | null> => {
  const bodies = { kind: 'WORKLOAD', workload: workload.id } as const;
  const order = { bodies, from: 0, concurrency, perSecond: null };
  const first = await measureSlice(stand, entrant.gateway, {
    ...order,
    requests: Math.max(workload.variables.length, 50),
    milliseconds: 20_000,
  });
  const second = await measureSlice(stand, entrant.gateway, {
    ...order,
    requests: MOST_REQUESTS,
    milliseconds: warmSeconds * 1000,
  });
  const failure = failureOf(first) ?? failureOf(second);
  if (failure !== null) {
    console.log(`  ${label(entrant, workload)} not timed: ${failure}`);
    return null;
  }
  const requests = Math.round((second.requests / second.seconds) * sliceSeconds);
  const requestsPerSlice = Math.min(MOST_REQUESTS, Math.max(FEWEST_REQUESTS, requests));
  console.log(`  ${label(entrant, workload)} ${requestsPerSlice} requests a slice`);
  return { entrant, workload, requestsPerSlice, slices: [] };
};

/**
 * Warms every gateway that answers rightly, then gives them turns: in each round each has one slice of each workload,
 * and each round begins with another.
 */
export const runRounds = async (
  stand: BenchStand,
  entrants: readonly Entrant[],
  options: GatewayBenchOptions,
): Promise<readonly Series[]> => {
  const series: Series[] = [];
  console.log('Warming up');
  for (const workload of options.workloads) {
    for (const entrant of entrants) {
      if (entrant.checks.get(workload)?.likeness === 'WRONG') continue;
      const warmed = await warm(stand, entrant, workload, options);
      if (warmed) series.push(warmed);
    }
  }
  for (let round = 0; round < options.rounds; round += 1) {
    console.log(`Round ${round + 1} of ${options.rounds}`);
    for (const workload of options.workloads) {
      const running = series.filter((each) => each.workload === workload);
      for (let turn = 0; turn < running.length; turn += 1) {
        const each = running[(turn + round) % running.length];
        if (each) await runSlice(stand, each, round, options.concurrency);
      }
    }
  }
  return series;
};

const runSlice = async (stand: BenchStand, series: Series, round: number, concurrency: number): Promise<void> => {
  const { entrant, workload, requestsPerSlice, slices } = series;
  const slice = await measureSlice(stand, entrant.gateway, {
    bodies: { kind: 'WORKLOAD', workload: workload.id },
    from: round * requestsPerSlice,
    concurrency,
    requests: requestsPerSlice,
    milliseconds: 120_000,
    perSecond: null,
  });
  const failure = failureOf(slice);
  if (failure !== null) throw new Error(`${label(entrant, workload)}: ${failure}`);
  slices.push(slice);
};
