import { AppError } from '@distribution/platform/errors/app-error';
import type { LogPosition } from '@distribution/platform/event-log/event-log';
import { hasDefer } from '../answer/has-defer.ts';
import { openDeadline } from '@distribution/platform/request/deadline';
import type { GraphqlRequest } from '../http/graphql-request.ts';
import type { AdmitOperation, OperationRunner } from '../run-operation.ts';
import type { RenderedFrame } from './frame-ring.ts';
import type { SubscriptionScope } from './subscription-scope.ts';

/**
 * What a request wants answered before its events: the query of its own document that `extensions.snapshot` names.
 * Throws `BAD_REQUEST` when that is no name.
 */
export const snapshotRequestOf = ({ query, variables, extensions }: GraphqlRequest): GraphqlRequest | null => {
  const { snapshot } = extensions;
  if (snapshot === undefined || snapshot === null) return null;
  if (typeof snapshot === 'string') return { query, operationName: snapshot, variables, extensions: {} };
  throw new AppError('BAD_REQUEST', '"extensions.snapshot" must be the name of a query of the same document.');
};

const admitQuery: AdmitOperation = (prepared, variables) => {
  if (prepared.operation.operation === 'query' && !hasDefer(prepared, variables)) return;
  throw new AppError('BAD_REQUEST', 'A snapshot is a query without @defer.');
};

/** Where a subscription stands that begins with a snapshot. */
export interface Watermark {
  /** The head of the log as it was before the query was asked. */
  readonly position: LogPosition;
  readonly cursor: string;
  /** Events were missed: the log no longer knows the cursor that the client came with. */
  readonly isGap: boolean;
}

/**
 * The frame of a snapshot: what the caller may see of the state, as it is at the watermark or later. It is asked anew,
 * for an answer that was on its way before the watermark may lack what the events up to there have changed. Throws what
 * turns the query away.
 */
export const takeSnapshot = async (
  request: GraphqlRequest,
  scope: SubscriptionScope,
  { position, cursor, isGap }: Watermark,
  runner: OperationRunner,
  timeoutMs: number,
): Promise<RenderedFrame> => {
  const deadline = openDeadline({ parent: scope.signal, timeoutMs });
  try {
    const runScope = { ...scope, deadline, spent: null, readsAnew: true };
    const { executed, rejection, data, errors, extensions } = await runner.run(request, runScope, admitQuery);
    if (!executed) throw rejection;
    const told = errors.length === 0 ? '' : `"errors":${JSON.stringify(errors)},`;
    const beside = extensions === null ? '' : `,"extensions":${JSON.stringify(extensions)}`;
    const snapshot = `{${told}"data":${data ?? 'null'}${beside}}`;
    const bytes = Buffer.from(
      `{"data":null,"extensions":{"cursor":${JSON.stringify(cursor)},"gap":${isGap},"snapshot":${snapshot}}}`,
    );
    return { position, cursor, bytes, recordedAtMs: Date.now() };
  } finally {
    deadline.close();
  }
};
