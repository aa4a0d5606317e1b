// Our gateway over an event log in its own memory, which `POST /emit` at a port of its own appends to;
// `GET /memory` there collects garbage and tells what is left. With `--notes-reads` it notes who was handed what, in a
// database of its own, and at the end says how many reads it kept. Prints both URLs.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createMemoryLog } from '@distribution/gateway/fixtures/memory-log';
import { createGateway } from '@distribution/gateway/gateway';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { createLog } from '@distribution/platform/log/log';
import { openReadLog } from '../open-read-log.ts';
import { emitAsAsked } from '../emit-as-asked.ts';
import { nowMs, payloadOf, TOPIC } from '../stream-graph.ts';

const [supergraphFile = '', flag] = process.argv.slice(2);
const MANY = 100_000;

const log = createMemoryLog();
const readLog = flag === '--notes-reads' ? await openReadLog() : null;
const gateway = createGateway({
  supergraphSdl: readFileSync(supergraphFile, 'utf8'),
  events: { log: log.reader, cursors: createCursorSealer('the cursors of a bench') },
  limits: { maxConnections: MANY, maxConnectionsPerPrincipal: MANY },
  subscriptions: { maxMembers: MANY, maxMembersPerSubject: MANY, maxGroups: MANY },
  reads: readLog?.observer ?? null,
  logger: createLog({ level: 'warn', name: 'gateway' }),
});
let number = 0;
const control = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/memory') {
    globalThis.gc?.();
    setTimeout(() => {
      globalThis.gc?.(); // buffers go with the collection after the one that found them
      const { heapUsed, external, rss } = process.memoryUsage();
      const { held } = gateway.subscriptions().members;
      response.end(JSON.stringify({ living: heapUsed + external, resident: rss, held }));
    }, 200);
    return;
  }
  emitAsAsked(url.searchParams, (noteBytes) => {
    number += 1;
    log.append(TOPIC, payloadOf(number, String(nowMs()), noteBytes));
  });
  return response.end('ok');
});
const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
control.listen(0, '127.0.0.1', () => {
  const address = control.address();
  const controlPort = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(`graph ${url} control http://127.0.0.1:${controlPort}/emit`);
});
process.once('SIGTERM', () => void Promise.resolve(readLog?.close()).finally(() => process.exit(0)));
