// Gateways in turn on the same fast subgraphs: ours, the peers, and the floor. In: flags. Out: tables on standard output
// and a JSON file. Nothing is timed before its answers were compared with graphql-js over the same data in one schema.
// A gateway that cannot be started or answers wrongly is told and left out; everything started is ended.
import { benchSpine } from '../spine.ts';
import { openBenchStand } from './bench-stand.ts';
import { measureCold } from './cold-plans.ts';
import { enter } from './entrants.ts';
import { readGatewayOptions, type GatewayBenchOptions } from './gateway-options.ts';
import { installPeers } from './peer-packages.ts';
import { report } from './report.ts';
import { requireProc } from './require-proc.ts';
import { runRounds } from './run-rounds.ts';
import { whileRunning, type Enders } from './while-running.ts';

const benchWorkloads = async (options: GatewayBenchOptions, enders: Enders): Promise<void> => {
  const stand = await openBenchStand(enders);
  console.log('Answers against the oracle');
  const entrants = await enter(options.contestants, options.workloads, stand);
  const series = await runRounds(stand, entrants, options);
  if (options.cold) console.log('Operations never seen before');
  report(series, options.cold ? await measureCold(stand, entrants, options.workloads) : [], options);
};

/** `npm run bench -- gateway`. */
export const benchGateway = async (args: readonly string[]): Promise<void> => {
  const options = readGatewayOptions(args);
  requireProc();
  if (options.contestants.some(({ isPeer }) => isPeer)) installPeers();
  if (options.workloads.length > 0) await whileRunning((enders) => benchWorkloads(options, enders));
  if (options.spine) {
    console.log('\nW4 our own spine, everything in one process');
    await benchSpine();
  }
};
