import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import type { MovementRecord } from '@distribution/sandbox/world/records';

/** The secret of the bench's webhooks. */
export const BENCH_SECRET = 'the webhooks of the bench';

/** Sends a movement as the warehouse does; resolves once it is accepted, throws when it is not. */
export const sendMovement = async (receiverUrl: string, record: MovementRecord): Promise<void> => {
  const id = `bench-${record.MovementId}`;
  const data = { ...record, Uom: 'PCS', Owner: 'US01', RowVersion: 1, Deleted: false };
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source: '/wms',
    type: 'wms.movement.recorded',
    time: record.EventTime,
    data,
  });
  const timestampSeconds = Math.floor(Date.now() / 1000);
  const response = await fetch(`${receiverUrl}/webhooks/wms`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(BENCH_SECRET, { id, timestampSeconds, body }),
    },
    body,
  });
  const answer = await response.text();
  if (response.status !== 202) throw new Error(`the webhook was answered ${response.status}: ${answer.slice(0, 300)}`);
};
