import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readSdl } from '@distribution/platform/subgraph/read-sdl';
import type { Made } from './artifact.ts';
import { foldersWith } from './folders.ts';

const FILE = 'processes/generated/supergraph.graphql';

/** Where a subgraph is asked when it runs on its own: the service name and port of docker-compose.yml. */
const urlOf = (name: string): string => `http://${name}:4000/graphql`;

/** The supergraph of all subgraph folders, composed from their schema files. Errors are problems, hints are remarks. */
export async function makeSupergraph(root: string): Promise<Made> {
  const names = foldersWith(root, 'subgraphs', 'schema.graphql');
  if (names.length === 0) return { artifacts: [], remarks: ['supergraph: no subgraphs yet'], problems: [] };
  const services = names.map((name) => ({
    name,
    url: urlOf(name),
    typeDefs: parse(readSdl(path.join(root, 'subgraphs', name, 'schema.graphql'))),
  }));
  const { supergraphSdl, errors, hints } = composeServices(services);
  if (supergraphSdl === undefined) {
    return { artifacts: [], remarks: [], problems: (errors ?? []).map((error) => `supergraph: ${error.message}`) };
  }
  const said = hints.map((hint) => `  hint ${hint.definition.code}: ${hint.message}`);
  return {
    artifacts: [{ file: FILE, text: `${supergraphSdl.trimEnd()}\n` }],
    remarks: [`supergraph of ${names.length} subgraphs, ${hints.length} hints`, ...said],
    problems: [],
  };
}
