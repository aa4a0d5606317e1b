import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { DeliveredPage, PendingDelivery } from '@distribution/model/operations/sync-store';
import { applyChanges } from './apply-changes.ts';
import { parseDeliveryContent } from './delivery-content.ts';
import { describeFailure } from './failure.ts';
import { type Attempt, type Run, runAttempt } from './run-attempt.ts';

type Told = Pick<PendingDelivery, 'deliveryId' | 'correlationId'>;

/** Counts a failure of the delivery itself; a store that cannot be reached is nobody's poison, and ends the attempt. */
const fail = async (attempt: Attempt, { deliveryId, correlationId }: Told, error: unknown): Promise<void> => {
  const { code, message, retryable } = describeFailure(error);
  if (retryable) throw error;
  attempt.logger.warn({ deliveryId, correlationId, flow: attempt.flow.name, errorCode: code }, 'delivery failed');
  await attempt.store.failDelivery(deliveryId, { code, message }, attempt.timing.deliveryAttempts);
};

/** What can be read of the deliveries; the others have failed. */
const readPages = async (
  attempt: Attempt,
  deliveries: readonly PendingDelivery[],
): Promise<readonly DeliveredPage[]> => {
  const pages: DeliveredPage[] = [];
  for (const delivery of deliveries) {
    const { deliveryId, correlationId } = delivery;
    try {
      const content = parseDeliveryContent(delivery.body);
      const page = content.kind === 'CHANGES' ? content.page : { changes: [], untranslatable: [] };
      pages.push({ ...page, deliveryId, correlationId });
    } catch (error) {
      await fail(attempt, delivery, error);
    }
  }
  return pages;
};

const recordsIn = ({ changes, untranslatable }: DeliveredPage): number => changes.length + untranslatable.length;

/** One delivery by itself: what the store refuses of it is parked record by record. */
const applyAlone = async (attempt: Attempt, { runId, counted }: Run, page: DeliveredPage): Promise<void> => {
  try {
    const batch = { ...page, flow: attempt.flow.name, runId, cursor: null, confirmedAt: null };
    counted(recordsIn(page), await applyChanges(attempt.store, batch));
  } catch (error) {
    await fail(attempt, page, error);
  }
};

/**
 * Applies as many at once as touch nothing of each other, until all are applied. When the store refuses them for something
 * in the data, they are halved until the one that is refused stands alone.
 */
const applyTogether = async (attempt: Attempt, run: Run, pages: readonly DeliveredPage[]): Promise<void> => {
  const { store, flow, correlationId } = attempt;
  let waiting = pages;
  while (waiting.length > 0) {
    attempt.signal.throwIfAborted();
    const deliveries = waiting;
    try {
      const { taken, ...outcome } = await store.applyDeliveries({
        flow: flow.name,
        runId: run.runId,
        rules: INVENTORY_RULES,
        correlationId,
        deliveries,
      });
      const settled = deliveries.filter(({ deliveryId }) => taken.has(deliveryId));
      run.counted(
        settled.reduce((sum, page) => sum + recordsIn(page), 0),
        outcome,
      );
      waiting = deliveries.filter(({ deliveryId }) => !taken.has(deliveryId));
    } catch (error) {
      if (describeFailure(error).retryable) throw error;
      const [only] = deliveries;
      if (deliveries.length === 1 && only !== undefined) return applyAlone(attempt, run, only);
      const middle = Math.ceil(deliveries.length / 2);
      await applyTogether(attempt, run, deliveries.slice(0, middle));
      return applyTogether(attempt, run, deliveries.slice(middle));
    }
  }
};

/**
 * Applies accepted deliveries, thing by thing in the order in which they came: together where they have nothing to do with
 * each other, so that many cost little more than one, and each settled with what it brought. One that fails is counted and
 * left for the next attempt; after the allowed attempts it is parked, and those behind it go on.
 */
export const applyDeliveries = (attempt: Attempt, deliveries: readonly PendingDelivery[]): Promise<void> =>
  runAttempt(attempt, async (run) => applyTogether(attempt, run, await readPages(attempt, deliveries)));

/** Whether a delivery only says that there is something to poll. What cannot be read is left to {@link applyDeliveries}. */
export const isPollHint = (delivery: PendingDelivery): boolean => {
  try {
    return parseDeliveryContent(delivery.body).kind === 'POLL_HINT';
  } catch {
    return false;
  }
};
