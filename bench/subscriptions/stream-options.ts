import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { countOf } from '../gateway/gateway-options.ts';
import type { CaseId } from './stream-cases.ts';
import { STARTERS, type StreamGateway } from './stream-stand.ts';

export interface StreamOptions {
  readonly gateways: readonly StreamGateway['id'][];
  readonly cases: readonly CaseId[];
  readonly subscribers: readonly number[];
  readonly rounds: number;
  /** Deliveries of one burst, about; a peer's bursts are a tenth of it. */
  readonly deliveries: number;
  readonly memory: boolean;
  readonly jsonFile: string;
}

const TIMED: readonly CaseId[] = ['equal', 'arguments', 'variable'];

const USAGE =
  'Usage: npm run bench -- subscriptions [--gateways ours,ours-noted,hive] [--cases equal,arguments,variable] [--subscribers 1,100,1000,10000] [--rounds 3] [--deliveries 200000] [--quick] [--no-memory] [--json FILE]';

const listOf = <Id extends string>(flag: string, text: string, known: readonly Id[]): readonly Id[] =>
  text.split(',').map((each) => {
    const found = known.find((id) => id === each.trim());
    if (found === undefined) throw new Error(`--${flag} knows no "${each}". There is: ${known.join(', ')}.`);
    return found;
  });

/** Reads the flags; throws a sentence with the usage. */
export const readStreamOptions = (args: readonly string[]): StreamOptions => {
  answerHelp(args, USAGE);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        gateways: { type: 'string', default: 'ours,hive' },
        cases: { type: 'string', default: TIMED.join(',') },
        subscribers: { type: 'string' },
        rounds: { type: 'string' },
        deliveries: { type: 'string' },
        quick: { type: 'boolean', default: false },
        'no-memory': { type: 'boolean', default: false },
        json: { type: 'string', default: 'node_modules/.cache/bench/subscriptions.json' },
      },
    });
    const { quick } = values;
    const ids = Object.keys(STARTERS) as StreamGateway['id'][]; // the keys of that record
    return {
      gateways: listOf('gateways', values.gateways, ids),
      cases: listOf('cases', values.cases, TIMED),
      subscribers: (values.subscribers ?? (quick ? '1,100,1000' : '1,100,1000,10000'))
        .split(',')
        .map((each) => countOf('subscribers', each.trim())),
      rounds: countOf('rounds', values.rounds ?? (quick ? '2' : '3')),
      deliveries: countOf('deliveries', values.deliveries ?? (quick ? '50000' : '200000')),
      memory: !values['no-memory'],
      jsonFile: values.json,
    };
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause });
  }
};
