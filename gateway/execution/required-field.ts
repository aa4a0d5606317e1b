import { getNamedType, type GraphQLOutputType } from 'graphql';
import type { RequiredSelection, ValueSetter } from '../plan/plan.ts';
import { tableOf } from './fill-tables.ts';
import { jsonOf } from './json-text.ts';
import type { Level } from './level.ts';
import type { MergedField } from './merge-required-fields.ts';
import type { AnswerObject } from './layer-value.ts';
import { isMissing, NOT_ASKED, readObject, readRow, unfit, type Written } from './required-value.ts';
import type { Tables } from './tables.ts';
import { writeLeaf, writeTyped } from './typed-value.ts';

/** An object that values are read from: the number of a row where its level is tracked, else the object. */
export type Source = number | AnswerObject;

export type ValueWriter = (tables: Tables, source: Source) => Written;

const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Makes the writer of one member, from the object that has it.
 * @param type what the member's values are; `null`: nobody knows
 * @param typeText JSON text of the object's type: it counts where no rewrite says otherwise, for one subgraph's word for
 *   it may be an interface
 */
export const compileField = (
  level: Level,
  { name, key, selections, rewrites }: MergedField,
  type: GraphQLOutputType | null,
  typeText: string | null,
  compileObject: (
    level: Level,
    selections: readonly RequiredSelection[],
    rewrites: readonly ValueSetter[],
    declared: string | null,
  ) => ValueWriter,
): ValueWriter => {
  const rewritten = rewrites.find(({ path }) => path.length === 0);
  const constant = rewritten ? jsonOf(rewritten.value) : name === '__typename' ? typeText : null;
  if (constant !== null) return () => constant;
  const readers = level.readers(key);
  const readValue = (tables: Tables, source: Source): unknown =>
    typeof source === 'number' ? readRow(tableOf(tables, level), source, readers) : readObject(source, readers);
  const refuse = (): Written => unfit(level, readers);
  if (!selections) {
    const write = writeLeaf(type, refuse);
    return (tables, source) => {
      const value = readValue(tables, source);
      return isMissing(value) ? value : write(tables, value);
    };
  }
  const below = level.below.get(key);
  if (!below) return () => NOT_ASKED;
  const writeObject = compileObject(below, selections, rewrites, type && getNamedType(type).name);
  const writeValue = writeTyped<Tables>(
    type,
    (tables, value) => (isObject(value) ? writeObject(tables, value) : refuse()),
    refuse,
  );
  const writeTree = writeTyped<Tables>(
    type,
    (tables, row) => (typeof row === 'number' ? writeObject(tables, row) : refuse()),
    refuse,
  );
  return (tables, source) => {
    const value = readValue(tables, source);
    if (isMissing(value)) return value;
    if (value === null || !below.tracked || typeof source !== 'number') return writeValue(tables, value);
    const tree = tableOf(tables, below).trees[source] ?? null;
    return tree === null ? refuse() : writeTree(tables, tree); // nothing there is an object or a list
  };
};
