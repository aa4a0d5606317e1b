import type { DeferredNode } from '../plan/plan.ts';
import type { Run, Step } from './run.ts';
import type { Selection } from './tables.ts';

/** A part of a plan with the fetches in it: when it has ended, so have they, those that were not needed included. */
export interface PlanPart {
  readonly step: Step | null;
  readonly fetchIds: readonly string[];
}

/** A deferred part: its node says what it waits for. */
export interface DeferredPart extends PlanPart {
  readonly node: DeferredNode;
}

const runPart = async ({ step, fetchIds }: PlanPart, run: Run, at: Selection): Promise<void> => {
  await step?.(run, at);
  for (const id of fetchIds) run.ended?.reach(id);
};

/**
 * A `Defer` node: the primary part is the answer (or, in a deferred part, its patches); each deferred part begins as soon
 * as its dependencies have ended.
 */
export const compileDefer =
  (primary: PlanPart, deferred: readonly DeferredPart[]): Step =>
  async (run, at) => {
    const primaryDone = runPart(primary, run, at);
    for (const part of deferred) {
      const { depends, label } = part.node;
      run.later?.(label, async (own) => {
        // Without a dependency there is still the primary part to come first.
        if (depends.length === 0) await primaryDone;
        await Promise.all(depends.flatMap((id) => run.ended?.reached(id) ?? []));
        await runPart(part, own, { table: run.tables.root, rows: null });
      });
    }
    await primaryDone;
  };
