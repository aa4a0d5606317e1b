import type { Level } from './level.ts';
import { FetchFailure, type AnswerObject, type LayerValue } from './layer-value.ts';
import { NO_OBJECT, Table, type RowTree, type Tables } from './tables.ts';

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

/** What stands for a value without any object: in the place of a field the field's own readers find what it is. */
const treeOfNone = (value: RawValue, lists: number): RowTree =>
  lists === 0 || value === null || value === undefined || isObject(value) ? null : NO_OBJECT;

/**
 * Adds a row for each object in a value of the only layer that has any.
 * @param lists how many lists the value is in
 */
const addOne = (table: Table, layer: number, value: RawValue, lists: number): RowTree => {
  if (!isObject(value) || value instanceof FetchFailure) return treeOfNone(value, lists);
  if (lists > DEEPEST_LISTS) return NO_OBJECT;
  if (Array.isArray(value)) {
    const trees = new Array<RowTree>(value.length); // one that grows takes room for seventeen at once
    for (let at = 0; at < value.length; at++) trees[at] = addOne(table, layer, value[at], lists + 1);
    return trees;
  }
  table.columnOf(layer).push(value as AnswerObject); // JSON: an object that is no list
  return table.rows++;
};

const isPresent = (value: RawValue): value is object => isObject(value) && !(value instanceof FetchFailure);

/** What a layer gives for one object, where another layer says that there is one. */
const asLayerValue = (value: RawValue): LayerValue =>
  Array.isArray(value) || !(isObject(value) || value === null) ? undefined : (value as LayerValue); // JSON, or a failure

/**
 * Adds a row for each place where some layer has an object.
 * @param values by layer
 */
const addMany = (table: Table, values: readonly RawValue[], lists: number): RowTree => {
  const shape = values.find(isPresent);
  if (shape === undefined)
    return treeOfNone(
      values.find((value) => value !== null && value !== undefined && !isObject(value)),
      lists,
    );
  if (lists > DEEPEST_LISTS) return NO_OBJECT;
  if (!Array.isArray(shape)) {
    const row = table.rows++;
    for (const { layer } of table.level.inherits) table.columnOf(layer)[row] = asLayerValue(values[layer]);
    return row;
  }
  return shape.map((_, at) => {
    const inner = values.map((value): RawValue =>
      Array.isArray(value) ? value[at] : value instanceof FetchFailure ? value : undefined,
    );
    return addMany(table, inner, lists + 1);
  });
};

/** Adds rows for what stands under one row of the table above. */
const addUnder = (table: Table, above: Table, row: number): RowTree => {
  const { inherits, layers } = table.level;
  const [only] = inherits;
  if (only && inherits.length === 1) {
    return addOne(table, only.layer, read(above.columns[only.from]?.[row], only.keys), 0);
  }
  const values = new Array<RawValue>(layers.length).fill(undefined);
  for (const { layer, from, keys } of inherits) values[layer] = read(above.columns[from]?.[row], keys);
  return addMany(table, values, 0);
};

/**
 * The table of a level: made on the first visit, of all that has been answered so far.
 * @param level is tracked
 */
export const tableOf = (tables: Tables, level: Level): Table => {
  const known = tables.byLevel[level.id];
  if (known) return known;
  const table = new Table(level);
  const above = level.above && tableOf(tables, level.above);
  for (let row = 0; above && row < above.rows; row++) table.trees.push(addUnder(table, above, row));
  tables.byLevel[level.id] = table;
  return table;
};

/** Adds what stands below rows that came when the tables below were made already. */
const addBelow = (tables: Tables, above: Table, from: number): void => {
  for (const level of above.level.trackedBelow) {
    const table = tables.byLevel[level.id];
    if (!table) continue;
    const first = table.rows;
    for (let row = from; row < above.rows; row++) table.trees[row] = addUnder(table, above, row);
    addBelow(tables, table, first);
  }
};

const landInTree = (tables: Tables, table: Table, tree: RowTree, layer: number, value: RawValue): void => {
  if (tree === null || tree === NO_OBJECT || value === undefined) return;
  if (typeof tree === 'number') {
    if (!Array.isArray(value) && (isObject(value) || value === null))
      land(tables, table, layer, [tree], value as LayerValue); // JSON, or a failure
    return;
  }
  tree.forEach((each, at) => {
    const inner: RawValue = Array.isArray(value) ? value[at] : value instanceof FetchFailure ? value : undefined;
    landInTree(tables, table, each, layer, inner);
  });
};

/**
 * Puts what a fetch gave at rows, and at the rows below that were made before it came: fetches that run at the same time
 * land in any order.
 */
export const land = (tables: Tables, above: Table, layer: number, rows: readonly number[], value: LayerValue): void => {
  const column = above.columnOf(layer);
  for (const row of rows) column[row] = value;
  for (const level of above.level.trackedBelow) {
    const table = tables.byLevel[level.id];
    if (!table) continue;
    for (const { layer: inner, from, keys } of level.inherits) {
      if (from !== layer) continue;
      const inherited = read(value, keys);
      for (const row of rows) {
        const tree = table.trees[row] ?? null;
        if (tree !== null) {
          landInTree(tables, table, tree, inner, inherited);
        } else if (isPresent(inherited)) {
          const first = table.rows;
          table.trees[row] = addUnder(table, above, row); // nothing was there before
          addBelow(tables, table, first);
        }
      }
    }
  }
};
