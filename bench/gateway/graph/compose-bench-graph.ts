import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { BENCH_SUBGRAPHS } from './subgraphs.ts';

/** The composed supergraph; `urls` are where the subgraphs listen, by name. */
export const composeBenchGraph = (urls: Readonly<Record<string, string>>): string => {
  const services = BENCH_SUBGRAPHS.map(({ name, sdl }) => ({ name, url: urls[name] ?? '', typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error((errors ?? []).map(({ message }) => message).join('\n'));
  return supergraphSdl;
};
