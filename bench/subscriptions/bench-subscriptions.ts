// Subscribers in numbers on one gateway process: what a delivery costs, how long it takes, what a subscriber weighs. Beside
// ours, Hive Gateway on the same subgraphs. In: flags. Out: tables on standard output and a JSON file. A gateway that
// delivers wrong payloads is told and not timed; everything started is ended.
import { installPeers } from '../gateway/peer-packages.ts';
import { requireProc } from '../gateway/require-proc.ts';
import { whileRunning, type Enders } from '../gateway/while-running.ts';
import { measureMemory } from './measure-memory.ts';
import { measureBurst, measurePaced, openSubscribers, type StreamSlice } from './measure-stream.ts';
import { STREAM_CASES, type CaseId } from './stream-cases.ts';
import { readStreamOptions, type StreamOptions } from './stream-options.ts';
import { reportStreams, type StreamSeries } from './stream-report.ts';
import { openStreamStand, STARTERS, type StreamGateway, type StreamStand } from './stream-stand.ts';

/** Events of one burst: enough for the rate asked for, and no more than is kept of anybody's patience. */
const MIN_EVENTS = 10;
const MAX_EVENTS = 10_000;
/** A peer that renders for each subscriber by itself gets a tenth. */
const PEER_SHARE = 0.1;
const PACED_EVENTS = 20;
const PACED_EVERY_MS = 50;

const eventsOf = (gateway: StreamGateway, subscribers: number, { deliveries }: StreamOptions): number => {
  const wanted = (gateway.id !== 'hive' ? deliveries : deliveries * PEER_SHARE) / subscribers;
  return Math.round(Math.min(MAX_EVENTS, Math.max(MIN_EVENTS, wanted)));
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

const runOne = async (
  stand: StreamStand,
  gateway: StreamGateway,
  caseId: CaseId,
  subscribers: number,
  options: StreamOptions,
): Promise<StreamSeries> => {
  const bursts: StreamSlice[] = [];
  const paced: StreamSlice[] = [];
  let leftOut: string | null = null;
  try {
    await openSubscribers(stand, gateway, caseId, subscribers);
    const events = eventsOf(gateway, subscribers, options);
    await measureBurst(stand, gateway, Math.min(events, 200)); // what is compiled and cached by then stays so
    for (let round = 0; round < options.rounds; round += 1) bursts.push(await measureBurst(stand, gateway, events));
    paced.push(await measurePaced(stand, gateway, PACED_EVENTS, PACED_EVERY_MS));
  } catch (error) {
    leftOut = reasonOf(error);
  }
  await stand.subscribers.tell({ kind: 'CLOSE' });
  return { gateway: gateway.id, caseId, subscribers, bursts, paced, leftOut };
};

const run = async (options: StreamOptions, enders: Enders): Promise<void> => {
  const series: StreamSeries[] = [];
  const stand = await openStreamStand(enders);
  for (const caseId of options.cases) {
    for (const subscribers of options.subscribers) {
      for (const id of options.gateways) {
        // A process of its own each time: nothing that was kept for the one before helps or burdens it.
        const own: Enders = [];
        try {
          const gateway = await STARTERS[id]({ ...stand, enders: own });
          const one = await runOne(stand, gateway, caseId, subscribers, options);
          series.push(one);
          console.log(
            `  ${id.padEnd(5)} ${STREAM_CASES[caseId].title}, ${subscribers} subscribers: ${one.leftOut ?? 'done'}`,
          );
        } finally {
          for (const end of own.reverse()) await end();
        }
      }
    }
  }
  const memory = options.memory
    ? await measureMemory(stand, await STARTERS.ours(stand), Math.max(...options.subscribers))
    : null;
  const titles = Object.fromEntries(options.cases.map((caseId) => [caseId, STREAM_CASES[caseId].title]));
  reportStreams(series, titles, memory, options.jsonFile);
};

/** `npm run bench -- subscriptions`. */
export const benchSubscriptions = async (args: readonly string[]): Promise<void> => {
  const options = readStreamOptions(args);
  requireProc();
  if (options.gateways.includes('hive')) installPeers();
  await whileRunning((enders) => run(options, enders));
};
