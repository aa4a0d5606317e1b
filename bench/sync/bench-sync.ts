// What synchronization costs: movements a second through everything a movement does, beside the rate at which the same
// database takes the bare rows, as the number of positions grows; and from a system to a subscriber, by webhook and by
// poll, through the whole product in a process of its own: events a second and milliseconds. In: flags. Out: a table for the embedded PostgreSQL and,
// with `--server URL`, one for a database of its own on that server, which is dropped at the end.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import pg from 'pg';
import { type IngestReading, measureIngest } from './measure-ingest.ts';
import { measureNews, type NewsReading } from './measure-news.ts';

const USAGE =
  'Usage: npm run bench -- sync [--positions 10000,100000] [--events 2000] [--no-embedded] [--server postgresql://…]';

const stepsOf = (text: string): readonly number[] => {
  const steps = text.split(',').map(Number);
  const rising = steps.every((step, at) => Number.isInteger(step) && step >= 1_000 && step > (steps[at - 1] ?? 0));
  if (rising) return steps;
  throw new Error(`--positions ${text}: give rising whole numbers from 1000, with commas between.\n${USAGE}`);
};

const eventsOf = (text: string): number => {
  const events = Number(text);
  if (Number.isInteger(events) && events >= 0 && events <= 100_000) return events;
  throw new Error(`--events ${text} is no whole number up to 100000.\n${USAGE}`);
};

const show = (where: string, readings: readonly IngestReading[]): void => {
  console.log(
    `\n${where.padEnd(28)}${['taken/s', 'bare rows/s', 'share', 'ms each', 'own CPU µs'].map((head) => head.padStart(14)).join('')}`,
  );
  for (const { positions, takenPerSecond, rowsPerSecond, cpuMicros } of readings) {
    const figures = [
      ...[takenPerSecond.toFixed(0), rowsPerSecond.toFixed(0), (takenPerSecond / rowsPerSecond).toFixed(3)],
      ...[(1_000 / takenPerSecond).toFixed(2), cpuMicros.toFixed(0)],
    ];
    console.log(`${`${positions} positions`.padEnd(28)}${figures.map((figure) => figure.padStart(14)).join('')}`);
  }
};

/** Gives a migrated database of its own on the server, and drops it in the end. */
const withFreshDatabase = async (serverUrl: string, work: (url: string) => Promise<void>): Promise<void> => {
  const name = `distribution_bench_${process.pid}`;
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    await migrate(url.href);
    await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
};

const showNews = (where: string, reading: NewsReading): void => {
  const ways = [
    ['webhooks, 8 at once', reading.webhooksPerSecond, reading.singleRowsPerSecond],
    ['a poll, 500 a page', reading.polledPerSecond, reading.pagedRowsPerSecond],
  ] as const;
  const title = `${where}, to a subscriber`;
  console.log(`\n${title.padEnd(42)}${['events/s', 'bare rows/s', 'share'].map((head) => head.padStart(14)).join('')}`);
  for (const [way, events, rows] of ways) {
    const figures = [events.toFixed(0), rows.toFixed(0), (events / rows).toFixed(3)];
    console.log(`${way.padEnd(42)}${figures.map((figure) => figure.padStart(14)).join('')}`);
  }
  const { p50, p95, p99, count } = reading.latenciesMs;
  const [low, high, highest] = [p50, p95, p99].map((milliseconds) => milliseconds.toFixed(0));
  console.log(
    `${count} webhooks, 20 a second, until the subscriber has them: p50 ${low}, p95 ${high}, p99 ${highest} ms`,
  );
};

interface Wanted {
  readonly steps: readonly number[];
  /** Events that go from a system to a subscriber, each way; 0: this is not measured. */
  readonly events: number;
  readonly tell: (line: string) => void;
}

const onEmbedded = async ({ steps, events, tell }: Wanted): Promise<void> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-bench-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user where this is root
  const postgres = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres') });
  try {
    if (events > 0)
      await withFreshDatabase(postgres.url, async (url) =>
        showNews('embedded PostgreSQL', await measureNews(url, events, tell)),
      );
    await withFreshDatabase(postgres.url, async (url) =>
      show('embedded PostgreSQL', await measureIngest(url, steps, tell)),
    );
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const onServer = async (serverUrl: string, { steps, events, tell }: Wanted): Promise<void> => {
  if (events > 0)
    await withFreshDatabase(serverUrl, async (url) =>
      showNews('outside PostgreSQL', await measureNews(url, events, tell)),
    );
  await withFreshDatabase(serverUrl, async (url) => show('outside PostgreSQL', await measureIngest(url, steps, tell)));
};

/** `npm run bench -- sync`. */
export const benchSync = async (args: readonly string[]): Promise<void> => {
  answerHelp(args, USAGE);
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      positions: { type: 'string', default: '10000,100000' },
      events: { type: 'string', default: '2000' },
      embedded: { type: 'boolean', default: true },
      server: { type: 'string' },
    },
  });
  const tell = (line: string): void => console.error(line);
  const wanted = { steps: stepsOf(values.positions), events: eventsOf(values.events), tell };
  if (values.embedded) await onEmbedded(wanted);
  if (values.server !== undefined) await onServer(values.server, wanted);
};
