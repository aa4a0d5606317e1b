import type { FlattenStep } from '../plan/plan.ts';

/** `['items', '@', 'part|[A,B]']`: keys, each element of a list, and where only objects of some types are meant, those. */
export const convertFlattenPath = (path: readonly (string | number)[]): FlattenStep[] =>
  path.flatMap((step) => {
    const [name = '', types] = String(step).split('|');
    const here: FlattenStep[] = name === '' ? [] : [name === '@' ? { kind: 'EACH' } : { kind: 'KEY', key: name }];
    if (types === undefined) return here;
    return [...here, { kind: 'TYPE', types: types.slice(1, -1).split(',') }];
  });
