import type { Step } from './run.ts';

/** A `Parallel` node: all at once; done when the last is. */
export const compileParallel =
  (steps: readonly Step[]): Step =>
  (run, at) => {
    const pending = steps.flatMap((step) => step(run, at) ?? []);
    return pending.length === 0 ? undefined : Promise.all(pending).then(() => undefined);
  };
