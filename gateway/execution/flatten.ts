import type { Step } from './run.ts';
import type { Selection, Tables } from './tables.ts';

const isEmpty = ({ table, rows }: Selection): boolean => (rows === null ? table.rows : rows.length) === 0;

/** A `Flatten` node: the inner step at every object found at the path; nothing is done where there is none. */
export const compileFlatten =
  (find: (tables: Tables, from: Selection) => Selection, step: Step): Step =>
  (run, at) => {
    const found = find(run.tables, at);
    return isEmpty(found) ? undefined : step(run, found);
  };
