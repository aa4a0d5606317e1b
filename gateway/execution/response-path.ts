import type { Level } from './level.ts';
import type { Position } from './position.ts';

export type ResponsePath = readonly (string | number)[];

/** A path as the client knows it; `whole` is false where it was cut at the last place the client asked for. */
export interface ClientPath {
  readonly path: ResponsePath;
  readonly whole: boolean;
}

/** Where an object stands in the client's answer. */
export const pathOf = (position: Position): ClientPath => {
  const { above, level, indices } = position;
  if (above === null) return { path: [], whole: true };
  const upTo = pathOf(above);
  if (!upTo.whole) return upTo;
  const name = above.level.clientName(level.key);
  if (name === null) return { path: upTo.path, whole: false };
  return { path: [...upTo.path, name, ...(typeof indices === 'number' ? [indices] : (indices ?? []))], whole: true };
};

/** The planned key that a subgraph's response key stands for at a level, as far as the plan says. */
const plannedKey = (level: Level, layer: number, key: string): string => {
  for (const name of level.below.keys()) {
    if (level.readers(name).some((reader) => reader.layer === layer && reader.key === key)) return name;
  }
  return key;
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
    const key: string = at ? plannedKey(at, layer, step) : step;
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
