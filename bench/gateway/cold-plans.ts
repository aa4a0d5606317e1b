import { medianOf } from '../percentile.ts';
import type { BenchStand } from './bench-stand.ts';
import type { Entrant } from './entrants.ts';
import { measureSlice } from './measure-slice.ts';
import type { Workload } from './workloads.ts';

/** CPU milliseconds per operation that a gateway has never seen, everything included. */
export interface ColdFigures {
  readonly contestant: string;
  readonly workload: string;
  readonly cpuMs: number;
  readonly p50Ms: number;
}

/** Texts per gateway; planning the deep operation takes some 20 ms. */
const TEXTS: Readonly<Record<number, number>> = { 1: 40, 2: 100, 3: 400 };

/** Asks operations whose texts all differ; as many before, uncounted, so that the planner is compiled. */
export const measureCold = async (
  stand: BenchStand,
  entrants: readonly Entrant[],
  workloads: readonly Workload[],
): Promise<readonly ColdFigures[]> => {
  const figures: ColdFigures[] = [];
  for (const workload of workloads) {
    for (const { contestant, gateway, checks } of entrants) {
      if (contestant.id === 'floor' || checks.get(workload)?.likeness === 'WRONG') continue;
      const requests = TEXTS[workload.id] ?? 100;
      const ask = (salt: string) =>
        measureSlice(stand, gateway, {
          bodies: { kind: 'UNIQUE', workload: workload.id, salt },
          from: 0,
          concurrency: 2,
          requests,
          milliseconds: 120_000,
          perSecond: null,
        });
      await ask('warm');
      const slice = await ask('cold');
      if (slice.failed > 0) {
        console.log(`  ${contestant.id} ${workload.title}: ${slice.firstFailure}`);
        continue;
      }

      figures.push({
        contestant: contestant.id,
        workload: workload.title,
        cpuMs: (slice.cpuSeconds * 1000) / slice.requests,
        p50Ms: medianOf(slice.latenciesMs),
      });
    }
  }
  return figures;
};
