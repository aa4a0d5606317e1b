import { tableOf } from '../execution/fill-tables.ts';
import { FetchFailure, type LayerValue } from '../execution/layer-value.ts';
import type { Level, Place, Reader } from '../execution/level.ts';
import { NO_OBJECT } from '../execution/tables.ts';
import type { Holder } from './object-shape.ts';
import type { RenderRun } from './render-run.ts';

const FAILURE = new FetchFailure('', null);

/** Whether something that is not a member of an answer's object could be taken for one: what objects inherit, and a failure's own. */
export const isAmbiguous = (key: string): boolean => key in FAILURE;

const readMember = (object: LayerValue, key: string): unknown =>
  object === null || object === undefined || object instanceof FetchFailure || !Object.hasOwn(object, key)
    ? undefined
    : object[key];

/** What a layer gives of an object. */
const layerOf = (run: RenderRun, level: Level, holder: Holder, layer: number): LayerValue =>
  typeof holder === 'number' ? tableOf(run.tables, level).columns[layer]?.[holder] : holder;

/** What one reader finds in an object of a level. */
export const readOne = (run: RenderRun, level: Level, holder: Holder, { layer, key }: Place): unknown =>
  readMember(layerOf(run, level, holder, layer), key);

/** The first value that is not undefined. */
export const readFirst = (run: RenderRun, level: Level, holder: Holder, readers: readonly Reader[]): unknown => {
  for (const reader of readers) {
    const value = readOne(run, level, holder, reader);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** The failure of a fetch that would have had the value. */
export const failureOf = (
  run: RenderRun,
  level: Level,
  holder: Holder,
  readers: readonly Reader[],
): FetchFailure | null => {
  for (const { layer } of readers) {
    const value = layerOf(run, level, holder, layer);
    if (value instanceof FetchFailure) return value;
  }
  return null;
};

/** Whether one of those who would have the value says that it does not know the object. */
export const isUnknownObject = (run: RenderRun, level: Level, holder: Holder, readers: readonly Reader[]): boolean =>
  readers.some(({ layer }) => layerOf(run, level, holder, layer) === null);

/** Where a tracked level should have rows and has none, its field's value is no object. */
const withoutRows = (value: unknown): unknown => (value === null || value === undefined ? value : NO_OBJECT);

/**
 * The rows of a tracked level in the shape of the field's value; where there are none, null or undefined as the field's
 * value is, or a mark for a value that no object can be.
 */
export const readRows =
  (level: Level, below: Level, readers: readonly Reader[]) =>
  (holder: Holder, run: RenderRun): unknown =>
    (typeof holder === 'number' ? tableOf(run.tables, below).trees[holder] : null) ??
    withoutRows(readFirst(run, level, holder, readers));
