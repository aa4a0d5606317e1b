#!/usr/bin/env node
// What the Prisma CLI takes for its schema engine: the same JSON-RPC over stdin and stdout, answered by
// @prisma/schema-engine-wasm. Started by the CLI, never by hand; see prisma.mjs.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runEngineCommand } from './engine-command.mjs';
import { EngineDatabase } from './engine-database.mjs';
import { loadSchemaEngine } from './load-schema-engine.mjs';

const ENGINE_VERSION = '0edf323efd1d98336f3f0a68684b56f689b900d3';
const PRINT_IDS_START = 1_000_000; // ids of our own requests to the CLI, far from the CLI's

const argv = process.argv.slice(2);
const valuesOf = (...names) => argv.flatMap((value, index) => (names.includes(argv[index - 1]) ? [value] : []));
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');

if (argv.includes('--version')) {
  console.log(`schema-engine-cli ${ENGINE_VERSION}`);
  process.exit(0);
}
const command = argv.indexOf('cli');
if (command >= 0) process.exit(await runEngineCommand(argv[command + 1], datasource.url));

const datamodels = valuesOf('-d', '--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
let engine;
const call = async (method, params) => {
  engine ??= loadSchemaEngine(
    // Commands that need no database (a diff from empty) still want a factory.
    new EngineDatabase(
      datasource.url ?? 'postgresql://127.0.0.1:1/none',
      datasource.shadowDatabaseUrl ?? datasource.shadowUrl,
    ),
    datamodels.length > 0 ? datamodels : undefined,
  );
  return (await engine)(method === 'getDatabaseVersion' ? 'version' : method, params);
};

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const acknowledged = new Map();
let nextPrintId = PRINT_IDS_START;
/** Asks the CLI to print and waits until it has: it may exit as soon as it has its answer. */
const print = (content) =>
  new Promise((resolve) => {
    const id = nextPrintId++;
    acknowledged.set(id, resolve);
    send({ id, method: 'print', params: { content } });
  });

const answer = async ({ id, method, params }) => {
  try {
    const result = await call(method, params);
    if (method !== 'diff' || result?.stdout == null) return send({ id, result: result ?? null });
    const { stdout, ...rest } = result;
    await print(stdout);
    return send({ id, result: rest });
  } catch (error) {
    const data = { is_panic: false, message: error.message, error_code: error.code };
    return send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
  }
};

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.method === undefined) acknowledged.get(message.id)?.();
  else void answer(message);
});
lines.on('close', () => process.exit(0));
