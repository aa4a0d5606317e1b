import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import type { ColdFigures } from './cold-plans.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { GatewayBenchOptions } from './gateway-options.ts';
import type { Series } from './run-rounds.ts';
import type { Workload } from './workloads.ts';

/** One line of a table. */
interface Row {
  readonly id: string;
  readonly title: string;
  readonly figures: Figures;
  /** How many times less CPU than stock in the same run; `null` when stock was not timed. */
  readonly timesLessThanStock: number | null;
}

const rowsOf = (series: readonly Series[], workload: Workload): readonly Row[] => {
  const timed = series
    .filter((each) => each.workload === workload && each.slices.length > 0)
    .map(({ entrant: { contestant }, slices }) => ({ ...contestant, figures: figuresOf(slices) }));
  const stock = timed.find(({ id }) => id === 'stock')?.figures.cpu.median ?? null;
  return timed.map(({ id, title, figures }) => ({
    id,
    title,
    figures,
    timesLessThanStock: stock === null ? null : stock / figures.cpu.median,
  }));
};

const figure = (value: number): string => value.toFixed(value < 0.1 ? 4 : value < 10 ? 3 : 1);

const lineOf = ({ title, figures, timesLessThanStock }: Row): string =>
  [
    title.padEnd(46),
    figure(figures.cpu.median).padStart(8),
    `${figure(figures.cpu.min)}–${figure(figures.cpu.max)}`.padStart(15),
    (timesLessThanStock === null ? '' : timesLessThanStock.toFixed(1)).padStart(7),
    figures.requestsPerSecond.toFixed(0).padStart(8),
    ...[figures.p50Ms, figures.p95Ms, figures.p99Ms].map((ms) => ms.toFixed(1).padStart(7)),
    figures.residentMegabytes.toFixed(0).padStart(7),
    figures.cpuElsewhere.toFixed(2).padStart(6),
  ].join(' ');

const HEAD = [
  'CPU s per 1,000 requests'.padEnd(46),
  'median'.padStart(8),
  'min–max'.padStart(15),
  'stock/'.padStart(7),
  'per s'.padStart(8),
  ...['p50', 'p95', 'p99'].map((name) => `${name} ms`.padStart(7)),
  'RSS MB'.padStart(7),
  'noise'.padStart(6),
].join(' ');

const coldLines = (cold: readonly ColdFigures[]): readonly string[] =>
  cold.map(({ contestant, workload, cpuMs, p50Ms }) =>
    [workload.padEnd(12), contestant.padEnd(18), cpuMs.toFixed(2).padStart(8), p50Ms.toFixed(2).padStart(8)].join(' '),
  );

/** Prints the tables and writes the same figures as JSON. */
export const report = (
  series: readonly Series[],
  cold: readonly ColdFigures[],
  { workloads, rounds, concurrency, jsonFile }: GatewayBenchOptions,
): void => {
  const tables = workloads.map((workload) => ({ workload: workload.title, rows: rowsOf(series, workload) }));
  for (const { workload, rows } of tables) console.log(['', workload, HEAD, ...rows.map(lineOf)].join('\n'));
  if (cold.length > 0) {
    console.log('\nOperations never seen before: CPU ms each, p50 ms');
    console.log(coldLines(cold).join('\n'));
  }
  console.log('\nnoise: cores that others on this machine used meanwhile; ratios shrink when it is not near 0.');
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryBytes: totalmem(),
    node: process.version,
  };
  mkdirSync(path.dirname(jsonFile), { recursive: true });
  writeFileSync(jsonFile, `${JSON.stringify({ machine, rounds, concurrency, tables, cold }, null, 2)}\n`);
  console.log(`The same as JSON: ${jsonFile}`);
};
