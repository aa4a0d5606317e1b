import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { openWebhook } from '@distribution/platform/outbound/open-webhook';
import { eventWire } from './wire.ts';

/** The platform's webhooks say that a version is there to be read. `null` without a secret: then none is believed. */
export const createWebhookParser = (secret: string | null, now: () => number): SystemAdapter['parseWebhook'] => {
  if (secret === null) return null;
  return async (delivery) => {
    const { id } = openWebhook(secret, delivery, now(), eventWire);
    return { deliveryId: id, flow: 'forecasts', content: { kind: 'POLL_HINT' } };
  };
};
