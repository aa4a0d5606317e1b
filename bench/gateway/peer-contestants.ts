import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort, spawnNode, spawnProgram } from '@distribution/test/kit/spawn-process';
import type { BenchStand } from './bench-stand.ts';
import { whenListening, type Contestant } from './contestant.ts';
import { BENCH_SUBGRAPHS } from './graph/subgraphs.ts';
import { GRAFBASE_BINARY, PEERS_FOLDER } from './peer-packages.ts';

const PRODUCTION = { NODE_ENV: 'production' };
const READY_LINE = /^ready http:\/\/127\.0\.0\.1:(\d+)/m;

const stock: Contestant = {
  id: 'stock',
  title: 'stock @apollo/gateway on Apollo Server',
  isPeer: true,
  start: (stand) =>
    whenListening(
      stand,
      spawnNode([path.join(PEERS_FOLDER, 'stock.mjs'), stand.supergraphFile], PRODUCTION),
      READY_LINE,
    ),
};

const mercurius: Contestant = {
  id: 'mercurius',
  title: 'Mercurius with @mercuriusjs/gateway',
  isPeer: true,
  start: (stand) =>
    whenListening(
      stand,
      spawnNode([path.join(PEERS_FOLDER, 'mercurius.mjs'), JSON.stringify(stand.subgraphUrls)], PRODUCTION),
      READY_LINE,
    ),
};

const HIVE = path.join(PEERS_FOLDER, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');

const startHive = async (stand: BenchStand, flags: readonly string[]) => {
  const port = await findFreePort();
  const args = [HIVE, 'supergraph', stand.supergraphFile, '--host', '127.0.0.1', '--port', String(port), ...flags];
  return whenListening(stand, spawnNode(args, PRODUCTION), /Listening on http:\/\/127\.0\.0\.1:(\d+)/);
};

const hive: Contestant = {
  id: 'hive',
  title: 'Hive Gateway, JavaScript runtime',
  isPeer: true,
  start: (stand) => startHive(stand, []),
};

const hiveRouter: Contestant = {
  id: 'hive-rust',
  title: 'Hive Gateway, Rust query planner',
  isPeer: true,
  start: (stand) => startHive(stand, ['-c', path.join(PEERS_FOLDER, 'hive-router.config.mjs')]),
};

/** It reads Federation 2 only: no `extend`, and keys are not external. */
const federation2Of = (sdl: string): string =>
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides"])\n' +
  sdl.replaceAll('extend type', 'type').replaceAll('ID! @external', 'ID!');

const grafbase: Contestant = {
  id: 'grafbase',
  title: 'Grafbase, native (shares equal subgraph calls)',
  isPeer: true,
  start: async (stand) => {
    const { folder, subgraphUrls } = stand;
    const home = path.join(folder, 'grafbase');
    mkdirSync(home);
    const entries = BENCH_SUBGRAPHS.map(({ name, sdl }) => {
      writeFileSync(path.join(home, `${name}.graphql`), federation2Of(sdl));
      return `[subgraphs.${name}]\nurl = "${subgraphUrls[name] ?? ''}"\nschema_path = "${name}.graphql"\n`;
    });
    writeFileSync(path.join(home, 'grafbase.toml'), entries.join('\n'));
    const args = ['dev', '--config', 'grafbase.toml', '--listen-address', `127.0.0.1:${await findFreePort()}`];
    return whenListening(
      stand,
      spawnProgram(GRAFBASE_BINARY, args, { HOME: home }, home),
      /http:\/\/127\.0\.0\.1:(\d+)/,
    );
  },
};

export const PEERS: readonly Contestant[] = [stock, hive, hiveRouter, mercurius, grafbase];
