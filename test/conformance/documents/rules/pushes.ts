import { FLOW_OF_RECORD } from '@distribution/model/erp/change';
import type { SystemAdapter, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { canonicalChangesSchema } from '../../../contract/canonical-changes.ts';
import { failureOf, shown } from '../../asking.ts';
import { ensure } from '../../rule.ts';
import { WEBHOOK_SECRET } from '../../stand.ts';
import type { DocumentRule } from '../check-document-rule.ts';
import type { DocumentStand } from '../document-stand.ts';
import { flowsOf } from './reading.ts';

const parserOf = ({ parseWebhook }: SystemAdapter): NonNullable<SystemAdapter['parseWebhook']> => {
  ensure(
    parseWebhook !== null,
    () => 'with a secret configured nothing can be pushed to it, and it does not say that it lacks PUSHES',
  );
  return parseWebhook;
};

const connected = (stand: DocumentStand, now: () => number = Date.now): SystemAdapter =>
  stand.openChannel().connect({ webhookSecret: WEBHOOK_SECRET }, { now });

const pushed = ({ world }: DocumentStand, flow: FlowName): WebhookDelivery => {
  const delivery = world.push?.(flow, WEBHOOK_SECRET, Date.now());
  ensure(delivery !== undefined, () => 'the sender pushes nothing'); // a rule that needs it is waived before
  return delivery;
};

const someFlow = (stand: DocumentStand): FlowName => {
  const [flow] = flowsOf(stand);
  ensure(flow !== undefined, () => 'the adapter offers no flow');
  return flow;
};

const NEEDS = ['PUSHES', 'PUSHED_DOCUMENTS'] as const;

const genuine: DocumentRule = {
  id: 'documents.push-genuine',
  title: 'believes what its sender signed, and tells of it in its flow and in canonical words',
  needs: NEEDS,
  advice: 'Translate a pushed document by the functions that translate one from the folder.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const parsed = await parserOf(connected(stand))(pushed(stand, flow));
      ensure(parsed.flow === flow, () => `a document of ${flow} was said to be of ${parsed.flow}`);
      if (parsed.content.kind === 'POLL_HINT') continue;
      const { changes, untranslatable } = parsed.content.page;
      const problem = canonicalChangesSchema.safeParse(changes).error?.issues[0];
      ensure(problem === undefined, () => `${flow}: ${problem?.path.join('.')}: ${problem?.message}`);
      const foreign = changes.find(({ of }) => FLOW_OF_RECORD[of] !== flow);
      ensure(foreign === undefined, () => `${flow}: it told of a ${foreign?.of}, which belongs to another flow`);
      ensure(
        changes.length > 0 && untranslatable.length === 0,
        () => `${flow}: of a good document it told ${changes.length} changes and parked ${shown(untranslatable)}`,
      );
    }
  },
};

const forged: DocumentRule = {
  id: 'documents.push-forged',
  title: 'refuses a changed body, another secret and missing headers with WEBHOOK_REJECTED',
  needs: NEEDS,
  advice: 'Check the signature over the bytes as received before anything is parsed (platform/outbound/open-webhook).',
  check: async (stand) => {
    const { headers, body } = pushed(stand, someFlow(stand));
    const parse = parserOf(connected(stand));
    const changed = Buffer.concat([Buffer.from(body).subarray(0, -1), Buffer.from(' }')]);
    await failureOf(parse({ headers, body: changed }), ['WEBHOOK_REJECTED'], 'the body was changed');
    await failureOf(parse({ headers: {}, body }), ['WEBHOOK_REJECTED'], 'the headers were missing');
    const stranger = stand.openChannel().connect({ webhookSecret: 'another-secret-of-somebody' });
    await failureOf(parserOf(stranger)({ headers, body }), ['WEBHOOK_REJECTED'], 'it was signed with another secret');
  },
};

const replayed: DocumentRule = {
  id: 'documents.push-replayed',
  title: 'refuses a genuine push that is sent again an hour later, or comes from an hour ahead',
  needs: NEEDS,
  advice: 'Have the signature cover the time of sending, and compare it with host.now().',
  check: async (stand) => {
    const delivery = pushed(stand, someFlow(stand));
    for (const hours of [1, -1]) {
      const parse = parserOf(connected(stand, () => Date.now() + hours * 3_600_000));
      await failureOf(parse(delivery), ['WEBHOOK_REJECTED'], `it was sent ${hours} h before now`);
    }
  },
};

const repeated: DocumentRule = {
  id: 'documents.push-repeated',
  title: 'gives a push that comes twice the same id in every process, and another push another one',
  needs: NEEDS,
  advice: "Take the sender's own id of the delivery; one that is made here makes every repetition look new.",
  check: async (stand) => {
    const flow = someFlow(stand);
    const [delivery, other] = [pushed(stand, flow), pushed(stand, flow)];
    const ids = [
      await parserOf(connected(stand))(delivery),
      await parserOf(connected(stand))(delivery),
      await parserOf(connected(stand))(other),
    ].map(({ deliveryId }) => deliveryId);
    ensure(
      ids[0] !== '' && ids[0] === ids[1] && ids[0] !== ids[2],
      () => `two of one push and one of another were given the ids ${shown(ids)}`,
    );
  },
};

const unconfigured: DocumentRule = {
  id: 'documents.push-no-secret',
  title: 'believes nothing when no secret is configured',
  needs: ['PUSHES'],
  advice: 'parseWebhook is null without a secret.',
  check: async (stand) => {
    const adapter = stand.openChannel().connect({ webhookSecret: null });
    ensure(adapter.parseWebhook === null, () => 'without a secret it offers to parse pushes');
  },
};

/** What every parser of pushed documents owes to the receiver. */
export const DOCUMENT_PUSH_RULES: readonly DocumentRule[] = [genuine, forged, replayed, repeated, unconfigured];
