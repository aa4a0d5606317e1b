import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';

export interface DrillOptions {
  /** Clients over graphql-ws, and beside them clients over server-sent events. */
  readonly clients: number;
  readonly streams: number;
  /** For how long events are published and things are broken. */
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Of what happens when, and to whom; what the machine does in between is not in it. */
  readonly seed: number;
}

const USAGE =
  'Usage: npm run drill -- subscriptions [--clients 200] [--streams 40] [--seconds 60] [--rate 60] [--seed N]';

const wholeNumber = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} ${text} is no whole number.`);
};

/** Reads the flags; throws a sentence with the usage. Without a seed, one is taken from the clock and printed. */
export const readDrillOptions = (args: readonly string[]): DrillOptions => {
  answerHelp(args, USAGE);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        clients: { type: 'string', default: '200' },
        streams: { type: 'string', default: '40' },
        seconds: { type: 'string', default: '60' },
        rate: { type: 'string', default: '60' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      },
    });
    return {
      clients: wholeNumber('clients', values.clients),
      streams: wholeNumber('streams', values.streams),
      seconds: wholeNumber('seconds', values.seconds),
      eventsPerSecond: wholeNumber('rate', values.rate),
      seed: wholeNumber('seed', values.seed),
    };
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause });
  }
};
