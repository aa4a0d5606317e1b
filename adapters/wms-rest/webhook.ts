import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { SystemCode } from '@distribution/model/origin';
import { openWebhook } from '@distribution/platform/outbound/open-webhook';
import { MOVEMENTS, SHIP_NOTICES, SHIPMENTS, translateRows } from './translate-rows.ts';
import { eventWire } from './wire.ts';

/** What the parser needs. */
export interface WebhookParts {
  readonly system: SystemCode;
  readonly secret: string | null;
  readonly units: UnitLookup;
  readonly now: () => number;
}

/** The stream and the flow of each kind of event. */
const STREAMS = {
  'wms.movement.recorded': { stream: MOVEMENTS, flow: 'movements' },
  'wms.shipment.changed': { stream: SHIPMENTS, flow: 'shipments' },
  'wms.shipnotice.changed': { stream: SHIP_NOTICES, flow: 'advance-ship-notices' },
} as const;

/** The warehouse's webhooks carry the row itself. `null` without a secret: then none is believed. */
export const createWebhookParser = ({ system, secret, units, now }: WebhookParts): SystemAdapter['parseWebhook'] => {
  if (secret === null) return null;
  return async (delivery) => {
    const { id, type, time, data } = openWebhook(secret, delivery, now(), eventWire);
    const { stream, flow } = STREAMS[type];
    const page = translateRows(stream, [data], { system, asOf: time, units });
    return { deliveryId: id, flow, content: { kind: 'CHANGES', page } };
  };
};
