// What protects an ERP, in figures: calls per operation against one call per record, CPU of the wrapper around each call
// and of a cached record, and how long what moves goods takes while analytics floods. In: flags. Out: tables on standard output; everything started is ended.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { spawnScript } from '@distribution/test/kit/spawn-process';
import { measureCacheHit } from './measure-cache.ts';
import { measureCalls } from './measure-calls.ts';
import { measureLanes } from './measure-lanes.ts';
import { measureWrapper } from './measure-wrapper.ts';

const SCRIPT = fileURLToPath(new URL('started/answering-server.ts', import.meta.url));
const LATENCY_MS = 20;

const withServer = async <T>(latencyMs: number, work: (url: string) => Promise<T>): Promise<T> => {
  const server = spawnScript([SCRIPT, String(latencyMs)], {});
  try {
    const [, url = ''] = await server.waitFor(/Answering at (\S+)/, 60_000);
    return await work(url);
  } finally {
    await server.end('SIGKILL');
  }
};

const line = (first: string, figures: readonly string[]): string =>
  `${first.padEnd(42)}${figures.map((figure) => figure.padStart(12)).join('')}`;

const USAGE = 'Usage: npm run bench -- adapters [--redis URL] [--seconds 16] [--no-calls]';

const readFlags = (args: readonly string[]) => {
  answerHelp(args, USAGE);
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      redis: { type: 'string' },
      seconds: { type: 'string', default: '16' },
      calls: { type: 'boolean', default: true },
    },
  });
  const lanes = Number(values.seconds);
  if (!(lanes >= 1 && lanes <= 3_600)) throw new Error(`--seconds ${values.seconds} is no number from 1.\n${USAGE}`);
  return { redis: values.redis, lanes, calls: values.calls };
};

/** `npm run bench -- adapters`. */
export const benchAdapters = async (args: readonly string[]): Promise<void> => {
  const { redis = null, lanes: laneSeconds, calls: wantsCalls } = readFlags(args);
  const costs = await withServer(0, (url) => measureWrapper(url, redis));
  const [bare] = costs;
  console.log(line('one call', ['CPU µs', 'times bare']));
  for (const { way, cpuMicros } of costs)
    console.log(line(way, [cpuMicros.toFixed(0), (cpuMicros / (bare?.cpuMicros ?? Number.NaN)).toFixed(2)]));
  console.log(line('a record this process has cached', [(await measureCacheHit()).toFixed(2)]));

  const lanes = await withServer(LATENCY_MS, (url) => measureLanes(url, laneSeconds));
  console.log(`\n${line(`EXECUTION, a system that takes ${LATENCY_MS} ms`, ['calls', 'p50 ms', 'p95 ms'])}`);
  for (const { flood, calls, analytics, p50Ms, p95Ms } of lanes) {
    const name = flood ? `beside ${analytics} calls of ANALYTICS` : 'alone';
    console.log(line(name, [String(calls), p50Ms.toFixed(1), p95Ms.toFixed(1)]));
  }

  if (!wantsCalls) return;
  console.log(`\n${line('every record too old', ['records', 'calls', 'estimated'])}`);
  for (const { name, records, calls, estimated } of await measureCalls())
    console.log(line(name, [records, calls, estimated].map(String)));
};
