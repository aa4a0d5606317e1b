import type { SystemAdapter, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';
import { verifyWebhook } from '@distribution/platform/outbound/webhook-signature';
import { RECORD_TYPE_OF_FLOW } from './record-types.ts';
import { noticeWire } from './wire.ts';

const flowOfSet = (set: string): (typeof FLOW_NAMES)[number] | undefined =>
  set === 'ItemUoms' ? 'products' : FLOW_NAMES.find((flow) => RECORD_TYPE_OF_FLOW[flow]?.set === set);

/** The ERP's webhooks name the set that changed: a hint to read its delta. `null` without a secret: then none is believed. */
export const createWebhookParser = (secret: string | null, now: () => number): SystemAdapter['parseWebhook'] => {
  if (secret === null) return null;
  return async ({ headers, body }: WebhookDelivery) => {
    const verdict = verifyWebhook(secret, headers, body, now());
    if (verdict !== 'GENUINE') throw new AppError('WEBHOOK_REJECTED', `the delivery was not believed: ${verdict}`);
    let json: unknown;
    try {
      json = JSON.parse(Buffer.from(body).toString('utf8'));
    } catch (cause) {
      throw new AppError('WEBHOOK_REJECTED', 'the delivery is not JSON', { cause });
    }
    const notice = noticeWire.safeParse(json);
    const flow = notice.success ? flowOfSet(notice.data.data.set) : undefined;
    if (!notice.success || flow === undefined)
      throw new AppError('WEBHOOK_REJECTED', 'the delivery names no set that is read here', { cause: notice.error });
    return { deliveryId: notice.data.id, flow, content: { kind: 'POLL_HINT' } };
  };
};
