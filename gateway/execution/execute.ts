import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { GraphQLError } from 'graphql';
import type { Answer, CallReport } from '../engine/answer.ts';
import type { Renderer } from '../rendering/renderer.ts';
import type { Execution } from './compile-execution.ts';
import type { EntityWindow } from './entity-window.ts';
import { landRoot } from './fetch-root.ts';
import { createPatchStream, type PatchStream } from './patch-stream.ts';
import { Position, type LayerValue } from './position.ts';
import { createMilestones, type Run } from './run.ts';

/** What one execution of an operation is given. */
export interface ExecutionInput {
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  /** What answers a subscription's primary fetch; `null` for other operations. */
  readonly event: UpstreamResponse | null;
  /** Where events that are executed side by side ask together; `null`: by itself. */
  readonly window: EntityWindow | null;
}

/** Executes a compiled plan and writes its answer. Rejects only on mistakes of our own. */
export const execute = async (execution: Execution, renderer: Renderer, input: ExecutionInput): Promise<Answer> => {
  const { levels, step, event, defers } = execution;
  const { variables, context, window } = input;
  const errors: GraphQLError[] = [];
  const calls: CallReport[] = [];
  const root = new Position(levels.root, null, null, new Array<LayerValue>(levels.root.layers.length).fill(undefined));
  const patches = defers ? createPatchStream(context.signal) : null;
  let answered = (): void => {};
  const written = patches && new Promise<void>((resolve) => (answered = resolve));
  // Patches are written when what they stand in has been: where that has null nothing follows, and whoever reads them
  // finds the place they are for.
  const laterThan =
    (stream: PatchStream, outer: () => Promise<void>): Run['later'] =>
    (label, executePart) => {
      const own: Run = { ...run, errors: [], later: laterThan(stream, () => arrival) };
      const part = Promise.resolve().then(() => executePart(own)); // not before `arrival` is known
      const deferred = label === null ? undefined : renderer.deferred.get(label);
      const render = () => deferred?.render(root, variables, own.errors) ?? [];
      const arrival = stream.expect(Promise.all([part, outer()]).then(render));
    };
  const run: Run = {
    root,
    variables,
    context,
    errors,
    calls,
    strings: { known: event ? 'ANY' : 'PLAIN' },
    memoryKey: root,
    window,
    ended: defers ? createMilestones() : null,
    later: patches && written && laterThan(patches, () => written),
  };
  if (event && input.event) landRoot(input.event, event.level.layers[event.layer]!.fetch.subgraph, event, run, [root]);
  const pending = step?.(run, [root]);
  if (pending) await pending;
  const data = renderer.render(root, variables, errors, run.strings.known);
  answered();
  return { data, errors, calls, patches: patches?.isExpecting ? patches : null };
};
