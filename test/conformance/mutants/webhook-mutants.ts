import { randomUUID } from 'node:crypto';
import type { ParsedDelivery, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import { type Mutant, withParts, withSettings } from './mutant.ts';

/** Parses well and hands on otherwise; `null` stays. */
const parsing = (
  turn: (
    parse: (delivery: WebhookDelivery) => Promise<ParsedDelivery>,
  ) => (delivery: WebhookDelivery) => Promise<ParsedDelivery>,
): Mutant['infect'] => withParts(({ parseWebhook }) => ({ parseWebhook: parseWebhook && turn(parseWebhook) }));

const HINT: ParsedDelivery = { deliveryId: 'any', flow: 'products', content: { kind: 'POLL_HINT' } };

export const WEBHOOK_MUTANTS: readonly Mutant[] = [
  {
    does: 'says that a delivery is of another flow',
    killedBy: 'webhooks.genuine',
    infect: parsing((parse) => async (delivery) => ({ ...(await parse(delivery)), flow: 'customers' })),
  },
  {
    does: 'believes whatever comes',
    killedBy: 'webhooks.forged',
    infect: parsing((parse) => (delivery) => parse(delivery).catch(() => HINT)),
  },
  {
    does: 'does not look at when a delivery was sent',
    killedBy: 'webhooks.replayed',
    infect: withSettings((settings) => settings, { now: Date.now }),
  },
  {
    does: 'gives every delivery an id of its own making',
    killedBy: 'webhooks.repeated',
    infect: parsing((parse) => async (delivery) => ({ ...(await parse(delivery)), deliveryId: randomUUID() })),
  },
  {
    does: 'takes webhooks without a secret',
    killedBy: 'webhooks.no-secret',
    infect: withParts(({ parseWebhook }) => ({ parseWebhook: parseWebhook ?? (async () => HINT) })),
  },
];
