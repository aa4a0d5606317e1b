import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { runForecastLoad } from './run-forecast-load.ts';
import { runStorm } from './run-storm.ts';

const USAGE =
  'Usage: npm run drill -- load [--rows 1000000] [--kills 3] [--seconds 30] [--senders 64] [--pending 500] [--p95 250]';

/** What memory may grow by between the first and the last third of a run. */
const MEMORY_LIMIT = 1.3;

const numberOf = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 100_000_000) return number;
  throw new Error(`--${name} ${text} is no whole number.\n${USAGE}`);
};

/** `npm run drill -- load`. Throws when what was promised is not so. */
export const drillLoad = async (args: readonly string[]): Promise<void> => {
  answerHelp(args, USAGE);
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      kills: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '30' },
      senders: { type: 'string', default: '64' },
      pending: { type: 'string', default: '500' },
      p95: { type: 'string', default: '250' },
    },
  });
  const tell = (line: string): void => console.log(line);
  const storm = await runStorm(
    {
      seconds: numberOf('seconds', values.seconds),
      senders: numberOf('senders', values.senders),
      maxPending: numberOf('pending', values.pending),
      memoryLimit: MEMORY_LIMIT,
    },
    tell,
  );
  console.log(
    `storm: ${storm.offered} offered, ${storm.applied} applied meanwhile (${(storm.offered / Math.max(1, storm.applied)).toFixed(1)} times the rate), at most ${storm.mostPending} waiting; memory ${storm.earlyMiB} MiB early, ${storm.lateMiB} MiB late`,
  );
  const rows = numberOf('rows', values.rows);
  const load = await runForecastLoad(
    {
      rows,
      kills: numberOf('kills', values.kills),
      memoryLimit: MEMORY_LIMIT,
      interactiveP95Ms: numberOf('p95', values.p95),
    },
    tell,
  );
  console.log(
    `forecast: ${load.rows} rows in ${load.seconds} s with ${load.kills} kills, ${load.readAgain} rows read again; memory ${load.earlyMiB} MiB early, ${load.lateMiB} MiB late`,
  );
  for (const [when, { count, p50, p95 }] of [
    ['before', load.quiet],
    ['during the load', load.loading],
  ] as const)
    console.log(`callers ${when}: ${count} questions, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  const broken = [...storm.broken, ...load.broken];
  if (broken.length > 0) throw new Error(`The drill failed.\n  ${broken.join('\n  ')}`);
};
