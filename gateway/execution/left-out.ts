import { AppError } from '@distribution/platform/errors/app-error';
import type { RequiredSelection } from '../plan/plan.ts';
import { tableOf } from './fill-tables.ts';
import { FetchFailure, type AnswerObject } from './layer-value.ts';
import type { Asking, Level, Reader } from './level.ts';
import type { Known } from './run.ts';
import type { Source } from './required-field.ts';
import { NOT_ASKED, readObject, readRow, readTypename } from './required-value.ts';
import type { TypeNames } from './runtime-type.ts';
import { NO_OBJECT, type RowTree } from './tables.ts';

/** @param above types of the objects above, as far as they are known, the nearest first */
type FindLeftOut = (known: Known, source: Source, above?: readonly (string | null)[]) => FetchFailure | null;

const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FetchFailure);

/** It does not name the field: callers may not know that there is one. */
const failureOf = (level: Level, { layer }: Reader): FetchFailure => {
  const subgraph = level.layers[layer]?.fetch.subgraph ?? '';
  const message = `The subgraph "${subgraph}" left out of its answer what it was asked for.`;
  return new FetchFailure(subgraph, new AppError('UPSTREAM_PROTOCOL', message));
};

const firstOf = <T>(list: readonly T[], find: (each: T) => FetchFailure | null): FetchFailure | null => {
  for (const each of list) {
    const found = find(each);
    if (found) return found;
  }
  return null;
};

/**
 * Looks, among what a representation needs of an object, for a value that is not there though it was asked for, and
 * makes it a failure of the subgraph: conditions of the operation leave values out rightly, subgraphs do not. What
 * depends on a type that is not known counts as not asked for.
 */
export const compileLeftOut = (
  level: Level,
  selections: readonly RequiredSelection[],
  names: TypeNames,
): FindLeftOut => {
  const holds = ({ types, conditions }: Asking, of: readonly (string | null)[], { variables }: Known): boolean =>
    types.every((its, up) => its.every((type) => names.satisfies(of[up] ?? '', type))) &&
    conditions.every(({ variable, is }) => (variables[variable] === true) === is);

  const compile = (selection: RequiredSelection): FindLeftOut => {
    if (selection.kind === 'Fragment') {
      const { typeCondition } = selection;
      const find = compileLeftOut(level, selection.selections, names);
      return (known, source, above) => {
        const typename = typenameOf(known, source);
        const applies = typeCondition === null || typename === null || names.satisfies(typename, typeCondition);
        return applies ? find(known, source, above) : null;
      };
    }
    const readers = level.readers(selection.key);
    const below = level.below.get(selection.key);
    const findBelow = selection.selections && below ? compileLeftOut(below, selection.selections, names) : null;
    return (known, source, above = []) => {
      const types = [typenameOf(known, source), ...above];
      const table = typeof source === 'number' ? tableOf(known.tables, level) : null;
      const value = typeof source === 'number' ? readRow(table!, source, readers) : readObject(source, readers); // a table of rows
      if (value === NOT_ASKED) {
        const left = readers.find(({ layer, asked }) => {
          const object = typeof source === 'number' ? table?.columns[layer]?.[source] : source;
          return isObject(object) && asked.some((each) => holds(each, types, known));
        });
        return left ? failureOf(level, left) : null;
      }
      if (!findBelow || !below) return null;
      const inValue = (each: unknown): FetchFailure | null => {
        if (Array.isArray(each)) return firstOf(each, inValue);
        return isObject(each) ? findBelow(known, each, types) : null;
      };
      const inTree = (tree: RowTree): FetchFailure | null => {
        if (tree === null || tree === NO_OBJECT) return null;
        return typeof tree === 'number' ? findBelow(known, tree, types) : firstOf(tree, inTree);
      };
      const isTree = typeof source === 'number' && below.tracked;
      return isTree ? inTree(tableOf(known.tables, below).trees[source] ?? null) : inValue(value);
    };
  };
  const typenameOf = ({ tables }: Known, source: Source): string | null =>
    typeof source === 'number' ? names.typenameOf(tableOf(tables, level), source) : readTypename(level, source);
  const finds = selections.map(compile);
  return (known, source, above) => firstOf(finds, (find) => find(known, source, above));
};
