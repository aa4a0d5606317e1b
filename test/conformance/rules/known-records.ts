import { isDeepStrictEqual } from 'node:util';
import { keyPartsOfChange } from '../../contract/state.ts';
import { readToEnd, shown } from '../asking.ts';
import { type Rule, ensure } from '../rule.ts';

/** Whether a value has everything the pattern names; lists must have the same length. */
export const contains = (value: unknown, pattern: unknown): boolean => {
  if (typeof pattern !== 'object' || pattern === null) return isDeepStrictEqual(value, pattern);
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(pattern)) return false;
  if (Array.isArray(pattern) && Array.isArray(value) && pattern.length !== value.length) return false;
  const fields = value as Readonly<Record<string, unknown>>; // an object, or a list by its indices
  return Object.entries(pattern).every(([name, part]) => contains(fields[name], part));
};

const known: Rule = {
  id: 'units.known-records',
  title: 'tells records whose truth is known with exactly those units, amounts and words',
  needs: ['KNOWN_RECORDS'],
  advice:
    'Map unit codes by a table to UN/ECE Rec 20, keep amounts as decimal text from the wire to the record, and never convert on the way.',
  check: async ({ connect, world }) => {
    const adapter = connect();
    for (const { flow, key, contains: truth } of world.known ?? []) {
      const { changes } = await readToEnd(adapter, flow);
      const change = changes.findLast((each) => isDeepStrictEqual(keyPartsOfChange(each), key));
      const record = change?.operation === 'UPSERT' ? change.record : null;
      ensure(
        contains(record, truth),
        () => `${flow} ${key.join(' ')}: told ${shown(record)}, where ${shown(truth)} is so`,
      );
    }
    return `${world.known?.length ?? 0} records`;
  },
};

/** What translation owes to the truth. */
export const KNOWN_RECORD_RULES: readonly Rule[] = [known];
