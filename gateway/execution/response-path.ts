import { tableOf } from './fill-tables.ts';
import type { Level } from './level.ts';
import { NO_OBJECT, type RowTree, type Tables } from './tables.ts';

export type ResponsePath = readonly (string | number)[];

/** A path as the client knows it; `whole` is false where it was cut at the last place the client asked for. */
export interface ClientPath {
  readonly path: ResponsePath;
  readonly whole: boolean;
}

/**
 * Shows the rows of a level in the order of the answer, each with its place and the rows of the levels above it, the
 * root's first.
 */
export const visitPlaces = (
  tables: Tables,
  level: Level,
  visit: (row: number, place: ClientPath, above: readonly number[]) => void,
): void => {
  const chain: Level[] = [];
  for (let at: Level | null = level; at; at = at.above) chain.unshift(at);

  const descend = (row: number, { path, whole }: ClientPath, above: readonly number[]): void => {
    const below = chain[above.length + 1];
    if (!below) return visit(row, { path, whole }, above);
    const name = whole ? (chain[above.length]?.clientName(below.key) ?? null) : null;
    const place = name === null ? { path, whole: false } : { path: [...path, name], whole };
    descendAll(tableOf(tables, below).trees[row] ?? null, place, [...above, row]);
  };
  const descendAll = (tree: RowTree, { path, whole }: ClientPath, above: readonly number[]): void => {
    if (tree === null || tree === NO_OBJECT) return;
    if (typeof tree === 'number') return descend(tree, { path, whole }, above);
    tree.forEach((each, at) => descendAll(each, { path: whole ? [...path, at] : path, whole }, above));
  };
  descend(0, { path: [], whole: true }, []);
};

const NOWHERE: ClientPath = { path: [], whole: false };

/** Where rows of a level stand in the client's answer. All of it is walked when that is first asked: only errors ask. */
export const createPlaceOf = (tables: Tables, level: Level): ((row: number) => ClientPath) => {
  let places: ClientPath[] | null = null;
  const findAll = (): ClientPath[] => {
    const found: ClientPath[] = [];
    visitPlaces(tables, level, (row, place) => (found[row] = place));
    return found;
  };
  return (row) => (places ??= findAll())[row] ?? NOWHERE;
};

/** Where all of these places are. */
export const commonPath = ([first = [], ...others]: readonly ResponsePath[]): ResponsePath => {
  let length = first.length;
  for (const path of others) {
    let at = 0;
    while (at < length && path[at] === first[at]) at += 1;
    length = at;
  }
  return first.slice(0, length);
};

/** The rest of a subgraph's error path, below an object, in the client's names; cut where the client did not ask. */
export const pathBelow = (level: Level, layer: number, rest: ResponsePath): ResponsePath => {
  const path: (string | number)[] = [];
  let at: Level | undefined = level;
  for (const step of rest) {
    if (typeof step === 'number') {
      path.push(step);
      continue;
    }
    const key: string = at ? at.plannedKey(layer, step) : step;
    const name: string | null = at ? at.clientName(key) : step;
    if (name === null) break;
    path.push(name);
    const above: Level | undefined = at;
    at = above?.below.get(key);
    const inner = at?.layers.findIndex(
      ({ above: from, fetch }) => from === layer && fetch === above?.layers[layer]?.fetch,
    );
    layer = inner ?? layer;
  }
  return path;
};
