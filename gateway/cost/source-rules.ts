import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { argumentOf } from '../planning/resolvable-keys-first.ts';

/** What `@sourceRead` says: records of this kind may be asked of an outside system. */
export interface SourceRead {
  /** Most keys that one call asks for. */
  readonly batch: number;
  /** How many different ones an answer is taken to name at most. */
  readonly most: number;
}

/** What a supergraph says of calls to outside systems. */
export interface SourceRules {
  /** Of a field that answers a record by its key. */
  ofField(type: string, field: string): SourceRead | null;
  /** Of an entity that this subgraph, by its name, is asked for by a representation. */
  ofEntity(type: string, subgraph: string): SourceRead | null;
  /** Whether it says anything at all. */
  readonly isEmpty: boolean;
}

const DIRECTIVE = 'sourceRead';
const BATCH = 100;

const numberOf = (directive: ConstDirectiveNode, name: string): number | null => {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.INT ? Number(value.value) : null;
};

/** Reads the rules out of a supergraph; one that does not know the directive has none. */
export const readSourceRules = (sdl: DocumentNode): SourceRules => {
  const rules = new Map<string, SourceRead>();
  for (const node of sdl.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const note = (key: (subgraph: string) => string, directives: readonly ConstDirectiveNode[] = []): void => {
      for (const directive of directives) {
        if (directive.name.value !== DIRECTIVE) continue;
        const subgraph = argumentOf(directive, 'subgraph');
        rules.set(key(subgraph?.kind === Kind.STRING ? subgraph.value : ''), {
          batch: Math.max(1, numberOf(directive, 'batch') ?? BATCH),
          most: numberOf(directive, 'most') ?? Number.POSITIVE_INFINITY,
        });
      }
    };
    note((subgraph) => `${node.name.value}@${subgraph}`, node.directives);
    for (const field of node.fields ?? []) note(() => `${node.name.value}.${field.name.value}`, field.directives);
  }
  return {
    ofField: (type, field) => rules.get(`${type}.${field}`) ?? null,
    ofEntity: (type, subgraph) => rules.get(`${type}@${subgraph}`) ?? null,
    isEmpty: rules.size === 0,
  };
};
