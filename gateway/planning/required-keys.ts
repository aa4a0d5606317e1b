import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { parseFieldSet } from './field-set-names.ts';
import { argumentOf } from './resolvable-keys-first.ts';
import { subgraphNames } from './subgraph-names.ts';
import { typesWithFields } from './supergraph-types.ts';

/** All fields, at any depth, that a field of a type requires in a subgraph: each by its names from the entity, `size.unit`. */
export type RequiredKeys = (subgraph: string, type: string, field: string) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

const namesIn = (fieldSet: string): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(parseFieldSet(fieldSet), { Field: ({ name }) => void names.add(name.value) });
  return names;
};

const pathsIn = (fieldSet: string): ReadonlySet<string> => {
  const paths = new Set<string>();
  const at: string[] = [];
  visit(parseFieldSet(fieldSet), {
    Field: {
      enter({ name }) {
        at.push(name.value);
        paths.add(at.join('.'));
      },
      leave: () => void at.pop(),
    },
  });
  return paths;
};

/** Reads every `@requires` of a supergraph. */
export const createRequiredKeys = (supergraph: DocumentNode): RequiredKeys => {
  const subgraphs = subgraphNames(supergraph);
  const known = new Map<string, ReadonlySet<string>>();
  const read = (type: string, field: string, directive: ConstDirectiveNode) => {
    const graph = argumentOf(directive, 'graph');
    const requires = argumentOf(directive, 'requires');
    if (graph?.kind !== Kind.ENUM || requires?.kind !== Kind.STRING) return;
    known.set(`${subgraphs.get(graph.value) ?? ''} ${type}.${field}`, pathsIn(requires.value));
  };
  for (const [type, { fields = [] }] of typesWithFields(supergraph)) {
    for (const { name, directives = [] } of fields) for (const each of directives) read(type, name.value, each);
  }
  return (subgraph, type, field) => known.get(`${subgraph} ${type}.${field}`) ?? NONE;
};

/** Whether a field of this name is in a key of any type of a subgraph. */
export type IsKey = (subgraph: string, field: string) => boolean;

export const createIsKey = (supergraph: DocumentNode): IsKey => {
  const subgraphs = subgraphNames(supergraph);
  const known = new Set<string>();
  for (const { directives = [] } of typesWithFields(supergraph).values()) {
    for (const directive of directives) {
      const graph = argumentOf(directive, 'graph');
      const key = argumentOf(directive, 'key');
      if (graph?.kind !== Kind.ENUM || key?.kind !== Kind.STRING) continue;
      for (const name of namesIn(key.value)) known.add(`${subgraphs.get(graph.value) ?? ''} ${name}`);
    }
  }
  return (subgraph, field) => field === '__typename' || known.has(`${subgraph} ${field}`);
};
