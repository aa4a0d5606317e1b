import type { UpstreamRequest, UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { createAnswerer } from './answer-subgraph.ts';
import { BENCH_SUBGRAPHS } from './subgraphs.ts';

/**
 * A subgraph as a function. Answers are made by graphql-js once and kept by document and variables, so that what a
 * request costs is the gateway, a look-up, and the text of the variables that the look-up needs.
 */
export const inProcessSubgraph = (name: string): ((request: UpstreamRequest) => Promise<UpstreamResponse>) => {
  const subgraph = BENCH_SUBGRAPHS.find((each) => each.name === name);
  if (!subgraph) throw new Error(`the bench has no subgraph "${name}"`);
  const answer = createAnswerer(subgraph);
  const kept = new Map<string, Map<string, Promise<UpstreamResponse>>>();
  return (request) => {
    const byVariables = kept.get(request.query) ?? new Map<string, Promise<UpstreamResponse>>();
    kept.set(request.query, byVariables);
    const key = JSON.stringify(request.variables);
    let found = byVariables.get(key);
    if (!found) {
      // As it would come over a network: plain JSON.
      found = answer(request).then((made) => JSON.parse(JSON.stringify(made)) as UpstreamResponse); // an execution result
      byVariables.set(key, found);
    }
    return found;
  };
};
