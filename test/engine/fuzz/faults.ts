// What can be wrong with an answer that a subgraph sends: it is drawn from a number, so that the same call fails the same
// way whenever it is made.
import type { SubgraphAnswer, SubgraphCall } from '../kit/open-graph.ts';
import { hashOf } from './make-data.ts';

type Path = readonly (string | number)[];
type Members = Record<string | number, unknown>;

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Every place below a value, itself left out. */
const placesIn = (value: unknown, path: Path = []): Place[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    return [{ path: at, value: inner }, ...placesIn(inner, at)];
  });
};

/** A copy with another value at a place; without the place where there is none. */
const changed = (value: unknown, [step, ...rest]: Path, to: unknown): unknown => {
  if (step === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Members; // an object or a list
  const inner = changed(copy[step], rest, to);
  if (inner === undefined && !Array.isArray(value)) delete copy[step];
  else copy[step] = inner ?? null;
  return copy;
};

/** Nobody can tell by its value that a key is wrong. */
const KEYS: readonly unknown[] = ['id', 'code', 'part', 'nr'];

/** What no type allows in the place of a value. */
const wrongFor = (value: unknown): unknown => (typeof value === 'object' ? 7.5 : { wrong: true });

const isMember = ({ path }: Place): boolean => typeof path.at(-1) === 'string';

const isTellable = ({ path, value }: Place): boolean => value !== null && !KEYS.includes(path.at(-1));

/** Whether a place is that of one of the values, or inside it. */
const isOf = ({ path }: Place, values: readonly (readonly string[])[]): 'IS' | 'IN' | null => {
  const names = path.filter((step) => typeof step === 'string');
  const value = values.find((each) => each.every((name, at) => names[at] === name));
  if (!value) return null;
  return names.length === value.length && typeof path.at(-1) === 'string' ? 'IS' : 'IN';
};

const PLACES: Readonly<Record<string, (place: Place) => boolean>> = {
  failed: () => true,
  missing: isMember,
  wrong: isTellable,
};
const KINDS = ['lost', 'nothing', 'empty', 'failed', 'missing', 'wrong', 'failed', 'wrong'] as const;

/** Makes answers wrong, about one in so many; `noted` is told which. */
export const createFaults =
  (
    seed: number,
    oneIn: number,
    noted: (kind: string) => void,
    anyPlacesOf: (query: string) => readonly (readonly string[])[],
  ) =>
  ({ subgraph, query, variables }: SubgraphCall, answer: SubgraphAnswer): SubgraphAnswer => {
    const hash = hashOf(`${seed} ${subgraph} ${query} ${JSON.stringify(variables)}`);
    if (hash % oneIn !== 0) return answer;
    const choice = Math.floor(hash / oneIn);
    const errors = [...(answer.errors ?? []), { message: 'a fault' }];
    const kind = KINDS[choice % 8] ?? 'lost';
    const anyPlaces = anyPlacesOf(query);
    const mayChange = (place: Place): boolean => {
      const of = isOf(place, anyPlaces);
      return of === null || (of === 'IS' && kind !== 'wrong'); // anything is right there
    };
    const places = placesIn(answer.data)
      .filter(PLACES[kind] ?? (() => true))
      .filter(mayChange);
    const place = places[Math.floor(choice / 8) % Math.max(1, places.length)];
    noted(kind);
    if (kind === 'lost') throw new Error('the connection is lost');
    if (kind === 'nothing') return { data: null, errors };
    if (kind === 'empty' || !place) return { errors };
    const { path, value } = place;
    const to = { failed: null, missing: undefined, wrong: wrongFor(value) }[kind];
    const data = changed(answer.data, path, to) as NonNullable<SubgraphAnswer['data']>; // as deep as it was
    return kind === 'failed'
      ? { ...answer, data, errors: [...(answer.errors ?? []), { message: 'a fault', path }] }
      : { ...answer, data };
  };
