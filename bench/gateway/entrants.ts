import type { BenchStand } from './bench-stand.ts';
import { checkAnswers, type Check } from './check-answers.ts';
import type { Contestant, RunningGateway } from './contestant.ts';
import type { Workload } from './workloads.ts';

/** A contestant that runs, and how its answers to each workload compare with the oracle's. */
export interface Entrant {
  readonly contestant: Contestant;
  readonly gateway: RunningGateway;
  readonly checks: ReadonlyMap<Workload, Check>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The floor answers every page with the first one's bytes. */
const isCheckedFor = (contestant: Contestant, workload: Workload): boolean =>
  contestant.id !== 'floor' || workload.variables.length === 1;

const SAID: Readonly<Record<Check['likeness'], string>> = {
  SAME_BYTES: 'the oracle’s bytes',
  SAME_BUT_WHITESPACE: 'the oracle’s bytes but for white space around',
  SAME_BUT_KEY_ORDER: 'the oracle’s values in another order of keys',
  WRONG: 'WRONG, so it is not timed',
};

const checkAll = async (contestant: Contestant, gateway: RunningGateway, workloads: readonly Workload[]) => {
  const checks = new Map<Workload, Check>();
  for (const workload of workloads) {
    const check: Check = isCheckedFor(contestant, workload)
      ? await checkAnswers(gateway.port, workload)
      : { likeness: 'SAME_BYTES', detail: null, answerBytes: 0 };
    checks.set(workload, check);
    console.log(`  ${contestant.id.padEnd(16)} ${workload.title.padEnd(11)} ${SAID[check.likeness]}`);
    if (check.detail !== null) console.log(`    ${check.detail}`);
  }
  return checks;
};

/** Starts the contestants one by one and checks their answers; one that cannot start or answer is told and left out. */
export const enter = async (
  contestants: readonly Contestant[],
  workloads: readonly Workload[],
  stand: BenchStand,
): Promise<readonly Entrant[]> => {
  const entrants: Entrant[] = [];
  for (const contestant of contestants) {
    try {
      const gateway = await contestant.start(stand);
      entrants.push({ contestant, gateway, checks: await checkAll(contestant, gateway, workloads) });
    } catch (error) {
      console.log(`  ${contestant.id.padEnd(16)} left out: ${reasonOf(error).slice(0, 600)}`);
    }
  }
  return entrants;
};
