import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { medianOf, percentileOf } from '../percentile.ts';
import type { MemoryFigures } from './measure-memory.ts';
import type { StreamSlice } from './measure-stream.ts';
import type { CaseId } from './stream-cases.ts';
import type { StreamGateway } from './stream-stand.ts';

/** All slices of one gateway, case and number of subscribers; without slices, why. */
export interface StreamSeries {
  readonly gateway: StreamGateway['id'];
  readonly caseId: CaseId;
  readonly subscribers: number;
  readonly bursts: readonly StreamSlice[];
  readonly paced: readonly StreamSlice[];
  readonly leftOut: string | null;
}

/** What a series comes to: medians over its rounds. */
export interface StreamFigures {
  readonly eventsPerBurst: number;
  readonly cpuMicrosecondsPerDelivery: number;
  readonly deliveriesPerSecond: number;
  readonly eventsPerSecond: number;
  readonly pacedCpuMicrosecondsPerDelivery: number;
  readonly pacedP50Ms: number;
  readonly pacedP99Ms: number;
  readonly residentMegabytes: number;
  readonly cpuElsewhere: number;
}

const cpuEach = ({ cpuSeconds, deliveries }: StreamSlice): number => (cpuSeconds * 1e6) / deliveries;

export const streamFiguresOf = ({ bursts, paced }: StreamSeries): StreamFigures => {
  const latencies = paced.flatMap(({ latenciesMs }) => latenciesMs);
  return {
    eventsPerBurst: bursts[0]?.events ?? 0,
    cpuMicrosecondsPerDelivery: medianOf(bursts.map(cpuEach)),
    deliveriesPerSecond: medianOf(bursts.map(({ deliveries, seconds }) => deliveries / seconds)),
    eventsPerSecond: medianOf(bursts.map(({ events, seconds }) => events / seconds)),
    pacedCpuMicrosecondsPerDelivery: medianOf(paced.map(cpuEach)),
    pacedP50Ms: percentileOf(latencies, 0.5),
    pacedP99Ms: percentileOf(latencies, 0.99),
    residentMegabytes: medianOf(bursts.map(({ residentBytes }) => residentBytes / 2 ** 20)),
    cpuElsewhere: medianOf(bursts.map(({ cpuElsewhere }) => cpuElsewhere)),
  };
};

const HEAD = [
  'gateway'.padEnd(8),
  'subscribers'.padStart(11),
  'events'.padStart(7),
  'CPU µs each'.padStart(12),
  'per s'.padStart(9),
  'events/s'.padStart(9),
  'paced µs'.padStart(9),
  'p50 ms'.padStart(8),
  'p99 ms'.padStart(8),
  'RSS MB'.padStart(7),
  'others'.padStart(7),
].join(' ');

const lineOf = (series: StreamSeries): string => {
  const start = [series.gateway.padEnd(8), String(series.subscribers).padStart(11)];
  if (series.leftOut !== null) return [...start, `left out: ${series.leftOut}`].join(' ');
  const figures = streamFiguresOf(series);
  return [
    ...start,
    String(figures.eventsPerBurst).padStart(7),
    figures.cpuMicrosecondsPerDelivery.toFixed(1).padStart(12),
    figures.deliveriesPerSecond.toFixed(0).padStart(9),
    figures.eventsPerSecond.toFixed(0).padStart(9),
    figures.pacedCpuMicrosecondsPerDelivery.toFixed(1).padStart(9),
    figures.pacedP50Ms.toFixed(1).padStart(8),
    figures.pacedP99Ms.toFixed(1).padStart(8),
    figures.residentMegabytes.toFixed(0).padStart(7),
    figures.cpuElsewhere.toFixed(2).padStart(7),
  ].join(' ');
};

const NOTES = `
CPU of the gateway's process alone, user and system, per delivery to one subscriber; medians over rounds. Events of a burst are
appended at once; paced ones one by one, and their latency is from the append to the client, on this machine.
Ours reads an event log that lives in its process. Hive subscribes to the subgraph once for each client: what that subgraph pays is
not counted. "others": cores that everybody else used meanwhile, the subscribers and subgraphs of the bench among them.`;

/** Prints the tables and writes the same figures as JSON. */
export const reportStreams = (
  series: readonly StreamSeries[],
  titles: Readonly<Partial<Record<CaseId, string>>>,
  memory: MemoryFigures | null,
  jsonFile: string,
): void => {
  for (const [caseId, title] of Object.entries(titles)) {
    const lines = series.filter((each) => each.caseId === caseId).map(lineOf);
    if (lines.length > 0) console.log(['', title, HEAD, ...lines].join('\n'));
  }
  if (memory) {
    const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
    console.log(
      [
        '',
        'Memory of the whole process, after garbage was collected',
        `  per idle subscriber (${memory.idleSubscribers}): ${kilobytes(memory.livingPerIdle)} living, ${kilobytes(memory.residentPerIdle)} resident`,
        `  per stalled subscriber (${memory.heldSubscribers} of ${memory.stalledSubscribers} held back): ${kilobytes(memory.livingPerStalled)} living, ${kilobytes(memory.residentPerStalled)} resident, which is ${kilobytes(memory.livingPerStalled - memory.livingPerIdle)} living more than an idle one; reading again, they received ${memory.stalledGotAll ? 'everything' : 'NOT everything'}`,
      ].join('\n'),
    );
  }
  console.log(NOTES);
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryBytes: totalmem(),
    node: process.version,
  };
  const results = series.map(({ gateway, caseId, subscribers, leftOut, ...slices }) => ({
    gateway,
    case: caseId,
    subscribers,
    leftOut,
    figures: leftOut === null ? streamFiguresOf({ gateway, caseId, subscribers, leftOut, ...slices }) : null,
  }));
  mkdirSync(path.dirname(jsonFile), { recursive: true });
  writeFileSync(jsonFile, JSON.stringify({ at: new Date().toISOString(), machine, results, memory }, null, 2));
  console.log(`The same as JSON: ${jsonFile}`);
};
