import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';
import { openWebhook } from '@distribution/platform/outbound/open-webhook';
import { RECORD_TYPE_OF_FLOW } from './record-types.ts';
import { noticeWire } from './wire.ts';

const flowOfSet = (set: string): FlowName | undefined =>
  set === 'ItemUoms' ? 'products' : FLOW_NAMES.find((flow) => RECORD_TYPE_OF_FLOW[flow]?.set === set);

/** The ERP's webhooks name the set that changed: a hint to read its delta. `null` without a secret: then none is believed. */
export const createWebhookParser = (secret: string | null, now: () => number): SystemAdapter['parseWebhook'] => {
  if (secret === null) return null;
  return async (delivery) => {
    const { id, data } = openWebhook(secret, delivery, now(), noticeWire);
    const flow = flowOfSet(data.set);
    if (flow === undefined) throw new AppError('WEBHOOK_REJECTED', `the set "${data.set}" is not read here`);
    return { deliveryId: id, flow, content: { kind: 'POLL_HINT' } };
  };
};
