import { Kind, type SelectionNode } from 'graphql';

/** What Boolean variables must be for a place of an operation to count. */
export type Conditions = ReadonlyMap<string, boolean>;

/**
 * The conditions below a selection: those above and its own `@skip` and `@include`; `null` where they cannot all hold,
 * or a constant switches it off.
 */
export const conditionsBelow = (above: Conditions, { directives = [] }: SelectionNode): Conditions | null => {
  const below = new Map(above);
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const condition = given.find((each) => each.name.value === 'if')?.value;
    const wanted = name.value === 'include';
    if (condition?.kind === Kind.BOOLEAN && condition.value !== wanted) return null;
    if (condition?.kind !== Kind.VARIABLE) continue;
    if ((below.get(condition.name.value) ?? wanted) !== wanted) return null;
    below.set(condition.name.value, wanted);
  }
  return below;
};

/** The same text for the same conditions. */
export const conditionsKey = (conditions: Conditions): string =>
  [...conditions]
    .map(([variable, value]) => `${value ? '' : '!'}${variable}`)
    .sort()
    .join();
