import type { RequiredSelection, ValueSetter } from '../plan/plan.ts';
import { tableOf } from './fill-tables.ts';
import { jsonOf } from './json-text.ts';
import type { Level } from './level.ts';
import type { MergedField } from './merge-required-fields.ts';
import type { AnswerObject } from './layer-value.ts';
import { holdsRounded } from './rounded-numbers.ts';
import { isMissing, NOT_ASKED, readObject, readRow, rounded, type Written } from './required-value.ts';
import { NO_OBJECT, type RowTree, type Tables } from './tables.ts';

/** An object that values are read from: the number of a row where its level is tracked, else the object. */
export type Source = number | AnswerObject;

export type ValueWriter = (tables: Tables, source: Source) => Written;

const writeList = <T>(list: readonly T[], write: (each: T) => Written): Written => {
  let text = '';
  for (const each of list) {
    const written = write(each);
    if (typeof written !== 'string') return written;
    text += text === '' ? written : `,${written}`;
  }
  return `[${text}]`;
};

const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Makes the writer of one member, from the object that has it.
 * @param mayBeFloat whether its numbers are right as they are, however large
 * @param typeText JSON text of the object's type: it counts where no rewrite says otherwise, for one subgraph's word for
 *   it may be an interface
 */
export const compileField = (
  level: Level,
  { name, key, selections, rewrites }: MergedField,
  typeText: string | null,
  mayBeFloat: boolean,
  compileObject: (
    level: Level,
    selections: readonly RequiredSelection[],
    rewrites: readonly ValueSetter[],
  ) => ValueWriter,
): ValueWriter => {
  const rewritten = rewrites.find(({ path }) => path.length === 0);
  const constant = rewritten ? jsonOf(rewritten.value) : name === '__typename' ? typeText : null;
  if (constant !== null) return () => constant;
  const readers = level.readers(key);
  const readValue = (tables: Tables, source: Source): unknown =>
    typeof source === 'number' ? readRow(tableOf(tables, level), source, readers) : readObject(source, readers);
  if (!selections) {
    return (tables, source) => {
      const value = readValue(tables, source);
      if (isMissing(value)) return value;
      return !mayBeFloat && typeof value !== 'string' && holdsRounded(value) ? rounded(level, readers) : jsonOf(value);
    };
  }
  const below = level.below.get(key);
  if (!below) return () => NOT_ASKED;
  const writeObject = compileObject(below, selections, rewrites);
  const writeValue = (tables: Tables, value: unknown): Written => {
    if (value === null) return 'null';
    if (Array.isArray(value)) return writeList(value, (each) => writeValue(tables, each));
    return isObject(value) ? writeObject(tables, value) : NOT_ASKED;
  };
  const writeTree = (tables: Tables, tree: RowTree): Written => {
    if (tree === null || tree === NO_OBJECT) return 'null';
    if (typeof tree === 'number') return writeObject(tables, tree);
    return writeList(tree, (each) => writeTree(tables, each));
  };
  return (tables, source) => {
    const value = readValue(tables, source);
    if (isMissing(value)) return value;
    const isRows = below.tracked && typeof source === 'number' && value !== null;
    return isRows ? writeTree(tables, tableOf(tables, below).trees[source] ?? null) : writeValue(tables, value);
  };
};
