import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort, spawnNode, spawnScript, type SpawnedProcess } from '@distribution/test/kit/spawn-process';
import { PEERS_FOLDER } from '../gateway/peer-packages.ts';
import type { Enders } from '../gateway/while-running.ts';
import { argumentsOfScript } from '../npm-script.ts';
import { openSubscribersDriver, type SubscribersDriver } from './load/subscribers-driver.ts';
import { composeStreamGraph, type SubgraphName } from './stream-graph.ts';

/** A gateway of this bench, and how events come into it. */
export interface StreamGateway {
  readonly id: 'ours' | 'ours-noted' | 'hive';
  readonly pid: number;
  readonly port: number;
  /** Where events are asked for, as `emitAsAsked` reads it. */
  readonly emitUrl: string;
  /** What lives after garbage was collected; `null` where it cannot be asked. */
  readonly memoryUrl: string | null;
}

export interface StreamStand {
  readonly supergraphFile: string;
  readonly eventsUrl: string;
  readonly subscribers: SubscribersDriver;
  readonly enders: Enders;
}

const spawnStarted = (name: string, args: readonly string[], flags: readonly string[] = []): SpawnedProcess =>
  spawnScript([...flags, `bench/subscriptions/started/${name}.ts`, ...args], {});

/** Opens subgraphs, supergraph and the process of the subscribers; `enders` end them. */
export const openStreamStand = async (enders: Enders): Promise<StreamStand> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'subscriptions-bench-'));
  enders.push(async () => rmSync(folder, { recursive: true, force: true }));
  const subgraphs = spawnStarted('subgraphs', []);
  enders.push(() => subgraphs.end('SIGTERM'));
  const [line] = await subgraphs.waitFor(/^\{.*\}$/m);
  const urls = JSON.parse(line) as Record<SubgraphName, string>; // the line that started/subgraphs.ts prints
  const supergraphFile = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeStreamGraph(urls));
  const subscribers = openSubscribersDriver();
  enders.push(() => subscribers.close());
  return { supergraphFile, eventsUrl: urls.events, subscribers, enders };
};

const startOurs = async (
  { supergraphFile, enders }: StreamStand,
  id: 'ours' | 'ours-noted' = 'ours',
): Promise<StreamGateway> => {
  const flags = argumentsOfScript('gateway').filter((each) => each.startsWith('--'));
  const gateway = spawnStarted('gateway', id === 'ours-noted' ? [supergraphFile, '--notes-reads'] : [supergraphFile], [
    ...flags,
    '--expose-gc',
  ]);
  // One that notes reads has a database of its own to stop.
  enders.push(() => gateway.end(id === 'ours-noted' ? 'SIGTERM' : 'SIGKILL'));
  const [, port, emitUrl = ''] = await gateway.waitFor(/graph http:\/\/127\.0\.0\.1:(\d+) control (\S+)/, 60_000);
  const memoryUrl = emitUrl.replace('/emit', '/memory');
  return { id, pid: gateway.pid, port: Number(port), emitUrl, memoryUrl };
};

const HIVE = path.join(PEERS_FOLDER, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');

/** Subscribes to the stream's subgraph for each of its clients, by server-sent events, as it does by default. */
const startHive = async ({ supergraphFile, eventsUrl, enders }: StreamStand): Promise<StreamGateway> => {
  const wanted = String(await findFreePort());
  const args = [HIVE, 'supergraph', supergraphFile, '--host', '127.0.0.1', '--port', wanted];
  const gateway = spawnNode(args, { NODE_ENV: 'production' });
  enders.push(() => gateway.end('SIGKILL'));
  const [, port] = await gateway.waitFor(/Listening on http:\/\/127\.0\.0\.1:(\d+)/, 60_000);
  const emitUrl = eventsUrl.replace('/graphql', '/emit');
  return { id: 'hive', pid: gateway.pid, port: Number(port), emitUrl, memoryUrl: null };
};

export const STARTERS: Readonly<Record<StreamGateway['id'], (stand: StreamStand) => Promise<StreamGateway>>> = {
  ours: (stand) => startOurs(stand),
  'ours-noted': (stand) => startOurs(stand, 'ours-noted'),
  hive: startHive,
};
