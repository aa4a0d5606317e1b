import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import type { ErpDrillReport } from './judge.ts';
import { ALLOWED, runErpDrill } from './run-erp-drill.ts';

const USAGE = 'Usage: npm run drill -- erp [--seconds 8] (of each phase)';

const linesOf = (report: ErpDrillReport): readonly string[] => [
  'phase        reads  answered  by the ERP   p50 ms   p95 ms',
  ...report.phases.map(
    ({ name, reads, answered, fresh, p50Ms, p95Ms }) =>
      `${name.padEnd(11)} ${[reads, answered, fresh, p50Ms, p95Ms].map((figure, at) => String(figure).padStart([6, 9, 11, 8, 8][at] ?? 8)).join(' ')}`,
  ),
  `calls that arrived ${report.arrived}, billed ${report.billed}, told with answers ${report.told}`,
  `most in ${ALLOWED.windowSeconds} s ${report.mostInWindow} of ${ALLOWED.windowCalls}, at once ${report.mostAtOnce} of ${ALLOWED.concurrent}, burst ${report.burst} of ${ALLOWED.burst}; in the 2 s after the ERP came back ${report.recoveryCalls}`,
  `orders asked ${report.orders.asked}, acknowledged ${report.orders.acknowledged}, made ${report.orders.made}, sent ${report.orders.attempts} times`,
];

/** `npm run drill -- erp`. Throws when what was promised is not so. */
export const drillErp = async (args: readonly string[]): Promise<void> => {
  answerHelp(args, USAGE);
  const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '8' } } });
  const seconds = Number(values.seconds);
  if (!(seconds >= 1 && seconds <= 600))
    throw new Error(`--seconds ${values.seconds} is no number from 1 to 600.\n${USAGE}`);
  const report = await runErpDrill(seconds, (line) => console.log(line));
  console.log(linesOf(report).join('\n'));
  if (report.broken.length > 0) throw new Error(`The drill failed:\n  ${report.broken.join('\n  ')}`);
};
