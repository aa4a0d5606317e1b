import { readDrillOptions } from './drill-options.ts';
import { runDrill, type DrillReport } from './run-drill.ts';

const linesOf = (report: DrillReport): readonly string[] => {
  const { trouble } = report;
  const ends = Object.entries(report.ends).map(([code, count]) => `${code} ${count}`);
  return [
    `clients exact ${report.exact} of ${report.clients}; lost ${report.lost}, duplicated ${report.duplicated}, out of order ${report.outOfOrder}, not theirs ${report.foreign}, wrong payloads ${report.wrong}`,
    `events ${report.published}, deliveries ${report.deliveries}, connections ${report.connections}, last delivery ${report.settledMs} ms after the last event`,
    `drops ${trouble.drops}, stalls ${trouble.stalls}, SIGKILL ${trouble.kills}, SIGTERM ${trouble.drains}, Redis emptied ${trouble.redisRestarts}, supergraphs swapped ${trouble.swaps}`,
    `operations that ended: ${ends.length === 0 ? 'none' : ends.join(', ')}`,
    ...(report.firstWrong === null ? [] : [`first wrong payload: ${report.firstWrong}`]),
  ];
};

/** `npm run drill -- subscriptions`. Throws when a client received anything else than what was published for it. */
export const drillSubscriptions = async (args: readonly string[]): Promise<void> => {
  const options = readDrillOptions(args);
  console.log(
    `${options.clients} clients over graphql-ws, ${options.streams} over server-sent events, ${options.seconds} s, ${options.eventsPerSecond} events/s, seed ${options.seed}`,
  );
  const stopped = new AbortController();
  const stop = (): void => stopped.abort(new Error('The drill was stopped.'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const report = await runDrill(options, (line) => console.log(line), stopped.signal);
  console.log(linesOf(report).join('\n'));
  if (report.exact < report.clients || report.wrong > 0) {
    throw new Error(`The drill failed; again with --seed ${options.seed}.`);
  }
};
