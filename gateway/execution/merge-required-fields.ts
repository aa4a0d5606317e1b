import type { RequiredField, RequiredSelection, ValueSetter } from '../plan/plan.ts';

/** A member of a representation with everything that is selected of it. */
export interface MergedField {
  readonly name: string;
  readonly key: string;
  readonly selections: readonly RequiredSelection[] | null;
  /** Those for this member; their paths begin below it. */
  readonly rewrites: readonly ValueSetter[];
}

const isCondition = (step: string): boolean => step.startsWith('... on ');
const conditionOf = (step: string): string => step.slice('... on '.length);

/** The selections that apply to an object of one type, each name once. */
export const mergeFields = (
  selections: readonly RequiredSelection[],
  rewrites: readonly ValueSetter[],
  applies: (condition: string) => boolean,
): readonly MergedField[] => {
  const merged = new Map<string, RequiredField[]>();
  const gather = (inner: readonly RequiredSelection[]): void => {
    for (const selection of inner) {
      if (selection.kind === 'Field') merged.set(selection.name, [...(merged.get(selection.name) ?? []), selection]);
      else if (selection.typeCondition === null || applies(selection.typeCondition)) gather(selection.selections);
    }
  };
  gather(selections);
  const applying = rewrites.flatMap(({ path, value }) => {
    const inside = path.findIndex((step) => !isCondition(step));
    const conditions = path.slice(0, inside < 0 ? path.length : inside).map(conditionOf);
    return conditions.every(applies) ? [{ path: path.slice(conditions.length), value }] : [];
  });
  return [...merged].map(([name, fields]) => ({
    name,
    key: fields[0]?.key ?? name,
    selections: fields.some((field) => field.selections) ? fields.flatMap((field) => field.selections ?? []) : null,
    rewrites: applying.flatMap(({ path, value }) => (path[0] === name ? [{ path: path.slice(1), value }] : [])),
  }));
};
