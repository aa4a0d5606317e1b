// What synchronization costs: movements a second through everything a movement does, beside the rate at which the same
// database takes the bare rows, as the number of positions grows. In: flags. Out: a table for the embedded PostgreSQL and,
// with `--server URL`, one for a database of its own on that server, which is dropped at the end.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import pg from 'pg';
import { type IngestReading, measureIngest } from './measure-ingest.ts';

const USAGE = 'Usage: npm run bench -- sync [--positions 10000,100000] [--server postgresql://…]';

const stepsOf = (text: string): readonly number[] => {
  const steps = text.split(',').map(Number);
  const rising = steps.every((step, at) => Number.isInteger(step) && step >= 1_000 && step > (steps[at - 1] ?? 0));
  if (rising) return steps;
  throw new Error(`--positions ${text}: give rising whole numbers from 1000, with commas between.\n${USAGE}`);
};

const show = (where: string, readings: readonly IngestReading[]): void => {
  console.log(`\n${where.padEnd(28)}${['taken/s', 'bare rows/s', 'share'].map((head) => head.padStart(14)).join('')}`);
  for (const { positions, takenPerSecond, rowsPerSecond } of readings) {
    const figures = [takenPerSecond.toFixed(0), rowsPerSecond.toFixed(0), (takenPerSecond / rowsPerSecond).toFixed(3)];
    console.log(`${`${positions} positions`.padEnd(28)}${figures.map((figure) => figure.padStart(14)).join('')}`);
  }
};

const onEmbedded = async (steps: readonly number[], tell: (line: string) => void): Promise<void> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-bench-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user where this is root
  const postgres = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres') });
  try {
    await migrate(postgres.url);
    show('embedded PostgreSQL', await measureIngest(postgres.url, steps, tell));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const onServer = async (serverUrl: string, steps: readonly number[], tell: (line: string) => void): Promise<void> => {
  const name = `distribution_bench_${process.pid}`;
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    await migrate(url.href);
    show('outside PostgreSQL', await measureIngest(url.href, steps, tell));
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
};

/** `npm run bench -- sync`. */
export const benchSync = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { positions: { type: 'string', default: '10000,100000' }, server: { type: 'string' } },
  });
  const steps = stepsOf(values.positions);
  const tell = (line: string): void => console.error(line);
  await onEmbedded(steps, tell);
  if (values.server !== undefined) await onServer(values.server, steps, tell);
};
