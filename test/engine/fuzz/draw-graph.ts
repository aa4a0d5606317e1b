import type {
  ArgumentModel,
  EntityModel,
  FieldModel,
  GraphModel,
  GuestModel,
  KeyModel,
  MediaModel,
  Target,
  ValueModel,
} from './graph-model.ts';
import { drawGuest } from './draw-guest.ts';
import { drawInput, plainFields } from './draw-input.ts';
import { drawOverride } from './draw-override.ts';
import { knownIn, nodesIn } from './print-subgraphs.ts';
import type { Tape } from './tape.ts';

const KEYS: readonly [KeyModel, ...KeyModel[]] = [
  { text: 'id', fields: ['id'] },
  { text: 'code', fields: ['code'] },
  { text: 'id part', fields: ['id', 'part'] },
  { text: 'ref { nr }', fields: ['ref'] },
  { text: 'code ref { nr }', fields: ['code', 'ref'] },
];
const LEAVES = ['String', 'Int', 'Boolean', 'Float', 'ID', 'Colour', 'Any'] as const;
const WRAPPINGS: readonly [string, ...string[]] = [
  'T',
  'T!',
  '[T]',
  '[T!]',
  '[T!]!',
  '[T]!',
  '[[T]]',
  '[[T!]!]',
  '[[T]!]!',
];
const ARGUMENTS: readonly [ArgumentModel, ...ArgumentModel[]] = [
  { name: 'n', type: 'Int' },
  { name: 'up', type: 'Boolean = false' },
  { name: 'in', type: 'Choice' },
  { name: 'must', type: 'String!' },
  { name: 'ids', type: '[ID!] = ["a"]' },
  { name: 'any', type: 'Any = { d: [true] }' },
];

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const someSubgraphs = (tape: Tape, count: number, percent: number): number[] => {
  const first = tape.below(count);
  return range(count).filter((at) => at === first || tape.chance(percent));
};

const leafOf = (tape: Tape): Target => ({ kind: 'LEAF', name: tape.pick(LEAVES) });

const drawField = (tape: Tape, name: string, target: Target, owners: readonly number[]): FieldModel => ({
  name,
  target,
  wrapping: tape.chance(target.kind === 'LEAF' ? 35 : 70) ? tape.pick(WRAPPINGS) : 'T',
  args: tape.chance(20) ? [tape.pick(ARGUMENTS)] : [],
  owners,
  override: null,
  requires: [],
  mayFail: tape.chance(25),
  provides: [],
});

/** Names are shared between types on purpose: the same name may mean another thing elsewhere. */
const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;

/** @param inner another that it may have; `null` for none */
const drawValue = (tape: Tape, name: string, inner: string | null): ValueModel => {
  const fields = NAMES.slice(0, 1 + tape.below(3)).map((field) => drawField(tape, field, leafOf(tape), []));
  const isNested = inner !== null && tape.chance(50);
  return { name, fields: isNested ? [...fields, drawField(tape, 'in', { kind: 'VALUE', name: inner }, [])] : fields };
};

const drawTarget = (tape: Tape, entities: readonly string[], values: readonly string[]): Target => {
  const kind = tape.below(6);
  if (kind === 1 && values.length > 0) return { kind: 'VALUE', name: tape.pick(values) ?? '' };
  if (kind === 2) return { kind: 'UNION' };
  if (kind === 3) return { kind: 'INTERFACE' };
  if (kind === 4 || kind === 5) return { kind: 'ENTITY', name: tape.pick(entities) ?? '' };
  return leafOf(tape);
};

const drawPresence = (tape: Tape, subgraphs: readonly number[]): EntityModel['presence'] => {
  const main = tape.chance(20) ? tape.pick(KEYS) : KEYS[0];
  return new Map(
    subgraphs.map((at) => {
      const others = KEYS.filter((key) => key !== main && tape.chance(15));
      const keys =
        tape.chance(10) && others.length > 0 ? others : tape.chance(30) ? [...others, main] : [main, ...others];
      return [at, keys.map((key) => ({ key, resolvable: key === main ? !tape.chance(6) : !tape.chance(30) }))] as const;
    }),
  );
};

const drawEntity = (
  tape: Tape,
  name: string,
  count: number,
  entities: readonly string[],
  values: readonly string[],
): EntityModel => {
  const known = someSubgraphs(tape, count, 60);
  const fields = NAMES.slice(0, 2 + tape.below(4)).map((field) => {
    const target = drawTarget(tape, entities, values);
    const share = target.kind !== 'UNION' && target.kind !== 'INTERFACE' && tape.chance(20);
    const owner = known[tape.below(known.length)] ?? 0;
    if (share)
      return drawField(
        tape,
        field,
        target,
        known.filter((at) => at === owner || tape.chance(50)),
      );
    const drawn = drawField(tape, field, target, [owner]);
    const mayMove = target.kind !== 'UNION' && target.kind !== 'INTERFACE' && tape.chance(15);
    return mayMove ? drawOverride(tape, drawn, known) : drawn;
  });
  const isNode = tape.chance(50);
  if (isNode)
    fields.push({ ...drawField(tape, 'tag', { kind: 'LEAF', name: 'String' }, known), wrapping: 'T', args: [] });
  return { name, fields, presence: drawPresence(tape, known), isNode, unknownIn: null };
};

/** A field computed from others that live elsewhere. */
const drawRequirement = (
  tape: Tape,
  entity: EntityModel,
  at: number,
  name: string,
  values: readonly ValueModel[],
): FieldModel | null => {
  const elsewhere = plainFields(entity).filter(({ owners }) => !owners.includes(at));
  const inputs = elsewhere.filter((_, nth) => nth === 0 || tape.chance(40)).slice(0, 3);
  if (inputs.length === 0) return null;
  const requires = inputs.flatMap((field) => drawInput(tape, field, values, false) ?? []);
  if (requires.length === 0) return null;
  const field = drawField(tape, name, { kind: 'LEAF', name: 'String' }, [at]);
  return { ...field, wrapping: tape.chance(30) ? 'T!' : 'T', args: [], requires };
};

const drawProvisions = (tape: Tape, entities: readonly EntityModel[]): void => {
  for (const entity of entities) {
    for (const field of entity.fields) {
      const [owner] = field.owners;
      if (field.target.kind !== 'ENTITY' || field.owners.length !== 1 || owner === undefined || !tape.chance(25))
        continue;
      const target = entities.find(({ name }) => name === (field.target as { name: string }).name); // narrowed by the kind
      const required = new Set(
        target?.fields
          .filter(({ owners }) => owners.includes(owner))
          .flatMap(({ requires }) => requires.map((each) => each.field)),
      );
      const foreign =
        target?.fields.filter(
          (each) =>
            each.target.kind === 'LEAF' &&
            each.args.length === 0 &&
            !each.owners.includes(owner) &&
            each.requires.length === 0 &&
            !required.has(each.name),
        ) ?? [];
      field.provides = tape.some(foreign, 30).map(({ name }) => name);
    }
  }
};

/** Gives every subgraph the types that its fields speak of: a stub of an entity, or a leaf where nothing fits. */
const completeTypes = (tape: Tape, { entities, values, roots }: Omit<GraphModel, 'tagged'>): void => {
  const fields = [...entities.flatMap((entity) => entity.fields), ...roots];
  for (const { target, owners } of fields) {
    const entity = target.kind === 'ENTITY' ? entities.find(({ name }) => name === target.name) : undefined;
    const [keys] = [...(entity?.presence.values() ?? [])];
    const key = keys?.find(({ resolvable }) => resolvable)?.key ?? keys?.[0]?.key;
    if (!entity || !key) continue;
    for (const at of owners) {
      if (!entity.presence.has(at)) entity.presence.set(at, [{ key, resolvable: !tape.chance(50) }]);
    }
  }
  for (const field of fields) {
    const nobody = (at: number) =>
      field.target.kind === 'INTERFACE'
        ? nodesIn({ entities }, at).length === 0
        : field.target.kind === 'UNION' && knownIn({ entities }, at).length + values.length === 0;
    if (field.owners.some(nobody)) field.target = { kind: 'LEAF', name: 'String' };
  }
};

/**
 * A subgraph that does not know all there is of an entity; `null` where one server could not say what follows from that:
 * where the entity is found through it, or what others compute needs what it has, and has it from elsewhere too.
 */
const drawUnknown = (
  tape: Tape,
  entity: EntityModel,
  entities: readonly EntityModel[],
  guest: GuestModel | null,
): number | null => {
  const at = tape.pick([...entity.presence.keys()]);
  if (at === undefined || !tape.chance(50)) return null;
  const [main, ...others] = entity.presence.get(at) ?? [];
  const isFoundBy = (keys: readonly { readonly key: KeyModel; readonly resolvable: boolean }[]) =>
    keys.some(({ key, resolvable }) => key === main?.key && resolvable);
  if (others.length > 0 || ![...entity.presence.values()].every(isFoundBy)) return null;
  const isHere = (name: string) => entity.fields.some((each) => each.name === name && each.owners.includes(at));
  const isProvided = entities.some(({ fields }) =>
    fields.some(
      ({ target, provides }) => target.kind === 'ENTITY' && target.name === entity.name && provides.some(isHere),
    ),
  );
  const required = new Set([
    ...entity.fields.flatMap(({ requires }) => requires.map(({ field }) => field)),
    ...(guest?.inputs.flatMap(({ paths }) => paths.get(entity.name)?.field ?? []) ?? []),
  ]);
  const isShared = entity.fields.some(
    ({ name, owners }) => required.has(name) && owners.includes(at) && owners.length > 1,
  );
  const isMoved = entity.fields.some(({ override, owners }) => override !== null && owners.includes(at));
  return isProvided || isShared || isMoved ? null : at;
};

const drawMedia = (tape: Tape, subgraphs: number, entities: readonly EntityModel[]): MediaModel | null => {
  const at = tape.below(subgraphs);
  const members = entities.filter(
    ({ presence, unknownIn }) =>
      unknownIn !== at && presence.get(at)?.some(({ key, resolvable }) => key.text === 'id' && resolvable),
  );
  if (members.length === 0 || !tape.chance(50)) return null;
  const fields = ['x', 'y'].map((name) => drawField(tape, name, leafOf(tape), [subgraphs]));
  const kin = drawField(tape, 'kin', { kind: 'MEDIA' }, [subgraphs]);
  return { at, members: members.map(({ name }) => name), fields: [...fields, kin] };
};

const drawMutations = (tape: Tape, subgraphs: number, entities: readonly EntityModel[]): FieldModel[] =>
  Array.from({ length: tape.below(5) }, (_, n) => {
    const at = tape.below(subgraphs);
    const known = entities.filter(({ presence }) => presence.has(at));
    const entity = tape.chance(60) ? tape.pick(known) : undefined;
    const target: Target = entity ? { kind: 'ENTITY', name: entity.name } : leafOf(tape);
    return drawField(tape, `m${n}`, target, [at]);
  });

/** Draws a supergraph of two to four subgraphs; whether it composes, composition says. */
export const drawGraph = (tape: Tape): GraphModel => {
  const subgraphs = 2 + tape.below(3);
  const names = ['E0', 'E1', 'E2', 'E3'].slice(0, 1 + tape.below(4));
  const valueNames = ['V0', 'V1'].slice(0, tape.below(3));
  const values = valueNames.map((name, nth) => drawValue(tape, name, valueNames[nth + 1] ?? null));
  const entities = names.map((name) => drawEntity(tape, name, subgraphs, names, valueNames));
  for (const entity of entities) {
    let n = 0;
    for (const at of entity.presence.keys()) {
      for (let more = tape.below(3); more > 0; more -= 1) {
        const field = drawRequirement(tape, entity, at, `r${n}`, values);
        if (field) entity.fields.push(field);
        n += 1;
      }
    }
  }
  drawProvisions(tape, entities);
  const roots: FieldModel[] = [];
  for (let at = 0; at < subgraphs; at += 1) {
    const targets: Target[] = entities
      .filter(({ presence }) => presence.has(at))
      .map(({ name }) => ({ kind: 'ENTITY', name }));
    targets.push({ kind: 'UNION' }, { kind: 'INTERFACE' });
    for (let more = at === 0 ? 2 : tape.below(3); more > 0; more -= 1) {
      const target = tape.pick(targets);
      if (!target) continue;
      const root = drawField(tape, `q${roots.length}`, target, [at]);
      const mayMove = target.kind === 'ENTITY' && tape.chance(10);
      roots.push(mayMove ? drawOverride(tape, root, range(subgraphs)) : root);
    }
    if (tape.chance(20))
      roots.push(drawField(tape, `q${roots.length}`, leafOf(tape), someSubgraphs(tape, subgraphs, 30)));
  }
  const drawn = { subgraphs, entities, values, roots, mutations: [], media: null, guest: null };
  completeTypes(tape, drawn);
  const guest = drawGuest(tape, subgraphs, entities, values, drawField);
  const tagged = tape.chance(50);
  for (const entity of entities) entity.unknownIn = drawUnknown(tape, entity, entities, guest);
  const media = drawMedia(tape, subgraphs, entities);
  if (media) {
    roots.push(drawField(tape, 'media', { kind: 'MEDIA' }, [media.at]));
    roots.push(drawField(tape, 'shelf', { kind: 'MEDIA' }, [subgraphs]));
  }
  return { ...drawn, tagged, media, guest, mutations: drawMutations(tape, subgraphs, entities) };
};
