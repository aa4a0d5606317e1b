import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { countOf } from './gateway-options.ts';

/** What stands behind `npm run bench -- soak`. */
export interface SoakOptions {
  readonly minutes: number;
  readonly concurrency: number;
  /** Requests that one connection to a subgraph may carry, over our own client; `null`: undici's. */
  readonly pipelining: number | null;
}

const USAGE = 'Usage: npm run bench -- soak [--minutes 30] [--concurrency 16] [--pipelining N]';

/** Reads the flags; throws a sentence with the usage. */
export const readSoakOptions = (args: readonly string[]): SoakOptions => {
  answerHelp(args, USAGE);
  try {
    const options = {
      minutes: { type: 'string', default: '30' },
      concurrency: { type: 'string', default: '16' },
      pipelining: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return {
      minutes: countOf('minutes', values.minutes),
      concurrency: countOf('concurrency', values.concurrency),
      pipelining: values.pipelining === undefined ? null : countOf('pipelining', values.pipelining),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\n${USAGE}`, { cause });
  }
};
