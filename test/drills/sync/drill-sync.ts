import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { runSyncDrill, type SyncDrillReport } from './run-sync-drill.ts';

const USAGE = 'Usage: npm run drill -- sync [--seconds 60] [--rate 40] [--seed N]';

const linesOf = (report: SyncDrillReport): readonly string[] => {
  const { life, troubles } = report;
  return [
    `movements ${life.movements}, bookings ${life.bookings}, articles renamed ${life.renamed}, made ${life.made}, removed ${life.removed}, safety stocks ${life.planned}`,
    `processes killed ${troubles.kills}, database crashed ${troubles.databaseCrashes}, Redis killed ${troubles.redisKills}, faults changed ${troubles.faultChanges}`,
    `pages ${report.pages}, deliveries acknowledged ${report.acknowledged}, kept ${report.deliveries}, events ${report.events}; at rest ${report.settledMs} ms after the last change`,
    `a subscriber heard ${report.heard} events of exceptions over ${report.connections} connections`,
    `compared ${report.compared}; injected ${report.injected}, found ${report.found}, false ${report.falseDrifts}, on their way ${report.inFlight}`,
    report.broken.length === 0 ? 'projection = ledger = replay = systems' : `broken: ${report.broken.length}`,
  ];
};

const numberOf = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 100_000_000) return number;
  throw new Error(`--${name} ${text} is no whole number from 1.\n${USAGE}`);
};

/** `npm run drill -- sync`. Throws when what was promised is not so. */
export const drillSync = async (args: readonly string[]): Promise<void> => {
  answerHelp(args, USAGE);
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      rate: { type: 'string', default: '40' },
      seed: { type: 'string', default: String((Date.now() % 1_000_000) + 1) },
    },
  });
  const options = {
    seconds: numberOf('seconds', values.seconds),
    changesPerSecond: numberOf('rate', values.rate),
    seed: numberOf('seed', values.seed),
  };
  console.log(`${options.seconds} s, ${options.changesPerSecond} changes/s, seed ${options.seed}`);
  const report = await runSyncDrill(options, (line) => console.log(line));
  console.log(linesOf(report).join('\n'));
  if (report.broken.length > 0)
    throw new Error(
      `The drill failed; again with --seed ${options.seed}.\n  ${report.broken.slice(0, 20).join('\n  ')}`,
    );
};
