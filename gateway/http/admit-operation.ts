import { AppError } from '@distribution/platform/errors/app-error';
import { hasDefer } from '../answer/has-defer.ts';
import type { AdmitOperation } from '../run-operation.ts';
import { HttpFailure } from './http-failure.ts';
import { DEFER_SPEC } from './media-type.ts';

/**
 * What may run over HTTP to one answer: queries by all methods, mutations by POST only, subscriptions not at all;
 * deferred parts only for a caller that takes an answer in parts. Throws with the status that says so.
 */
export const admitOverHttp =
  (method: string, takesParts: boolean): AdmitOperation =>
  (prepared, variables) => {
    const type = prepared.operation.operation;
    if (type === 'subscription') {
      throw new AppError(
        'SUBSCRIPTION_UNSUPPORTED',
        'Subscriptions are served at this address over WebSocket (graphql-transport-ws), and over HTTP as streams.',
        {
          nextStep:
            'Connect a WebSocket, or add "text/event-stream" or "multipart/mixed;subscriptionSpec=1.0" to Accept.',
        },
      );
    }
    if (type === 'mutation' && method !== 'POST') {
      throw new HttpFailure(
        405,
        'BAD_REQUEST',
        'Mutations are served by POST only.',
        'Send the same request by POST.',
        { allow: 'POST' },
      );
    }
    if (!takesParts && hasDefer(prepared, variables)) {
      throw new HttpFailure(
        406,
        'BAD_REQUEST',
        'The operation has @defer, and the request does not accept an answer in parts.',
        `Add "multipart/mixed;deferSpec=${DEFER_SPEC}" to Accept (a list of operations cannot be answered in parts), or leave @defer out.`,
      );
    }
  };
