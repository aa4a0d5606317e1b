import type { RequiredSelection, ValueSetter } from '../plan/plan.ts';
import { positionsBelow } from './below.ts';
import { jsonOf } from './json-text.ts';
import type { Level } from './level.ts';
import type { MergedField } from './merge-required-fields.ts';
import { FetchFailure, NO_OBJECT, Position, type AnswerObject, type PositionTree } from './position.ts';
import { LOST, NOT_ASKED, readRequired, type Source, type Written } from './required-value.ts';

export type ValueWriter = (source: Source) => Written;

const writeList = <T>(list: readonly T[], write: (each: T) => Written): Written => {
  let text = '';
  for (const each of list) {
    const written = write(each);
    if (typeof written !== 'string') return written;
    text += text === '' ? written : `,${written}`;
  }
  return `[${text}]`;
};

const isMissing = (value: unknown): value is FetchFailure | typeof LOST | typeof NOT_ASKED =>
  value === NOT_ASKED || value === LOST || value instanceof FetchFailure;

const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Makes the writer of one member, from the object that has it.
 * @param typeText JSON text of the object's type: it counts where no rewrite says otherwise, for one subgraph's word for
 *   it may be an interface
 */
export const compileField = (
  level: Level,
  { name, key, selections, rewrites }: MergedField,
  typeText: string | null,
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
  if (!selections) {
    return (source) => {
      const value = readRequired(source, readers);
      return isMissing(value) ? value : jsonOf(value);
    };
  }
  const below = level.below.get(key);
  if (!below) return () => NOT_ASKED;
  const writeObject = compileObject(below, selections, rewrites);
  const writeValue = (value: unknown): Written => {
    if (value === null) return 'null';
    return Array.isArray(value) ? writeList(value, writeValue) : isObject(value) ? writeObject(value) : NOT_ASKED;
  };
  const writeTree = (tree: PositionTree): Written => {
    if (tree === null || tree === NO_OBJECT) return 'null';
    return tree instanceof Position ? writeObject(tree) : writeList(tree, writeTree);
  };
  return (source) => {
    const value = readRequired(source, readers);
    if (isMissing(value)) return value;
    const isHeld = below.tracked && source instanceof Position && value !== null;
    return isHeld ? writeTree(positionsBelow(source, below)) : writeValue(value);
  };
};
