import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import { openDeadline } from '@distribution/platform/request/deadline';
import { untilAborted } from '@distribution/platform/request/until-aborted';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';

/** The part of a request's time that is kept for answering when a system does not. */
const KEPT_FOR_ANSWERING = 0.2;

/** Asks systems of record within one time. */
export interface AskNow {
  /** What a system says of the keys, in their order; those it did not answer in time have failed. Of no keys it is not asked. */
  <K, T>(
    keys: readonly K[],
    read: (keys: readonly K[], call: SourceCall) => Promise<readonly KeyedAnswer<T>[]>,
  ): Promise<readonly KeyedAnswer<T>[]>;
}

const late = (): AppError => new AppError('UPSTREAM_TIMEOUT', 'The system did not answer in the time there is.');

/** Runs `work` with a way to ask that ends after `timeoutMs`, or with the request if that is sooner. */
export const withAskNow = async <R>(
  request: SubgraphRequest,
  nowMillis: number,
  timeoutMs: number,
  work: (ask: AskNow) => Promise<R>,
): Promise<R> => {
  const left = Math.floor(Math.max(0, request.deadlineAt - nowMillis) * (1 - KEPT_FOR_ANSWERING));
  const patience = Math.min(timeoutMs, left);
  const deadline = openDeadline({ parent: request.signal, timeoutMs: patience });
  const call: SourceCall = {
    signal: deadline.signal,
    deadlineAt: nowMillis + patience,
    correlationId: request.correlationId,
    lane: 'EXECUTION',
    account: request.ledger.account,
  };
  const ask: AskNow = async (keys, read) => {
    if (keys.length === 0) return [];
    try {
      return await untilAborted(read(keys, call), deadline.aborts, late);
    } catch (thrown) {
      const error = portErrorOf(toAppError(thrown));
      return keys.map(() => ({ ok: false, error }));
    }
  };
  try {
    return await work(ask);
  } finally {
    deadline.close();
  }
};
