import type { Level } from './level.ts';
import {
  emptyPlaces,
  FetchFailure,
  NO_OBJECT,
  Position,
  type AnswerObject,
  type LayerValue,
  type ListIndices,
  type PositionTree,
} from './position.ts';

/** A value of one layer before its lists are stepped through. */
type RawValue = unknown;

const read = (object: LayerValue, keys: readonly string[]): RawValue => {
  if (object === undefined || object === null || object instanceof FetchFailure) return object;
  for (const key of keys) {
    const value = object[key];
    if (value !== undefined) return value;
  }
  return undefined;
};

const isObject = (value: RawValue): value is object => typeof value === 'object' && value !== null;

/** Lists in lists, more than any schema has: a subgraph's answer must not decide how deep this goes. */
const DEEPEST_LISTS = 32;

const isTooDeep = (indices: ListIndices): boolean => Array.isArray(indices) && indices.length > DEEPEST_LISTS;

const within = (outer: ListIndices, at: number): ListIndices => {
  if (outer === null) return at;
  return typeof outer === 'number' ? [outer, at] : [...outer, at];
};

/** What stands for a value without any object: in the place of a field the field's own readers find what it is. */
const treeOfNone = (value: RawValue, indices: ListIndices): PositionTree =>
  indices === null || value === null || value === undefined || isObject(value) ? null : NO_OBJECT;

const treeOfOne = (
  level: Level,
  above: Position,
  layer: number,
  value: RawValue,
  indices: ListIndices,
): PositionTree => {
  if (!isObject(value) || value instanceof FetchFailure) return treeOfNone(value, indices);
  if (isTooDeep(indices)) return NO_OBJECT;
  if (Array.isArray(value)) {
    const trees = new Array<PositionTree>(value.length); // one that grows takes room for seventeen at once
    for (let at = 0; at < value.length; at++) {
      trees[at] = treeOfOne(level, above, layer, value[at], within(indices, at));
    }
    return trees;
  }
  const layers = emptyPlaces<LayerValue>(level.layers.length);
  layers[layer] = value as AnswerObject; // JSON: an object that is no list
  return new Position(level, above, indices, layers);
};

const isPresent = (value: RawValue): value is object => isObject(value) && !(value instanceof FetchFailure);

const treeOfMany = (level: Level, above: Position, values: readonly RawValue[], indices: ListIndices): PositionTree => {
  const shape = values.find(isPresent);
  if (shape === undefined)
    return treeOfNone(
      values.find((value) => value !== null && value !== undefined && !isObject(value)),
      indices,
    );
  if (isTooDeep(indices)) return NO_OBJECT;
  if (!Array.isArray(shape)) {
    const layers = values.map(
      (value) => (Array.isArray(value) || !(isObject(value) || value === null) ? undefined : (value as LayerValue)), // JSON, or a failure
    );
    return new Position(level, above, indices, layers);
  }
  return shape.map((_, at) => {
    const inner = values.map((value): RawValue =>
      Array.isArray(value) ? value[at] : value instanceof FetchFailure ? value : undefined,
    );
    return treeOfMany(level, above, inner, within(indices, at));
  });
};

/**
 * The positions under one field of a position, in the shape of the field's value; made on the first visit and kept.
 * `null` where no layer has an object: whether that is the subgraph's null or a failure, the field's readers tell.
 * @param level is tracked, and stands directly below the position's level
 */
export const positionsBelow = (position: Position, level: Level): PositionTree => {
  const known = position.below[level.index];
  if (known !== undefined) return known;
  const { inherits } = level;
  const [only] = inherits;
  let tree: PositionTree;
  if (only && inherits.length === 1) {
    tree = treeOfOne(level, position, only.layer, read(position.layers[only.from], only.keys), null);
  } else {
    const values = new Array<RawValue>(level.layers.length).fill(undefined);
    for (const { layer, from, keys } of inherits) values[layer] = read(position.layers[from], keys);
    tree = treeOfMany(level, position, values, null);
  }
  position.below[level.index] = tree;
  return tree;
};

const landInTree = (tree: PositionTree, layer: number, value: RawValue): void => {
  if (tree === null || tree === NO_OBJECT || value === undefined) return;
  if (tree instanceof Position) {
    if (!Array.isArray(value) && (isObject(value) || value === null)) landAt(tree, layer, value as LayerValue); // JSON, or a failure
    return;
  }
  tree.forEach((each, at) => {
    landInTree(each, layer, Array.isArray(value) ? value[at] : value instanceof FetchFailure ? value : undefined);
  });
};

/**
 * Puts what a fetch gave at a position, and at the positions below that were made before it came: fetches that run at
 * the same time land in any order.
 */
export const landAt = (position: Position, layer: number, value: LayerValue): void => {
  position.layers[layer] = value;
  if (position.below.length === 0) return;
  for (const level of position.level.below.values()) {
    const tree = position.below[level.index];
    if (!level.tracked || tree === undefined) continue;
    for (const { layer: inner, from, keys } of level.inherits) {
      if (from !== layer) continue;
      const inherited = read(value, keys);
      if (tree !== null) landInTree(tree, inner, inherited);
      else if (isPresent(inherited)) position.below[level.index] = undefined; // nothing was there: to be visited anew
    }
  }
};
