import { concurrentFetches } from '../plan/concurrent-fetches.ts';
import type { FetchNode, PlannedOperation } from '../plan/plan.ts';
import type { SubgraphAccess } from '../upstream/subgraph-transport.ts';
import { compileCall, type CallObserver } from './call-subgraph.ts';
import { JointCalls } from './joint-calls.ts';

/** With which others a fetch may share a request; `null`: with none. */
export type JointCallsOf = (fetch: FetchNode) => JointCalls | null;

/**
 * Finds the fetches of a query that may share a request. Those with values from objects above ask once per value and go
 * alone; so do those of mutations, which read what has just changed, and of events, which executions ask together.
 */
export const findJointCalls = (
  { operation, node }: PlannedOperation,
  accessOf: (subgraph: string) => SubgraphAccess,
  observer: CallObserver,
): JointCallsOf => {
  const known = new Map<FetchNode, JointCalls>();
  if (operation.operation !== 'query' || node?.kind === 'Subscription') return () => null;
  for (const concurrent of concurrentFetches(node)) {
    const fetches = concurrent.filter(({ contextVariables }) => contextVariables.length === 0);
    const [first, second] = fetches;
    if (!first || !second) continue;
    const access = accessOf(first.subgraph);
    if (!access.joinsFetches) continue;
    const calls = new JointCalls(
      fetches,
      (called) => compileCall(called, access, observer, false),
      access.maxBatchSize,
    );
    for (const fetch of fetches) known.set(fetch, calls);
  }
  return (fetch) => known.get(fetch) ?? null;
};
