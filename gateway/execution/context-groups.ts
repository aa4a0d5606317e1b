import type { ContextVariable } from '../plan/plan.ts';
import type { ContextGroups } from './fetch-entities.ts';
import { FetchFailure, type Position } from './position.ts';
import type { TypeNames } from './runtime-type.ts';

/** The value that a context variable has for an object, from the object so many levels above it. */
const valueFor = (position: Position, { levelsUp, path }: ContextVariable, names: TypeNames): unknown => {
  let holder: Position | null = position;
  for (let up = 0; up < levelsUp && holder; up += 1) holder = holder.above;
  if (!holder) return undefined;
  const [first, ...rest] = path.filter((step) => !step.startsWith('... on '));
  const typename = names.typenameOf(holder);
  const conditions = path.filter((step) => step.startsWith('... on ')).map((step) => step.slice('... on '.length));
  if (typename !== null && conditions[0] && !names.satisfies(typename, conditions[0])) return undefined;
  if (first === undefined) return undefined;
  let value: unknown;
  for (const { layer, key } of holder.level.readers(first)) {
    const object = holder.layers[layer];
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
  (positions) => {
    const groups = new Map<string, { readonly values: Record<string, unknown>; readonly positions: Position[] }>();
    for (const position of positions) {
      const values: Record<string, unknown> = {};
      for (const each of variables) {
        const value = valueFor(position, each, names);
        // Several places can set one variable; the object has one of them above it.
        if (value !== undefined) values[each.variable] = value;
      }
      const id = JSON.stringify(values);
      const group = groups.get(id);
      if (group) group.positions.push(position);
      else groups.set(id, { values, positions: [position] });
    }
    return [...groups.values()];
  };
