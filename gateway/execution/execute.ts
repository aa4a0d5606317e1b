import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { GraphQLError } from 'graphql';
import type { Answer, CallReport } from '../engine/answer.ts';
import { toldWithin } from '../rendering/answered-places.ts';
import type { Renderer } from '../rendering/renderer.ts';
import type { Execution } from './compile-execution.ts';
import { deferWithin } from './deferred-run.ts';
import type { EntityWindow } from './entity-window.ts';
import { landRoot } from './fetch-root.ts';
import { Tables } from './tables.ts';
import type { Run } from './run.ts';

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
  const served: ServedEntities[] = [];
  const tables = new Tables(levels.root);
  const root = { table: tables.root, rows: null };
  const plain: Run = {
    tables,
    variables,
    context,
    errors,
    calls,
    served,
    strings: { known: event ? 'ANY' : 'PLAIN' },
    memoryKey: tables,
    window,
    ended: null,
    later: null,
  };
  const deferred = defers ? deferWithin(plain, renderer) : null;
  const run = deferred?.run ?? plain;
  if (event && input.event) landRoot(input.event, event.level.layers[event.layer]!.fetch.subgraph, event, run, root);
  const pending = step?.(run, root);
  if (pending) await pending;
  const data = renderer.render(tables, variables, errors, run.strings.known);
  deferred?.answered();
  return {
    data,
    errors: toldWithin(errors, data),
    calls,
    served,
    patches: deferred?.patches.isExpecting ? deferred.patches : null,
  };
};
