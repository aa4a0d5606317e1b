// Values for a model: every field is a function of the object it belongs to, its name and its arguments, so whichever
// subgraph is asked, and however often, it says the same.
import type { DataObject, FieldFunction, GraphData } from '../kit/graph-data.ts';
import type { EntityModel, FieldModel, GraphModel } from './graph-model.ts';
import { knownIn, nodesIn } from './print-subgraphs.ts';

const RECORDS_PER_ENTITY = 3;
/** Its number, which is its `part`. */
const LAST_RECORD = RECORDS_PER_ENTITY - 1;
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
  const unknownIn = new Map(model.entities.map((entity) => [entity.name, entity.unknownIn]));
  const isUnknown = (entity: EntityModel | null, self: DataObject, { owners }: FieldModel): boolean =>
    entity?.unknownIn !== null && entity !== null && self['part'] === LAST_RECORD && owners.includes(entity.unknownIn);
  /** Nobody links to what he does not know. */
  const recordOf = (names: readonly string[], hash: number, owners: readonly number[]): unknown => {
    const name = names[hash % names.length];
    if (name === undefined) return null;
    const unknown = unknownIn.get(name) ?? null;
    const known = unknown !== null && owners.includes(unknown) ? LAST_RECORD : RECORDS_PER_ENTITY;
    return records[name]?.[(hash >>> 4) % known] ?? { __typename: name, self: `${name}#${hash % 3}` };
  };
  const objectOf = ({ target, owners }: FieldModel, hash: number): unknown => {
    const at = owners[0] ?? 0;
    if (target.kind === 'LEAF') return leafValue(target.name, hash);
    if (target.kind === 'UNION')
      return recordOf(
        [...knownIn(model, at), ...model.values].map(({ name }) => name),
        hash,
        owners,
      );
    if (target.kind === 'INTERFACE')
      return recordOf(
        nodesIn(model, at).map(({ name }) => name),
        hash,
        owners,
      );
    if (target.kind === 'MEDIA') return recordOf(model.media?.members ?? [], hash, owners);
    return recordOf([target.name], hash, owners);
  };
  const fields: Record<string, FieldFunction> = {};
  const plain =
    (typeName: string, field: FieldModel, entity: EntityModel | null = null): FieldFunction =>
    (self, args) => {
      if (isUnknown(entity, self, field)) return null;
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
    (entity: EntityModel, field: FieldModel): FieldFunction =>
    (self) => {
      const { name: typeName, fields: all } = entity;
      const sources = all.filter(({ name }) => field.requires.some((input) => input.field === name));
      // Who has an input does not know the object: there is nothing to compute from.
      if ([field, ...sources].some((each) => isUnknown(entity, self, each))) return null;
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
  for (const entity of model.entities) {
    for (const field of entity.fields) {
      const function_ = field.requires.length > 0 ? computed(entity, field) : plain(entity.name, field, entity);
      fields[`${entity.name}.${field.name}`] = function_;
    }
  }
  for (const { name, fields: all } of model.values) {
    for (const field of all) fields[`${name}.${field.name}`] = plain(name, field);
  }
  for (const field of model.media?.fields ?? []) fields[`Media.${field.name}`] = plain('Media', field);
  const roots: Record<string, (args: DataObject) => unknown> = {};
  for (const root of model.roots) roots[root.name] = (args) => plain('Query', root)({ self: 'root' }, args);
  let changes = 0;
  for (const root of model.mutations) {
    // What a change answers tells how many came before it.
    roots[root.name] = (args) => plain('Mutation', root)({ self: `change ${changes++}` }, args);
  }
  const media = model.media?.members.flatMap((name) => records[name] ?? []) ?? [];
  const lastOf = ({ name }: EntityModel): DataObject[] => records[name]?.slice(LAST_RECORD) ?? [];
  const unknown = Object.fromEntries(
    Array.from({ length: model.subgraphs }, (_, at) => [
      `s${at}`,
      model.entities.filter((entity) => entity.unknownIn === at).flatMap(lastOf),
    ]),
  );
  return { records: { ...records, Media: media }, unknown, roots, fields, begin: () => void (changes = 0) };
};
