import type { Position } from './position.ts';
import type { Step } from './run.ts';

/** A `Flatten` node: the inner step at every object found at the path; nothing is done where there is none. */
export const compileFlatten =
  (find: (positions: readonly Position[]) => readonly Position[], step: Step): Step =>
  (run, positions) => {
    const found = find(positions);
    return found.length === 0 ? undefined : step(run, found);
  };
