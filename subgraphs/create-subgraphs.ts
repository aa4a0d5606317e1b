import { createSubgraph } from '@distribution/platform/subgraph/create-subgraph';
import type { Subgraph } from '@distribution/platform/subgraph/define-subgraph';
import type { Upstream } from '@distribution/platform/upstream/upstream';
import { subgraphs } from './generated/registry.ts';
import type { SubgraphServices } from './services.ts';

/** Every subgraph there is, a folder each. All take their part of the same services. */
const all: readonly Subgraph<SubgraphServices>[] = Object.values(subgraphs);

/** Builds all subgraphs to answer in this process; by name. */
export const createSubgraphs = (services: SubgraphServices): ReadonlyMap<string, Upstream> => {
  const options = { tellsServed: services.tellsServed ?? false };
  return new Map(all.map((subgraph) => [subgraph.name, createSubgraph(subgraph, services, services.log, options)]));
};
