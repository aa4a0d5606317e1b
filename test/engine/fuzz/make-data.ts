// Values for a model: every field is a function of the object it belongs to, its name and its arguments, so whichever
// subgraph is asked, and however often, it says the same.
import type { DataObject, FieldFunction, GraphData, TakenFromAbove } from '../kit/graph-data.ts';
import type { ContextInput, EntityModel, FieldModel, GraphModel, RequiredInput, ValueModel } from './graph-model.ts';
import { knownIn, nodesIn } from './print-subgraphs.ts';

const RECORDS_PER_ENTITY = 3;
/** Its number, which is its `part`. */
const LAST_RECORD = RECORDS_PER_ENTITY - 1;
const TEXTS = ['', 'plain', 'with "quotes"', 'line\nbreak', 'ünïcödé ✓', '0', 'null', 'a/b\\c', '\u2028', 'id'];

/** Values of a custom scalar; what is in an object means nothing to a gateway. */
const ANYTHING: readonly unknown[] = [
  'text',
  '',
  0,
  -1.25,
  true,
  false,
  [],
  [1, 'a', null, [true]],
  {},
  { id: 'x', __typename: 'E0', a: { b: [0, { c: null }] } },
];

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
    case 'Any':
      return ANYTHING[hash % ANYTHING.length];
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
  for (const { name } of [...model.entities, ...(model.guest ? [{ name: 'Guest' }] : [])]) {
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
    return recordOf([target.kind === 'GUEST' ? 'Guest' : target.name], hash, owners);
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
  /** What an input selects: of a representation, which has it, or of the object itself. */
  const inputValue = (
    self: DataObject,
    { name: typeName, fields: known }: Readonly<Pick<EntityModel | ValueModel, 'name' | 'fields'>>,
    { field, argValues, selection }: RequiredInput,
    inner: (value: ValueModel, object: DataObject, selection: readonly RequiredInput[]) => unknown,
  ): unknown => {
    const value = field in self ? missing(self[field]) : fields[`${typeName}.${field}`]?.(self, argValues);
    const target = known.find(({ name }) => name === field)?.target;
    const type = target?.kind === 'VALUE' ? model.values.find(({ name }) => name === target.name) : undefined;
    const project = (each: unknown): unknown => {
      if (Array.isArray(each)) return each.map(project);
      return type && typeof each === 'object' && each !== null ? inner(type, each as DataObject, selection) : each; // a value type's
    };
    return project(value);
  };
  const asObject = (type: ValueModel, object: DataObject, selection: readonly RequiredInput[]): DataObject =>
    Object.fromEntries(selection.map((input) => [input.field, inputValue(object, type, input, asObject)]));
  const asOne = (type: ValueModel, object: DataObject, [input]: readonly RequiredInput[]): unknown =>
    input && inputValue(object, type, input, asOne);
  const computed =
    (entity: EntityModel, field: FieldModel): FieldFunction =>
    (self) => {
      const { fields: all } = entity;
      const sources = all.filter(({ name }) => field.requires.some((input) => input.field === name));
      // Who has an input does not know the object: there is nothing to compute from.
      if ([field, ...sources].some((each) => isUnknown(entity, self, each))) return null;
      const inputs = field.requires.map((input) => [input.field, inputValue(self, entity, input, asObject)]);
      return `${field.name} of ${String(self['self'])}: ${canonical(inputs)}`;
    };
  /** `null` where who has a value does not know the object above: there is nothing to compute from. */
  const taken = (inputs: readonly ContextInput[], above: readonly DataObject[]): DataObject | null => {
    const host = above.find((each) => model.guest?.hosts.includes(String(each['__typename'])));
    const entity = model.entities.find(({ name }) => name === host?.['__typename']);
    if (!host || !entity) throw new Error('no context is set');
    const args = inputs.flatMap(({ argument, paths }) => {
      const input = paths.get(entity.name);
      const source = entity.fields.find(({ name }) => name === input?.field);
      if (!input || (source && isUnknown(entity, host, source))) return [];
      return [[argument, inputValue(host, entity, input, asOne)] as const];
    });
    return args.length < inputs.length ? null : Object.fromEntries(args);
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
  const fromAbove: Record<string, TakenFromAbove> = {};
  for (const field of model.guest?.fields ?? []) {
    const inputs = model.guest?.inputs.filter(({ argument }) => field.args.some(({ name }) => name === argument)) ?? [];
    if (inputs.length > 0) {
      fields[`Guest.${field.name}`] = (self, args) => `${field.name} of ${String(self['self'])}: ${canonical(args)}`;
      fromAbove[`Guest.${field.name}`] = (above) => taken(inputs, above);
    } else fields[`Guest.${field.name}`] = plain('Guest', field);
  }
  for (const field of model.media?.fields ?? []) fields[`Media.${field.name}`] = plain('Media', field);
  const moved = [...model.entities, { name: 'Query', fields: model.roots }].flatMap(({ name, fields: all }) =>
    all.flatMap(({ name: field, override }) =>
      override ? [{ silent: override.silent, field: `${name}.${field}` }] : [],
    ),
  );
  const silent = Object.fromEntries(
    Array.from({ length: model.subgraphs }, (_, at) => [
      `s${at}`,
      moved.filter((each) => each.silent === at).map(({ field }) => field),
    ]),
  );
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
  return {
    records: { ...records, Media: media },
    unknown,
    silent,
    roots,
    fields,
    fromAbove,
    begin: () => void (changes = 0),
  };
};
