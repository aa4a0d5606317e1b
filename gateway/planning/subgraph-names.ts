import { Kind, visit, type DocumentNode } from 'graphql';
import { argumentOf } from './resolvable-keys-first.ts';

/** The subgraphs' names by the values of the enum that the supergraph calls them by. */
export const subgraphNames = (supergraph: DocumentNode): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  visit(supergraph, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((each) => each.name.value === 'join__graph');
      const value = graph && argumentOf(graph, 'name');
      if (value?.kind === Kind.STRING) names.set(name.value, value.value);
    },
  });
  return names;
};
