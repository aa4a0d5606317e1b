import { AppError } from '@distribution/platform/errors/app-error';
import type { Level, Reader } from './level.ts';
import { FetchFailure, type AnswerObject } from './layer-value.ts';
import type { Table } from './tables.ts';

/** Nobody was asked for the value: its fetch, or its field, was under a condition that is false. */
export const NOT_ASKED = Symbol('not asked');
/** The subgraph that has the value does not know the object. */
export const LOST = Symbol('lost');
/** The object is none of the wanted types. */
export const UNWANTED = Symbol('unwanted');

/** Why a value is not there. */
export type Missing = FetchFailure | typeof LOST | typeof NOT_ASKED;

export const isMissing = (value: unknown): value is Missing =>
  value === NOT_ASKED || value === LOST || value instanceof FetchFailure;

/** JSON text of what a subgraph is to be told, or why there is none. */
export type Written = string | Missing | typeof UNWANTED;

/** The value that one of the readers finds in an object that is no row; `NOT_ASKED` when none does. */
export const readObject = (source: AnswerObject, readers: readonly Reader[]): unknown => {
  for (const { key } of readers) {
    const value = source[key];
    if (value !== undefined) return value;
  }
  return NOT_ASKED;
};

/** The value that one of the readers finds in a row; a failure, `LOST` or `NOT_ASKED` when none does. */
export const readRow = (table: Table, row: number, readers: readonly Reader[]): unknown => {
  let missing: Missing = NOT_ASKED;
  for (const { layer, key } of readers) {
    const object = table.columns[layer]?.[row];
    if (object instanceof FetchFailure) {
      missing = object;
    } else if (object === null) {
      if (missing === NOT_ASKED) missing = LOST;
    } else if (object !== undefined) {
      const value = object[key];
      if (value !== undefined) return value;
    }
  }
  return missing;
};

/** The type of an object that is no row; `null` where nobody asked for it. */
export const readTypename = (level: Level, source: AnswerObject): string | null => {
  const name = readObject(source, level.readers('__typename'));
  return typeof name === 'string' ? name : null;
};

/** A value that its type does not allow, or that may have been rounded, would make another object of it: there is no representation. */
export const unfit = (level: Level, [reader]: readonly Reader[]): FetchFailure => {
  const subgraph = level.layers[reader?.layer ?? 0]?.fetch.subgraph ?? '';
  const message = `The subgraph "${subgraph}" answered a value that cannot be handed on.`;
  return new FetchFailure(subgraph, new AppError('UPSTREAM_PROTOCOL', message));
};
