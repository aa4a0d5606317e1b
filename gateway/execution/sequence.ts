import type { Step } from './run.ts';

/** A `Sequence` node: one after the other. */
export const compileSequence =
  (steps: readonly Step[]): Step =>
  async (run, at) => {
    for (const step of steps) {
      const pending = step(run, at);
      if (pending) await pending;
    }
  };
