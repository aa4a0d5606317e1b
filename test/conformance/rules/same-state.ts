import { isDeepStrictEqual } from 'node:util';
import { shown } from '../asking.ts';
import { ensure } from '../rule.ts';

type State = ReadonlyMap<string, unknown>;

/** Violated with the first record in which two states of a flow differ. */
export const ensureSameState = (flow: string, leftName: string, left: State, rightName: string, right: State): void => {
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    ensure(
      isDeepStrictEqual(left.get(key), right.get(key)),
      () =>
        `${flow}, ${key}: ${leftName} ${shown(left.get(key) ?? 'absent')}, ${rightName} ${shown(right.get(key) ?? 'absent')}`,
    );
  }
};
