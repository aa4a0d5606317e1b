import type { ContextVariable } from '../plan/plan.ts';
import type { ContextGroups } from './fetch-entities.ts';
import { tableOf } from './fill-tables.ts';
import { FetchFailure } from './layer-value.ts';
import { visitPlaces } from './response-path.ts';
import type { TypeNames } from './runtime-type.ts';
import { rowsOf, type Table, type Tables } from './tables.ts';

const tableAbove = (tables: Tables, table: Table, levelsUp: number): Table | null => {
  let level: Table['level'] | null = table.level;
  for (let up = 0; up < levelsUp && level; up += 1) level = level.above;
  return level && tableOf(tables, level);
};

/**
 * The value that a context variable has for an object.
 * @param holder the table of the object that has it
 * @param row of that object
 */
const valueFor = (holder: Table, row: number, { path }: ContextVariable, names: TypeNames): unknown => {
  const [first, ...rest] = path.filter((step) => !step.startsWith('... on '));
  const typename = names.typenameOf(holder, row);
  const conditions = path.filter((step) => step.startsWith('... on ')).map((step) => step.slice('... on '.length));
  if (typename !== null && conditions[0] && !names.satisfies(typename, conditions[0])) return undefined;
  if (first === undefined) return undefined;
  let value: unknown;
  for (const { layer, key } of holder.level.readers(first)) {
    const object = holder.columns[layer]?.[row];
    if (object && !(object instanceof FetchFailure)) value ??= object[key];
  }
  for (const key of rest) {
    const inner = (of: unknown): unknown => {
      if (Array.isArray(of)) return of.map(inner);
      return typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
    };
    value = inner(value);
  }
  return value;
};

/** Groups objects by the tuple of their context values: one request can carry one value per variable only. */
export const groupByContext =
  (variables: readonly ContextVariable[], names: TypeNames): ContextGroups =>
  (tables, selection) => {
    const { table } = selection;
    const lines: (readonly number[])[] = [];
    visitPlaces(tables, table.level, (row, _place, above) => (lines[row] = [...above, row]));
    const groups = new Map<string, { readonly values: Record<string, unknown>; readonly rows: number[] }>();
    for (const row of rowsOf(selection)) {
      const values: Record<string, unknown> = {};
      for (const each of variables) {
        const holder = tableAbove(tables, table, each.levelsUp);
        const its = lines[row]?.at(-1 - each.levelsUp);
        const value = holder && its !== undefined ? valueFor(holder, its, each, names) : undefined;
        // Several places can set one variable; the object has one of them above it.
        if (value !== undefined) values[each.variable] = value;
      }
      const id = JSON.stringify(values);
      const group = groups.get(id);
      if (group) group.rows.push(row);
      else groups.set(id, { values, rows: [row] });
    }
    return [...groups.values()];
  };
