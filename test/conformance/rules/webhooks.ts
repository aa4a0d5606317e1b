import type { SystemAdapter, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import { stateAfter } from '../../contract/state.ts';
import { eventually, failureOf, readToEnd, shown } from '../asking.ts';
import { type Rule, ensure } from '../rule.ts';
import { type Stand, WEBHOOK_SECRET } from '../stand.ts';
import { openWebhookReceiver } from '../webhook-receiver.ts';
import { ensureSameState } from './same-state.ts';

const parserOf = ({ parseWebhook }: SystemAdapter): NonNullable<SystemAdapter['parseWebhook']> => {
  ensure(
    parseWebhook !== null,
    () => 'with a secret configured it takes no webhooks, and does not say that it lacks WEBHOOKS',
  );
  return parseWebhook;
};

/** Has one record changed and hands on what the system pushes of it. */
const withDelivery = async <T>(
  stand: Stand,
  use: (
    delivery: WebhookDelivery,
    adapter: SystemAdapter,
    cursor: Awaited<ReturnType<typeof readToEnd>>['cursor'],
  ) => Promise<T>,
): Promise<T> => {
  const adapter = stand.connect({ webhookSecret: WEBHOOK_SECRET });
  const flow = adapter.changes.flows.find((each) => stand.world.change?.[each] !== undefined);
  ensure(flow !== undefined, () => 'the world can change no record');
  const { cursor } = await readToEnd(adapter, flow);
  const receiver = await openWebhookReceiver();
  try {
    await stand.world.pushTo?.(receiver.url, WEBHOOK_SECRET);
    await stand.world.change?.[flow]?.();
    await eventually(
      () => receiver.deliveries.length > 0,
      () => `nothing was pushed of a change of ${flow}`,
    );
    const [delivery] = receiver.deliveries;
    ensure(delivery !== undefined, () => 'nothing was pushed');
    return await use(delivery, adapter, cursor);
  } finally {
    await receiver.close();
  }
};

const NEEDS = ['WEBHOOKS', 'PUSHED_MESSAGES', 'CHANGED_RECORDS'] as const;

const genuine: Rule = {
  id: 'webhooks.genuine',
  title: 'believes what the system signed, and tells what a poll would tell',
  needs: NEEDS,
  advice: 'Translate a pushed row by the function that translates read rows, or answer POLL_HINT.',
  check: (stand) =>
    withDelivery(stand, async (delivery, adapter, cursor) => {
      const { flow, content } = await parserOf(adapter)(delivery);
      ensure(
        adapter.changes.flows.includes(flow),
        () => `the delivery is said to be of ${flow}, which is no flow of the adapter`,
      );
      const polled = await readToEnd(adapter, flow, cursor);
      if (content.kind === 'CHANGES')
        ensureSameState(flow, 'pushed', stateAfter(content.page.changes), 'polled', stateAfter(polled.changes));
      else ensure(polled.changes.length > 0, () => `${flow}: the hint to poll led to nothing`);
      return content.kind === 'CHANGES' ? 'deliveries carry the record' : 'deliveries are hints to poll';
    }),
};

const forged: Rule = {
  id: 'webhooks.forged',
  title: 'refuses a changed body, another secret, missing headers and signed nonsense with WEBHOOK_REJECTED',
  needs: NEEDS,
  advice: 'Check the signature over the bytes as received before anything is parsed (platform/outbound/open-webhook).',
  check: (stand) =>
    withDelivery(stand, async ({ headers, body }, adapter) => {
      const parse = parserOf(adapter);
      const changed = Buffer.concat([Buffer.from(body).subarray(0, -1), Buffer.from(' }')]);
      await failureOf(parse({ headers, body: changed }), ['WEBHOOK_REJECTED'], 'the body was changed');
      await failureOf(parse({ headers: {}, body }), ['WEBHOOK_REJECTED'], 'the headers were missing');
      const stranger = stand.connect({ webhookSecret: 'another-secret-of-somebody' });
      await failureOf(parserOf(stranger)({ headers, body }), ['WEBHOOK_REJECTED'], 'it was signed with another secret');
    }),
};

const replayed: Rule = {
  id: 'webhooks.replayed',
  title: 'refuses a genuine delivery that is sent again an hour later, or comes from an hour ahead',
  needs: NEEDS,
  advice: 'Have the signature cover the time of sending, and compare it with host.now().',
  check: (stand) =>
    withDelivery(stand, async (delivery) => {
      for (const hours of [1, -1]) {
        const now = (): number => Date.now() + hours * 3_600_000;
        const later = stand.connect({ webhookSecret: WEBHOOK_SECRET }, { now });
        await failureOf(parserOf(later)(delivery), ['WEBHOOK_REJECTED'], `it was sent ${hours} h before now`);
      }
    }),
};

const repeatedDelivery: Rule = {
  id: 'webhooks.repeated',
  title: 'gives a delivery that comes twice the same id in every process',
  needs: NEEDS,
  advice: "Take the sender's own id of the delivery; one that is made here makes every repetition look new.",
  check: (stand) =>
    withDelivery(stand, async (delivery, adapter) => {
      const other = stand.connect({ webhookSecret: WEBHOOK_SECRET });
      const ids = [await parserOf(adapter)(delivery), await parserOf(other)(delivery)].map(
        (parsed) => parsed.deliveryId,
      );
      ensure(ids[0] !== '' && ids[0] === ids[1], () => `one delivery was given the ids ${shown(ids)}`);
    }),
};

const unconfigured: Rule = {
  id: 'webhooks.no-secret',
  title: 'believes nothing when no secret is configured',
  needs: ['WEBHOOKS'],
  advice: 'parseWebhook is null without a secret.',
  check: async ({ connect }) => {
    ensure(
      connect({ webhookSecret: null }).parseWebhook === null,
      () => 'without a secret it offers to parse webhooks',
    );
  },
};

/** What every parser of pushed messages owes to the receiver. */
export const WEBHOOK_RULES: readonly Rule[] = [genuine, forged, replayed, repeatedDelivery, unconfigured];
