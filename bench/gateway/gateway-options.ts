import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { CONTESTANTS } from './contestants.ts';
import { WORKLOADS, type Workload } from './workloads.ts';
import type { Contestant } from './contestant.ts';

/** What stands behind `npm run bench -- gateway`. */
export interface GatewayBenchOptions {
  readonly contestants: readonly Contestant[];
  readonly workloads: readonly Workload[];
  /** The product's own spine, in one process, as a fourth workload. */
  readonly spine: boolean;
  readonly rounds: number;
  readonly concurrency: number;
  /** How long one gateway is loaded before it is another's turn. */
  readonly sliceSeconds: number;
  readonly warmSeconds: number;
  /** Operations never seen before, to show what planning costs. */
  readonly cold: boolean;
  /** Where the figures go as JSON. */
  readonly jsonFile: string;
}

const USAGE = `Usage: npm run bench -- gateway [--gateways ${CONTESTANTS.map(({ id }) => id).join(',')}] [--workloads 1,2,3,4] [--rounds 5] [--concurrency 16] [--slice SECONDS] [--quick] [--no-cold] [--json FILE]`;

const listOf = (text: string): string[] => text.split(',').map((each) => each.trim());

/** A whole number above 0; throws with the usage. */
export const countOf = (flag: string, text: string): number => {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${flag} ${text} is no whole number above 0.`);
};

/** The contestants of these ids; throws with the ids there are. */
export const contestantsOf = (text: string): Contestant[] =>
  listOf(text).map((id) => {
    const found = CONTESTANTS.find((each) => each.id === id);
    if (!found)
      throw new Error(`There is no gateway "${id}". There is: ${CONTESTANTS.map((each) => each.id).join(', ')}.`);
    return found;
  });

/** Reads the flags; throws a sentence with the usage. */
export const readGatewayOptions = (args: readonly string[]): GatewayBenchOptions => {
  answerHelp(args, USAGE);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        gateways: { type: 'string' },
        workloads: { type: 'string' },
        rounds: { type: 'string' },
        concurrency: { type: 'string', default: '16' },
        slice: { type: 'string' },
        quick: { type: 'boolean', default: false },
        'no-cold': { type: 'boolean', default: false },
        json: { type: 'string', default: 'node_modules/.cache/bench/gateway.json' },
      },
    });
    const { quick } = values;
    const ids = listOf(values.workloads ?? (quick ? '1,2,3' : '1,2,3,4'));
    const wrong = ids.find((id) => !/^[1-4]$/.test(id));
    if (wrong !== undefined) throw new Error(`There is no workload "${wrong}". There is: 1, 2, 3, 4.`);
    return {
      contestants: values.gateways === undefined ? CONTESTANTS : contestantsOf(values.gateways),
      workloads: WORKLOADS.filter(({ id }) => ids.includes(String(id))),
      spine: ids.includes('4'),
      rounds: countOf('rounds', values.rounds ?? (quick ? '2' : '5')),
      concurrency: countOf('concurrency', values.concurrency),
      sliceSeconds: countOf('slice', values.slice ?? (quick ? '1' : '2')),
      warmSeconds: quick ? 2 : 5,
      cold: !quick && !values['no-cold'],
      jsonFile: values.json,
    };
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause });
  }
};
