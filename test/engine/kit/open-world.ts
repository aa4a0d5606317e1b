import { openGraph, type Graph, type GraphOptions } from './open-graph.ts';
import { resolversFor, type DataObject, type GraphData } from './graph-data.ts';
import { askMonolith } from './monolith.ts';
import type { GraphAnswer } from './ask-engine.ts';

export interface WorldOptions extends Omit<GraphOptions, 'subgraphs'> {
  /** SDL by subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly data: GraphData;
}

export interface World extends Graph {
  /** The right answer: graphql-js over the whole schema and the same data. */
  askMonolith(query: string, variables?: DataObject): Promise<GraphAnswer>;
}

/** A federated graph and the one server it must not differ from, over one set of data. */
export const openWorld = ({ subgraphs, data, ...options }: WorldOptions): World => {
  const graph = openGraph({
    ...options,
    subgraphs: Object.fromEntries(
      Object.entries(subgraphs).map(([name, sdl]) => [name, { sdl, resolvers: resolversFor(name, sdl, data) }]),
    ),
  });
  return {
    ...graph,
    ask(...asked) {
      data.begin?.();
      return graph.ask(...asked);
    },
    askMonolith(query, variables = {}) {
      data.begin?.();
      return askMonolith(graph.apiSchema, data, query, variables);
    },
  };
};
