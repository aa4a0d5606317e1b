import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { federated } from './federated.ts';

/** Subgraphs that do not fit together. */
export class CompositionRefused extends Error {}

/** Composes subgraphs by name; throws {@link CompositionRefused} with what composition says against them. */
export const compose = (sdls: Readonly<Record<string, string>>): string => {
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:9/${name}`,
    typeDefs: parse(federated(sdl)),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new CompositionRefused(errors.map((error) => error.message).join('\n'));
  return supergraphSdl;
};
