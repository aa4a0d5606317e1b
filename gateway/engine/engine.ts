// The engine: prepares an operation once and executes it as often as asked, over whatever subgraphs the supergraph names.
// In: the text of an operation, then variables and a request context. Out: an Answer, its data as JSON text in the API
// schema's shape, errors not yet formatted. A subgraph that is down leaves its fields null with an error at each; the
// rest stands. Planning, execution and rendering are rooms of their own; here they are put together.
import type { Principal } from '@distribution/platform/principal/principal';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { CallObserver } from '../execution/call-subgraph.ts';
import { createExecutionParts } from '../execution/compile-execution.ts';
import type { EntityWindow } from '../execution/entity-window.ts';
import { execute } from '../execution/execute.ts';
import type { Limits } from '../limits/limits.ts';
import type { SubgraphAccess } from '../upstream/subgraph-transport.ts';
import type { Answer } from './answer.ts';
import { createPreparer, type KnownPlans, type PreparationObserver } from './prepare-operation.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Supergraph } from './supergraph.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface Engine {
  readonly supergraph: Supergraph;
  /**
   * Parses, validates, plans and compiles, for one caller: what it may not ask is refused, and its side of a progressive
   * override is taken. Throws `OperationRejected`.
   */
  prepare(source: string, operationName: string | null, principal: Principal): PreparedOperation;
  readonly plans: KnownPlans;
  /** Coerces variables by the operation's definitions: defaults in, unknown ones out. Throws `OperationRejected`. */
  coerce(prepared: PreparedOperation, variables: Variables): Variables;
  /** Executes a query or mutation; `variables` are coerced ones. */
  execute(prepared: PreparedOperation, variables: Variables, context: RequestContext): Promise<Answer>;
  /**
   * The answer to one event of a subscription: `event` answers the plan's primary fetch, the rest is asked of subgraphs,
   * together with what other events of the same window ask. A window is of callers who are answered alike.
   */
  executeEvent(
    prepared: PreparedOperation,
    event: UpstreamResponse,
    variables: Variables,
    context: RequestContext,
    window: EntityWindow | null,
  ): Promise<Answer>;
}

/** Makes the engine of one supergraph; `accessOf` says how each subgraph is asked. */
export const createEngine = (
  supergraph: Supergraph,
  accessOf: (subgraph: string) => SubgraphAccess,
  limits: Limits,
  observer: CallObserver,
  preparation: PreparationObserver,
): Engine => {
  const parts = createExecutionParts(supergraph.supergraphSchema, accessOf, observer);
  const { prepare, plans } = createPreparer(supergraph, parts, limits, preparation);
  return {
    supergraph,
    prepare,
    plans,
    coerce: ({ coerce }, variables) => coerce(variables),
    execute: ({ execution, renderer }, variables, context) =>
      execute(execution, renderer, { variables, context, event: null, window: null }),
    executeEvent: ({ execution, renderer }, event, variables, context, window) =>
      execute(execution, renderer, { variables, context, event, window }),
  };
};
