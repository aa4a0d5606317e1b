import type { DeferredNode } from '../plan/plan.ts';
import type { Position } from './position.ts';
import type { Run, Step } from './run.ts';

/** A part of a plan with the fetches in it: when it has ended, so have they, those that were not needed included. */
export interface PlanPart {
  readonly step: Step | null;
  readonly fetchIds: readonly string[];
}

/** A deferred part: its node says what it waits for. */
export interface DeferredPart extends PlanPart {
  readonly node: DeferredNode;
}

const runPart = async ({ step, fetchIds }: PlanPart, run: Run, positions: readonly Position[]): Promise<void> => {
  await step?.(run, positions);
  for (const id of fetchIds) run.ended?.reach(id);
};

/** A `Defer` node: the primary part is the answer, each deferred part follows as soon as its dependencies have ended. */
export const compileDefer = (primary: PlanPart, deferred: readonly DeferredPart[]): Step => {
  const follow = async (part: DeferredPart, run: Run): Promise<void> => {
    await Promise.all(part.node.depends.flatMap((id) => run.ended?.reached(id) ?? []));
    await runPart(part, run, [run.root]);
  };
  return async (run, positions) => {
    const primaryDone = runPart(primary, run, positions);
    for (const part of deferred) {
      const own: Run = { ...run, errors: [] };
      // Without a dependency there is still the primary part to come first: patches follow the answer.
      const begin = part.node.depends.length === 0 ? primaryDone : Promise.resolve();
      run.later?.(
        begin.then(() => follow(part, own)),
        part.node.label,
        own,
      );
    }
    await primaryDone;
  };
};
