import { readToEnd } from '../../asking.ts';
import { ensure } from '../../rule.ts';
import { approval, conflict, idempotent } from '../../rules/writes.ts';
import type { DocumentRule } from '../check-document-rule.ts';
import type { DocumentStand } from '../document-stand.ts';
import { flowsOf } from './reading.ts';

const replies: DocumentRule = {
  id: 'documents.replies',
  title: 'answers each document once, however many flows and processes read it, and however often',
  needs: ['REPLIES', 'COUNTED_REPLIES'],
  advice: "Name the answer by the document's number, and write it whole or not at all (platform/files/write-once).",
  check: async (stand) => {
    const flows = flowsOf(stand);
    for (const flow of flows) {
      const channel = stand.openChannel();
      const documents = [stand.world.document(flow), stand.world.document(flow)];
      documents.forEach((document) => channel.place(document));
      const due = 2 * (stand.world.repliesTo?.(flow) ?? 0);
      const readers = [channel.connect(), channel.connect()];
      await Promise.all(readers.flatMap((adapter) => flows.map((each) => readToEnd(adapter, each))));
      for (const each of flows) await readToEnd(channel.connect(), each);
      ensure(
        channel.sent().length === due,
        () => `${flow}: two documents are due ${due} answers, and ${channel.sent().length} were written`,
      );
    }
  },
};

/** What the rules about writing ask for: an adapter, and how many orders there are. */
const writing = ({ world, openChannel }: DocumentStand) => {
  const channel = openChannel();
  const { order } = world;
  ensure(order !== undefined, () => 'the sender has no order to write'); // a rule that needs it is waived before
  return { connect: channel.connect, world: { orders: { sample: order, count: async () => channel.sent().length } } };
};

const NEEDS = ['OUTGOING_ORDERS', 'SAMPLE_ORDER'] as const;
const unapproved: DocumentRule = {
  ...approval,
  id: 'documents.order-approval',
  needs: NEEDS,
  check: (stand) => approval.check(writing(stand)),
};
const once: DocumentRule = {
  ...idempotent,
  id: 'documents.order-once',
  needs: NEEDS,
  check: (stand) => idempotent.check(writing(stand)),
};
const disputed: DocumentRule = {
  ...conflict,
  id: 'documents.order-conflict',
  needs: NEEDS,
  check: (stand) => conflict.check(writing(stand)),
};

/** What an adapter that writes documents owes to whoever receives them. */
export const DOCUMENT_ANSWER_RULES: readonly DocumentRule[] = [replies, unapproved, once, disputed];
