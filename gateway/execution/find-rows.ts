import type { FlattenStep } from '../plan/plan.ts';
import { tableOf } from './fill-tables.ts';
import type { Level } from './level.ts';
import type { TypeNames } from './runtime-type.ts';
import { NO_OBJECT, rowsOf, type RowTree, type Selection, type Tables } from './tables.ts';

type Step = (tables: Tables, from: Selection) => Selection;

const collect = (tree: RowTree, into: number[]): void => {
  if (tree === null || tree === NO_OBJECT) return;
  if (typeof tree === 'number') into.push(tree);
  else for (const each of tree) collect(each, into);
};

const stepDown =
  (level: Level): Step =>
  (tables, { rows }) => {
    const table = tableOf(tables, level);
    if (rows === null) return { table, rows };
    const found: number[] = [];
    for (const row of rows) collect(table.trees[row] ?? null, found);
    return { table, rows: found };
  };

const ofTypes =
  (types: readonly string[], names: TypeNames): Step =>
  (_, from) => {
    const { table } = from;
    const rows = rowsOf(from).filter((row) => {
      const typename = names.typenameOf(table, row);
      return typename !== null && types.some((type) => names.satisfies(typename, type));
    });
    return { table, rows };
  };

/** Makes the function that finds the objects at a path, from the ones it starts at; list elements in order. */
export const compilePath = (
  from: Level,
  path: readonly FlattenStep[],
  names: TypeNames,
): { readonly level: Level; readonly find: Step } => {
  let level = from;
  const steps: Step[] = [];
  for (const step of path) {
    if (step.kind === 'TYPE') steps.push(ofTypes(step.types, names));
    if (step.kind !== 'KEY') continue; // lists are stepped through with their field
    const below = level.below.get(step.key);
    if (!below) throw new Error(`the plan flattens at ${step.key}, which it never fetches`);
    level = below;
    steps.push(stepDown(below));
  }
  return { level, find: (tables, start) => steps.reduce((found, step) => step(tables, found), start) };
};
