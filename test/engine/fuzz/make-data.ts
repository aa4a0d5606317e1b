// Values for a model: every field is a function of the object it belongs to, its name and its arguments, so whichever
// subgraph is asked, and however often, it says the same.
import type { DataObject, FieldFunction, GraphData } from '../kit/graph-data.ts';
import type { FieldModel, GraphModel } from './graph-model.ts';
import { knownIn, nodesIn } from './print-subgraphs.ts';

const RECORDS_PER_ENTITY = 3;
const TEXTS = ['', 'plain', 'with "quotes"', 'line\nbreak', 'ünïcödé ✓', '0', 'null', 'a/b\\c', '\u2028', 'id'];

/** A number that a text decides. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? 'undefined';

const leafValue = (name: string, hash: number): unknown => {
  switch (name) {
    case 'Int':
      return (hash % 7) - 2;
    case 'Float':
      return hash % 3 === 0 ? hash % 5 : (hash % 1000) / 8;
    case 'Boolean':
      return hash % 2 === 0;
    case 'Colour':
      return ['RED', 'GREEN', 'BLUE'][hash % 3];
    case 'ID':
      return `x${hash % 4}`;
    default:
      return TEXTS[hash % TEXTS.length];
  }
};

/** Reads `[T!]!` and the like from the outside in. */
const build = (wrapping: string, seed: string, make: (seed: string) => unknown, mayBeNull: boolean): unknown => {
  const required = wrapping.endsWith('!');
  const inner = required ? wrapping.slice(0, -1) : wrapping;
  if (!required && mayBeNull && hashOf(`${seed} null?`) % 6 === 0) return null;
  if (!inner.startsWith('[')) return make(seed);
  const length = hashOf(`${seed} length`) % 4;
  return Array.from({ length }, (_, at) => build(inner.slice(1, -1), `${seed}[${at}]`, make, true));
};

/** A required value that did not come is not the same as one that is null. */
const missing = (value: unknown): unknown => (value === undefined ? 'MISSING' : value);

export const makeData = (model: GraphModel): GraphData => {
  const records: Record<string, DataObject[]> = {};
  for (const { name } of model.entities) {
    records[name] = Array.from({ length: RECORDS_PER_ENTITY }, (_, n) => ({
      __typename: name,
      self: `${name}${n}`,
      id: `${name}-${n}`,
      code: `c${n}`,
      part: n,
      ref: { nr: n + 10 },
    }));
  }
  const recordOf = (names: readonly string[], hash: number): unknown => {
    const name = names[hash % names.length];
    if (name === undefined) return null;
    return records[name]?.[(hash >>> 4) % RECORDS_PER_ENTITY] ?? { __typename: name, self: `${name}#${hash % 3}` };
  };
  const objectOf = ({ target, owners }: FieldModel, hash: number): unknown => {
    const at = owners[0] ?? 0;
    if (target.kind === 'LEAF') return leafValue(target.name, hash);
    if (target.kind === 'UNION')
      return recordOf(
        [...knownIn(model, at), ...model.values].map(({ name }) => name),
        hash,
      );
    if (target.kind === 'INTERFACE')
      return recordOf(
        nodesIn(model, at).map(({ name }) => name),
        hash,
      );
    return recordOf([target.name], hash);
  };
  const fields: Record<string, FieldFunction> = {};
  const plain =
    (typeName: string, field: FieldModel): FieldFunction =>
    (self, args) => {
      const seed = `${typeName} ${String(self['self'])} ${field.name} ${canonical(args)}`;
      if (field.mayFail && hashOf(`${seed} fails?`) % 5 === 0)
        throw new Error(`no ${field.name} of ${String(self['self'])}`);
      return build(field.wrapping, seed, (at) => objectOf(field, hashOf(at)), true);
    };
  const project = (value: unknown, typeName: string, selection: readonly string[]): unknown => {
    if (value === null || value === undefined || selection.length === 0) return value;
    if (Array.isArray(value)) return value.map((each) => project(each, typeName, selection));
    const object = value as DataObject; // a value type's
    return Object.fromEntries(
      selection.map((name) => [name, name in object ? object[name] : fields[`${typeName}.${name}`]?.(object, {})]),
    );
  };
  const computed =
    (typeName: string, field: FieldModel, all: readonly FieldModel[]): FieldFunction =>
    (self) => {
      const inputs = field.requires.map((input) => {
        const source = all.find(({ name }) => name === input.field);
        const value =
          input.field in self
            ? (self[input.field] ?? missing(self[input.field]))
            : fields[`${typeName}.${input.field}`]?.(self, input.argValues);
        return [
          input.field,
          project(value, source?.target.kind === 'VALUE' ? source.target.name : '', input.selection),
        ];
      });
      return `${field.name} of ${String(self['self'])}: ${canonical(inputs)}`;
    };
  for (const { name, fields: all } of [...model.entities, ...model.values]) {
    for (const field of all)
      fields[`${name}.${field.name}`] = field.requires.length > 0 ? computed(name, field, all) : plain(name, field);
  }
  const roots = Object.fromEntries(
    model.roots.map((root) => [root.name, (args: DataObject) => plain('Query', root)({ self: 'root' }, args)]),
  );
  return { records, roots, fields };
};
