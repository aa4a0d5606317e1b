import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import { abortsOf } from '@distribution/platform/request/abort-watch';
import type { RequestContext } from '@distribution/platform/request/request-context';
import { untilAborted } from '@distribution/platform/request/until-aborted';
import type { Upstream, UpstreamRequest, UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { failureOfAbort, failureOfMutation } from './call-failure.ts';
import type { SubgraphTransport } from './subgraph-transport.ts';

/** What a function threw, told as the subgraph's: an error without a code of ours says nothing to a client. */
const failureOf = (name: string, thrown: unknown): AppError => {
  const known = toAppError(thrown);
  return known.code === 'INTERNAL'
    ? new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" did not answer.`, { cause: thrown })
    : known;
};

const ask = async (
  name: string,
  fetch: Upstream['fetch'],
  request: UpstreamRequest,
  context: RequestContext,
): Promise<UpstreamResponse> => {
  try {
    return await fetch(request, context);
  } catch (thrown) {
    throw failureOf(name, thrown);
  }
};

/**
 * A subgraph in this process: nothing is serialized on the way. A function that goes on after its caller's signal has
 * aborted is not waited for.
 */
export const createLocalTransport = (name: string, fetch: Upstream['fetch']): SubgraphTransport => ({
  kind: 'VALUES',
  send(request, { operationKind }, context) {
    const { deadlineAt } = context;
    const aborts = abortsOf(context);
    if (aborts.aborted) return Promise.reject(failureOfAbort(name, aborts.reason, deadlineAt));
    return untilAborted(ask(name, fetch, request, context), aborts, (reason) => {
      const failure = failureOfAbort(name, reason, deadlineAt);
      return operationKind === 'mutation' ? failureOfMutation(failure, null) : failure;
    });
  },
});
