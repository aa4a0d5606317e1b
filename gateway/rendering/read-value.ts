import { positionsBelow } from '../execution/below.ts';
import type { Level, Reader } from '../execution/level.ts';
import { FetchFailure, Position, type LayerValue } from '../execution/position.ts';
import type { Holder } from './object-shape.ts';

const FAILURE = new FetchFailure('', null);

/** Whether something that is not a member of an answer's object could be taken for one: what objects inherit, and a failure's own. */
export const isAmbiguous = (key: string): boolean => key in FAILURE;

const readMember = (object: LayerValue, key: string): unknown =>
  object === null || object === undefined || object instanceof FetchFailure || !Object.hasOwn(object, key)
    ? undefined
    : object[key];

const layerOf = (holder: Holder, layer: number): LayerValue =>
  holder instanceof Position ? holder.layers[layer] : holder;

/** What one reader finds. */
export const readOne = (holder: Holder, { layer, key }: Reader): unknown => readMember(layerOf(holder, layer), key);

/** The first value that is not undefined. */
export const readFirst = (holder: Holder, readers: readonly Reader[]): unknown => {
  for (const reader of readers) {
    const value = readOne(holder, reader);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** The failure of a fetch that would have had the value. */
export const failureOf = (holder: Holder, readers: readonly Reader[]): FetchFailure | null => {
  for (const { layer } of readers) {
    const value = layerOf(holder, layer);
    if (value instanceof FetchFailure) return value;
  }
  return null;
};

/** Whether one of those who would have the value says that it does not know the object. */
export const isUnknownObject = (holder: Holder, readers: readonly Reader[]): boolean =>
  readers.some(({ layer }) => layerOf(holder, layer) === null);

/** The positions of a tracked level in the shape of the field's value; where there are none, the value itself: null or undefined. */
export const readPositions =
  (level: Level, readers: readonly Reader[]) =>
  (holder: Holder): unknown =>
    (holder instanceof Position ? positionsBelow(holder, level) : null) ?? readFirst(holder, readers);
