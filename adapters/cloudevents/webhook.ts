import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { verifyWebhook } from '@distribution/platform/outbound/webhook-signature';
import type { CloudEventsConfig } from './config.ts';
import { eventsOfRequest } from './envelope.ts';
import { readEvents, sortEvent } from './read-events.ts';
import { TranslationError } from './translation-error.ts';

/**
 * Signed CloudEvents over HTTP. A delivery is named by the event's source and id, which is what makes an event the same
 * one; a batch by its `webhook-id`. All known events of a batch must be of one flow. `null` without a secret.
 */
export const createWebhookParser = (config: CloudEventsConfig, now: () => number): SystemAdapter['parseWebhook'] => {
  const { webhookSecret: secret, flows } = config;
  if (secret === null) return null;
  return async (delivery) => {
    const verdict = verifyWebhook(secret, delivery.headers, delivery.body, now());
    if (verdict !== 'GENUINE') throw new AppError('WEBHOOK_REJECTED', `the delivery was not believed: ${verdict}`);
    try {
      const events = eventsOfRequest(delivery).map((received) => sortEvent(received, config));
      const [first, ...others] = events;
      if (first === undefined) throw new TranslationError('the batch is empty');
      const told = new Set(events.flatMap(({ flow }) => flow ?? []));
      if (told.size > 1) throw new TranslationError(`a batch tells of one flow, this one of ${[...told].join(', ')}`);
      const [flow = flows[0] ?? 'movements'] = told;
      const page = readEvents(
        events.map(({ received }) => received),
        config,
        instantOf(now()),
      );
      const batch = others.length > 0 || first.received.envelope === null;
      const deliveryId = batch ? `batch ${delivery.headers['webhook-id'] ?? ''}` : first.received.name;
      return { deliveryId, flow: flow satisfies FlowName, content: { kind: 'CHANGES', page } };
    } catch (cause) {
      if (!(cause instanceof TranslationError)) throw cause;
      throw new AppError('WEBHOOK_REJECTED', `the delivery is signed and not read: ${cause.message}`, { cause });
    }
  };
};
