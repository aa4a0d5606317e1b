import { parseArgs } from 'node:util';
import { countOf } from './gateway-options.ts';

/** What stands behind `npm run bench -- soak`. */
export interface SoakOptions {
  readonly minutes: number;
  readonly concurrency: number;
}

/** Reads the flags; throws a sentence with the usage. */
export const readSoakOptions = (args: readonly string[]): SoakOptions => {
  try {
    const options = {
      minutes: { type: 'string', default: '30' },
      concurrency: { type: 'string', default: '16' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return {
      minutes: countOf('minutes', values.minutes),
      concurrency: countOf('concurrency', values.concurrency),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nUsage: npm run bench -- soak [--minutes 30] [--concurrency 16]`, { cause });
  }
};
