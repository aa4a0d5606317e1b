import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import type { SystemCode } from '@distribution/model/origin';
import { writeDeliveryContent } from './delivery-content.ts';

/**
 * Has a flow read its system soon, whichever process holds it: a hint as a webhook would bring, accepted durably. One that
 * was accepted before under the same name is not taken twice.
 */
export const askToPoll = async (
  store: Pick<SyncStore, 'acceptDelivery'>,
  wake: (flow: FlowName) => void,
  ask: { readonly flow: FlowName; readonly system: SystemCode; readonly name: string; readonly correlationId: string },
): Promise<void> => {
  const { flow, system, name: deliveryId, correlationId } = ask;
  await store.acceptDelivery({
    deliveryId,
    system,
    flow,
    body: writeDeliveryContent({ kind: 'POLL_HINT' }),
    correlationId,
  });
  wake(flow);
};
