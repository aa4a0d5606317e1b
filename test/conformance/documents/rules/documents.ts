import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { readToEnd } from '../../asking.ts';
import { ensure } from '../../rule.ts';
import { WEBHOOK_SECRET } from '../../stand.ts';
import type { DocumentRule } from '../check-document-rule.ts';
import type { DocumentStand } from '../document-stand.ts';
import { DOCUMENT_ANSWER_RULES } from './answers.ts';
import { DOCUMENT_PUSH_RULES } from './pushes.ts';
import { DOCUMENT_READING_RULES, flowsOf } from './reading.ts';
import { DOCUMENT_TROUBLE_RULES } from './troubles.ts';

/** An adapter that knows no secret refuses the setting. */
const takesPushes = (stand: DocumentStand): boolean => {
  try {
    return stand.openChannel().connect({ webhookSecret: WEBHOOK_SECRET }).parseWebhook !== null;
  } catch {
    return false;
  }
};

const answers = async (stand: DocumentStand): Promise<boolean> => {
  for (const flow of flowsOf(stand)) {
    const channel = stand.openChannel();
    const adapter: SystemAdapter = channel.connect();
    channel.place(stand.world.document(flow));
    await readToEnd(adapter, flow);
    if (channel.sent().length > 0) return true;
  }
  return false;
};

const honest: DocumentRule = {
  id: 'documents.declarations',
  title: 'lacks what it says it lacks: no capability is declared away that the adapter offers',
  needs: [],
  advice: 'Take the capability out of `lacks` in fixtures/conformance.ts and keep its rules, or stop offering it.',
  check: async (stand) => {
    const { lacks } = stand;
    const offers = {
      PUSHES: lacks.PUSHES !== undefined && takesPushes(stand),
      OUTGOING_ORDERS: stand.openChannel().connect().purchasing !== null,
      REPLIES: lacks.REPLIES !== undefined && (await answers(stand)),
    } as const;
    for (const name of Object.keys(offers) as (keyof typeof offers)[]) {
      ensure(
        !offers[name] || lacks[name] === undefined,
        () => `it is said to lack ${name} ("${lacks[name]}"), and offers it`,
      );
    }
    const empty = Object.entries(lacks).find(([, reason]) => reason.trim().length < 10);
    ensure(empty === undefined, () => `no reason is given for lacking ${empty?.[0]}`);
  },
};

/** The suite for document channels: whatever comes as files or is pushed as documents. */
export const DOCUMENT_RULES: readonly DocumentRule[] = [
  honest,
  ...DOCUMENT_READING_RULES,
  ...DOCUMENT_TROUBLE_RULES,
  ...DOCUMENT_ANSWER_RULES,
  ...DOCUMENT_PUSH_RULES,
];
