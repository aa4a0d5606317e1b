import { spawnNode } from '@distribution/test/kit/spawn-process';
import { argumentsOfScript } from '../npm-script.ts';
import { spawnStarted, type BenchStand } from './bench-stand.ts';
import { whenListening, type Contestant } from './contestant.ts';
import { PEERS } from './peer-contestants.ts';

/** Where any of ours says that it listens. */
export const URL_LINE = /http:\/\/127\.0\.0\.1:(\d+)/;

/** `npm run gateway -- --supergraph …` on a free port. */
export const gatewayArguments = ({ supergraphFile }: BenchStand): readonly string[] => [
  ...argumentsOfScript('gateway'),
  '--supergraph',
  supergraphFile,
  '--port',
  '0',
];

const ours: Contestant = {
  id: 'ours',
  title: 'ours: npm run gateway, defaults, metrics on',
  isPeer: false,
  start: (stand) => whenListening(stand, spawnNode(gatewayArguments(stand), { METRICS: 'on' }), URL_LINE),
};

/** Our gateway as `started/own-gateway.ts` makes it; Node gets the flags that `npm run gateway` gives it. */
const own = (id: string, title: string, mode: string): Contestant => ({
  id,
  title,
  isPeer: false,
  start: (stand) => {
    const nodeFlags = argumentsOfScript('gateway').filter((each) => each.startsWith('--'));
    const args = ['--supergraph', stand.supergraphFile, '--mode', mode];
    return whenListening(stand, spawnStarted('own-gateway', args, nodeFlags), URL_LINE);
  },
});

const floor: Contestant = {
  id: 'floor',
  title: 'floor: node:http, constant bytes',
  isPeer: false,
  start: (stand) => whenListening(stand, spawnStarted('floor', []), URL_LINE),
};

/** Everything that can be measured, in the order of the tables. */
export const CONTESTANTS: readonly Contestant[] = [
  ours,
  own('ours-unshared', 'ours: HTTP, nothing shared', 'unshared'),
  own('ours-pipelined', 'ours: HTTP over our own client, nothing shared', 'pipelined'),
  own('ours-in-process', 'ours: subgraphs in its process, nothing shared', 'in-process'),
  ...PEERS,
  floor,
];
