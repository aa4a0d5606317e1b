import { AppError } from '@distribution/platform/errors/app-error';
import type { EventStream, FilterRule } from './event-streams.ts';
import { isRecord, valuesAt } from './event-values.ts';

/** Whether an event's payload is among those a subscriber asked for. */
export type EventPredicate = (payload: unknown) => boolean;

const createTest = ({ match, order }: FilterRule, wanted: unknown): ((value: unknown) => boolean) => {
  switch (match) {
    case 'IN': {
      const allowed = new Set(Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]); // isArray gives any[]
      return (value) => allowed.has(value);
    }
    case 'EQUALS':
      return (value) => value === wanted;
    case 'AT_LEAST': {
      const least = order.indexOf(String(wanted));
      return (value) => typeof value === 'string' && order.indexOf(value) >= least;
    }
  }
};

const unjudged = (name: string): AppError =>
  new AppError(
    'SUBSCRIPTION_UNSUPPORTED',
    `"${name}" cannot be applied to events: the schema does not say by which value.`,
    {
      nextStep: 'Leave it out, and look at the events you receive.',
    },
  );

/**
 * The predicate of a stream's coerced arguments. A condition left out or `null` restricts nothing; an empty list
 * admits nothing. Throws `SUBSCRIPTION_UNSUPPORTED` for a condition the schema gives no rule for: it would be dropped.
 */
export const createEventPredicate = (stream: EventStream, args: Readonly<Record<string, unknown>>): EventPredicate => {
  const tests: { path: readonly string[]; test: (value: unknown) => boolean }[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (name === stream.cursorArgument || value === null || value === undefined) continue;
    if (!isRecord(value)) throw unjudged(name);
    for (const [field, wanted] of Object.entries(value)) {
      if (wanted === null || wanted === undefined) continue;
      const rule = stream.filters.get(name)?.get(field);
      if (!rule) throw unjudged(`${name}.${field}`);
      tests.push({ path: rule.path, test: createTest(rule, wanted) });
    }
  }
  return (payload) => tests.every(({ path, test }) => valuesAt(payload, path).some(test));
};
