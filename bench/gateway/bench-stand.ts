import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnScript, type SpawnedProcess } from '@distribution/test/kit/spawn-process';
import { composeBenchGraph } from './graph/compose-bench-graph.ts';
import { openLoadDriver, type LoadDriver } from './load/load-driver.ts';
import type { Enders } from './while-running.ts';

/** What every gateway of the bench stands on: the subgraphs, the supergraph that names them, and the load. */
export interface BenchStand {
  /** A folder that is removed at the end; `supergraph.graphql` lies in it. */
  readonly folder: string;
  readonly supergraphFile: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly subgraphsPid: number;
  readonly load: LoadDriver;
  /** Where whoever starts something on this stand says how it is ended. */
  readonly enders: Enders;
}

/** Starts a script of `bench/gateway/started/`. */
export const spawnStarted = (
  name: string,
  args: readonly string[],
  nodeFlags: readonly string[] = [],
): SpawnedProcess => spawnScript([...nodeFlags, `bench/gateway/started/${name}.ts`, ...args], {});

/** Opens subgraphs, supergraph and load; `enders` end them. */
export const openBenchStand = async (enders: Enders): Promise<BenchStand> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gateway-bench-'));
  enders.push(async () => rmSync(folder, { recursive: true, force: true }));
  const subgraphs = spawnStarted('subgraphs', []);
  enders.push(() => subgraphs.end('SIGTERM'));
  const load = openLoadDriver();
  enders.push(() => load.close());
  const [line] = await subgraphs.waitFor(/^\{.*\}$/m);
  const subgraphUrls = JSON.parse(line) as Record<string, string>; // the line that started/subgraphs.ts prints
  const supergraphFile = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeBenchGraph(subgraphUrls));
  return { folder, supergraphFile, subgraphUrls, subgraphsPid: subgraphs.pid, load, enders };
};
