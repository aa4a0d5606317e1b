// One set of whole objects behind both the subgraphs and the one schema that is the oracle. A subgraph answers only what
// its SDL has, finds entities by any of its keys, and knows of `@external` fields only what a representation brought.
import { Kind, parse, type FieldNode, type ObjectTypeDefinitionNode, type SelectionSetNode } from 'graphql';
import { federated } from './federated.ts';
import type { Resolvers } from './open-graph.ts';

export type DataObject = Readonly<Record<string, unknown>>;
export type FieldFunction = (self: DataObject, args: DataObject) => unknown;

/** Arguments from the objects above, the nearest first; `null` where the field is null without being computed. */
export type TakenFromAbove = (above: readonly DataObject[]) => DataObject | null;

export interface GraphData {
  /** Whole objects by type name, with `__typename` where a type is abstract; of an interface object, by the interface's. */
  readonly records?: Readonly<Record<string, readonly DataObject[]>>;
  /** By subgraph: those of them that it has never heard of. */
  readonly unknown?: Readonly<Record<string, readonly DataObject[]>>;
  /** By subgraph: fields, as `Type.field`, that it must not be asked for, though its SDL has them. */
  readonly silent?: Readonly<Record<string, readonly string[]>>;
  /** By `Type.field`: what `@fromContext` gives it. Subgraphs are told by the gateway. */
  readonly fromAbove?: Readonly<Record<string, TakenFromAbove>>;
  /** Called before every operation: what mutations have changed is as it was. */
  readonly begin?: () => void;
  /** Root fields of Query and Mutation. */
  readonly roots: Readonly<Record<string, (args: DataObject) => unknown>>;
  /** Computed fields as `Type.field`; in a subgraph `self` has its external fields from the representation. */
  readonly fields?: Readonly<Record<string, FieldFunction>>;
}

const ROOTS = ['Query', 'Mutation'];

const definitionsOf = (sdl: string): readonly ObjectTypeDefinitionNode[] =>
  parse(federated(sdl)).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.OBJECT_TYPE_EXTENSION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? [node as ObjectTypeDefinitionNode] // what is read here, the three have alike
      : [],
  );

const fieldSetOf = (text: string): SelectionSetNode => {
  const [definition] = parse(`{ ${text} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no field set: ${text}`);
  return definition.selectionSet;
};

/** Keys by which a subgraph finds an entity; those it cannot resolve are none. */
const keysOf = (type: ObjectTypeDefinitionNode): readonly SelectionSetNode[] =>
  (type.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'key') return [];
    const argument = (wanted: string) => directive.arguments?.find(({ name }) => name.value === wanted)?.value;
    const [fields, resolvable] = [argument('fields'), argument('resolvable')];
    if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return [];
    return fields?.kind === Kind.STRING ? [fieldSetOf(fields.value)] : [];
  });

const valueOf = (object: DataObject, name: string): unknown => {
  const value = object[name];
  return typeof value === 'function' ? (value as FieldFunction)(object, {}) : value; // records hold links as functions
};

const isObject = (value: unknown): value is DataObject => typeof value === 'object' && value !== null;

/** Whether a record has the values of one key of a representation. */
const matches = (record: DataObject, representation: DataObject, key: SelectionSetNode): boolean =>
  key.selections.every((node) => {
    const { name, selectionSet } = node as FieldNode; // keys in these graphs have no fragments
    const given = representation[name.value];
    const real = valueOf(record, name.value);
    if (given === undefined || given === null) return false;
    if (!selectionSet) return JSON.stringify(given) === JSON.stringify(real);
    if (Array.isArray(given) && Array.isArray(real)) {
      const [asked, had] = [given as readonly DataObject[], real as readonly DataObject[]]; // keys select objects
      return asked.length === had.length && had.every((each, at) => matches(each, asked[at] ?? {}, selectionSet));
    }
    return isObject(given) && isObject(real) && matches(real, given, selectionSet);
  });

/** Resolvers of one subgraph over the data. */
export const resolversFor = (subgraph: string, sdl: string, data: GraphData): Resolvers => {
  const { records = {}, roots, fields = {} } = data;
  const unknown = new Set(data.unknown?.[subgraph]);
  const silent = new Set(data.silent?.[subgraph]);
  const provided = new Set(
    [...sdl.matchAll(/@provides\(fields: "([^"]*)"/g)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
  );
  const made: Record<string, Record<string, unknown>> = {};
  for (const type of definitionsOf(sdl)) {
    const typeName = type.name.value;
    const of = (made[typeName] ??= {});
    const keys = keysOf(type);
    const keyed = new Set(keys.flatMap(({ selections }) => selections.map((node) => (node as FieldNode).name.value))); // as above
    const external: string[] = [];
    const isInterface = (type.kind as Kind) === Kind.INTERFACE_TYPE_DEFINITION;
    for (const { name, directives } of type.fields ?? []) {
      const field = name.value;
      const compute = fields[`${typeName}.${field}`];
      const root = ROOTS.includes(typeName) ? roots[field] : undefined;
      const isExternal = !keyed.has(field) && directives?.some((each) => each.name.value === 'external');
      if (isExternal && !provided.has(field)) external.push(field);
      if (isInterface) continue;
      if (silent.has(`${typeName}.${field}`)) {
        of[field] = () => {
          throw new Error(`${typeName}.${field} is asked of the wrong side`);
        };
      } else if (root) of[field] = (_: unknown, args: DataObject) => root(args);
      else if (isExternal && !provided.has(field)) {
        of[field] = () => {
          throw new Error(`this subgraph does not know ${typeName}.${field}`);
        };
      } else if (compute) of[field] = compute;
    }
    if (keys.length === 0) {
      if (Object.keys(of).length === 0) delete made[typeName];
      continue;
    }
    of['__resolveReference'] = (representation: DataObject) => {
      const known = records[typeName] ?? [];
      const record = known.find((each) => keys.some((key) => matches(each, representation, key)));
      if (!record || unknown.has(record)) return null;
      const brought = Object.fromEntries(external.map((name) => [name, representation[name]]));
      const whole = { ...record, ...brought };
      return isInterface ? whole : { ...whole, __typename: typeName };
    };
  }
  return made;
};
