import type { Variables } from '../engine/engine.ts';

/** A number known now, or one that depends on an operation's variables. */
export type Amount = number | ((variables: Variables) => number);

/** The amount under these variables. */
export const amountOf = (amount: Amount, variables: Variables): number =>
  typeof amount === 'number' ? amount : amount(variables);

/** Adds up; what is known now is added now. */
export const sumOf = (amounts: readonly Amount[]): Amount => {
  let known = 0;
  const open: ((variables: Variables) => number)[] = [];
  for (const amount of amounts) {
    if (typeof amount === 'number') known += amount;
    else open.push(amount);
  }
  if (open.length === 0) return known;
  return (variables) => open.reduce((sum, amount) => sum + amount(variables), known);
};

export const productOf = (one: Amount, other: Amount): Amount => {
  if (typeof one === 'number' && typeof other === 'number') return one * other;
  if (one === 0 || other === 0) return 0;
  return (variables) => amountOf(one, variables) * amountOf(other, variables);
};

/**
 * The largest. Branches of an abstract type share what is below them, so the last answer is kept: without that,
 * abstract types in abstract types would be counted again for every way that leads to them.
 */
export const largestOf = (amounts: readonly Amount[]): Amount => {
  if (amounts.every((amount) => typeof amount === 'number')) return Math.max(0, ...amounts);
  let last: { readonly of: WeakRef<Variables>; readonly value: number } | null = null;
  return (variables) => {
    if (last?.of.deref() === variables) return last.value;
    const value = Math.max(0, ...amounts.map((amount) => amountOf(amount, variables)));
    last = { of: new WeakRef(variables), value };
    return value;
  };
};
