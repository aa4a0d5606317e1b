import { drawInput, plainFields, valueOf } from './draw-input.ts';
import type {
  ContextInput,
  EntityModel,
  FieldModel,
  GuestModel,
  RequiredInput,
  Target,
  ValueModel,
} from './graph-model.ts';
import { inputText } from './print-subgraphs.ts';
import type { Tape } from './tape.ts';

type DrawField = (tape: Tape, name: string, target: Target, owners: readonly number[]) => FieldModel;

const HOSTS_MOST = 3;

/** The type of what an input selects, every part of it nullable. */
const typeOf = (input: RequiredInput, fields: readonly FieldModel[], values: readonly ValueModel[]): string => {
  const field = fields.find(({ name }) => name === input.field);
  if (!field) return 'ID'; // a key
  const [inner] = input.selection;
  const named = field.target.kind === 'LEAF' ? field.target.name : '';
  const of = inner ? typeOf(inner, valueOf(field, values)?.fields ?? [], values) : named;
  return field.wrapping.replaceAll('!', '').replace('T', of);
};

const ID: RequiredInput = { field: 'id', args: '', argValues: {}, selection: [] };

/** Something of a host that is of the type; of any, where none is given. */
const drawPath = (
  tape: Tape,
  host: EntityModel,
  values: readonly ValueModel[],
  at: number,
  type: string | null,
): RequiredInput | null => {
  const fields = plainFields(host);
  const first = tape.below(fields.length + 1);
  for (const field of [...fields.slice(first), ...fields.slice(0, first)]) {
    const path = drawInput(tape, field, values, true);
    if (path && (type === null || typeOf(path, fields, values) === type)) return path;
  }
  const hasId = host.presence.get(at)?.some(({ key }) => key.fields.includes('id'));
  return hasId && (type === null || type === 'ID') ? ID : null;
};

/** How one thing of one type is selected of the hosts; those that have none are not among the paths. */
const drawContextInput = (
  tape: Tape,
  hosts: readonly EntityModel[],
  values: readonly ValueModel[],
  at: number,
  nth: number,
): ContextInput => {
  const paths = new Map<string, RequiredInput>();
  let type: string | null = tape.chance(40) ? 'ID' : null;
  for (const host of hosts) {
    const path = drawPath(tape, host, values, at, type);
    if (!path) continue;
    type ??= typeOf(path, host.fields, values);
    paths.set(host.name, path);
  }
  const texts = [...paths].map(([name, path]) => [name, inputText(path)] as const);
  const isOne = new Set(texts.map(([, text]) => text)).size === 1 && !tape.chance(30);
  const selection = isOne
    ? `{ ${texts[0]?.[1]} }`
    : texts.map(([name, text]) => `... on ${name} { ${text} }`).join(' ');
  return { context: `c${nth}`, argument: `from${nth}`, type: type ?? '', field: `$c${nth} ${selection}`, paths };
};

/** Draws contexts and who takes from them, and gives the hosts their links. */
export const drawGuest = (
  tape: Tape,
  subgraphs: number,
  entities: readonly EntityModel[],
  values: readonly ValueModel[],
  drawField: DrawField,
): GuestModel | null => {
  const at = tape.below(subgraphs);
  const known = entities.filter(({ presence }) => presence.get(at)?.some(({ resolvable }) => resolvable));
  const candidates = tape.some(known, 50).slice(0, HOSTS_MOST);
  if (!tape.chance(60)) return null;
  const first = drawContextInput(tape, candidates, values, at, 0);
  const hosts = candidates.filter(({ name }) => first.paths.has(name));
  if (hosts.length === 0) return null;
  const second = tape.chance(40) ? drawContextInput(tape, hosts, values, at, 1) : null;
  const inputs = second?.paths.size === hosts.length ? [first, second] : [first];
  const link = (name: string, owner: number): FieldModel => drawField(tape, name, { kind: 'GUEST' }, [owner]);
  for (const host of hosts) host.fields.push(link('guest', at));
  const taking = inputs.map(({ argument, type, field }) => ({
    name: argument,
    type: `${type} @fromContext(field: "${field}")`,
  }));
  const served = (name: string, args: FieldModel['args']): FieldModel => {
    const drawn = drawField(tape, name, { kind: 'LEAF', name: 'String' }, [at]);
    return { ...drawn, wrapping: tape.chance(30) ? 'T!' : 'T', args: [...args, ...drawn.args] };
  };
  const fields = [
    served('s0', taking),
    served('s1', taking.slice(0, 1)),
    link('next', at),
    drawField(tape, 'home', { kind: 'ENTITY', name: tape.pick(hosts)?.name ?? '' }, [at]),
  ];
  const elsewhere = tape.below(subgraphs);
  if (elsewhere !== at) {
    fields.push(drawField(tape, 'far', { kind: 'LEAF', name: 'String' }, [elsewhere]), link('peer', elsewhere));
    for (const host of hosts)
      if (host.presence.has(elsewhere) && tape.chance(30)) host.fields.push(link('visitor', elsewhere));
  }
  return { at, hosts: hosts.map(({ name }) => name), inputs, fields };
};
