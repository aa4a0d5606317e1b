import type { Renderer } from '../rendering/renderer.ts';
import { createPatchStream, type PatchStream } from './patch-stream.ts';
import { createMilestones, type Run } from './run.ts';

/** A run with deferred parts. */
export interface DeferredRun {
  readonly run: Run;
  readonly patches: PatchStream;
  /** The answer is written: patches may be. */
  answered(): void;
}

/**
 * Lets a run have deferred parts. Patches are written when what they stand in has been: where that has null nothing
 * follows, and whoever reads them finds the place they are for.
 */
export const deferWithin = (plain: Run, renderer: Renderer): DeferredRun => {
  const patches = createPatchStream(plain.context.signal);
  let answered = (): void => {};
  const written = new Promise<void>((resolve) => (answered = resolve));
  const laterThan =
    (outer: () => Promise<void>): NonNullable<Run['later']> =>
    (label, executePart) => {
      const own: Run = { ...run, errors: [], calls: [], later: laterThan(() => arrival) };
      const part = Promise.resolve().then(() => executePart(own)); // not before `arrival` is known
      const deferred = label === null ? undefined : renderer.deferred.get(label);
      const render = () => {
        const [first, ...others] = deferred?.render(plain.tables, plain.variables, own.errors) ?? [];
        return first === undefined ? [] : [{ ...first, calls: own.calls }, ...others];
      };
      const arrival = patches.expect(Promise.all([part, outer()]).then(render));
    };
  const run: Run = { ...plain, ended: createMilestones(), later: laterThan(() => written) };
  return { run, patches, answered };
};
