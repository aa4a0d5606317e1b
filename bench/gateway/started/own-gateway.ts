// Our gateway as no process of the product starts it: with nothing shared between requests, and its subgraphs over HTTP or
// as functions in its own process. Prints its URL.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGateway, type GatewayOptions } from '@distribution/gateway/gateway';
import { createLog } from '@distribution/platform/log/log';
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { inProcessSubgraph } from '../graph/in-process-subgraph.ts';

const MODES: Readonly<Record<string, NonNullable<GatewayOptions['upstreams']>>> = {
  unshared: () => ({ sharing: false }),
  pipelined: () => ({ sharing: false, pipelining: 16 }),
  'in-process': (name) => inProcessSubgraph(name),
};

const { values } = parseArgs({ options: { supergraph: { type: 'string' }, mode: { type: 'string' } } });
const upstreams = MODES[values.mode ?? ''];
if (!upstreams) throw new Error(`There is no mode "${values.mode}". There is: ${Object.keys(MODES).join(', ')}.`);
const gateway = createGateway({
  supergraphSdl: readFileSync(values.supergraph ?? '', 'utf8'),
  upstreams,
  shareOperations: false,
  logger: createLog({ level: 'info', name: 'gateway' }),
  metrics: createMetrics({ process: 'gateway', processMetrics: true }),
});
console.log(await gateway.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void gateway.close().then(() => process.exit(0)));
