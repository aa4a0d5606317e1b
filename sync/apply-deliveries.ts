import type { PendingDelivery } from '@distribution/model/operations/sync-store';
import { applyChanges } from './apply-changes.ts';
import { type DeliveryContent, parseDeliveryContent } from './delivery-content.ts';
import { describeFailure } from './failure.ts';
import { type Attempt, runAttempt } from './run-attempt.ts';

const settle = (attempt: Attempt, runId: string, delivery: PendingDelivery, content: DeliveryContent) =>
  applyChanges(attempt.store, {
    flow: attempt.flow.name,
    runId,
    ...(content.kind === 'CHANGES' ? content.page : { changes: [], untranslatable: [] }),
    cursor: null,
    confirmedAt: null,
    deliveryId: delivery.deliveryId,
    correlationId: delivery.correlationId,
  });

/**
 * Applies accepted deliveries, oldest first, each in its own transaction together with its being settled. One that fails
 * is counted and left for the next attempt; after the allowed attempts it is parked, and those behind it go on.
 * A store that cannot be reached is nobody's poison: the attempt ends there.
 */
export const applyDeliveries = (attempt: Attempt, deliveries: readonly PendingDelivery[]): Promise<void> =>
  runAttempt(attempt, async ({ runId, counted }) => {
    for (const delivery of deliveries) {
      attempt.signal.throwIfAborted();
      try {
        const content = parseDeliveryContent(delivery.body);
        const read = content.kind === 'CHANGES' ? content.page.changes.length + content.page.untranslatable.length : 0;
        counted(read, await settle(attempt, runId, delivery, content));
      } catch (error) {
        const { code, message, retryable } = describeFailure(error);
        if (retryable) throw error;
        const { deliveryId, correlationId } = delivery;
        attempt.logger.warn({ deliveryId, correlationId, flow: attempt.flow.name, errorCode: code }, 'delivery failed');
        await attempt.store.failDelivery(deliveryId, { code, message }, attempt.timing.deliveryAttempts);
      }
    }
  });

/** Whether a delivery only says that there is something to poll. What cannot be read is left to {@link applyDeliveries}. */
export const isPollHint = (delivery: PendingDelivery): boolean => {
  try {
    return parseDeliveryContent(delivery.body).kind === 'POLL_HINT';
  } catch {
    return false;
  }
};
