import { isDeepStrictEqual } from 'node:util';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { toAppError } from '@distribution/platform/errors/app-error';
import { failureOf, patientCall, readToEnd, shown } from '../asking.ts';
import { PASS, refuse } from '../line/treatment.ts';
import { type Rule, ensure } from '../rule.ts';
import { type Stand, approvalOf } from '../stand.ts';

/** What rules about writing alone are checked on. */
type WritingStand = Pick<Stand, 'connect'> & { readonly world: Pick<Stand['world'], 'orders'> };

const call = () => ({ ...patientCall(), lane: 'EXECUTION' as const });

const sinkOf = ({ purchasing }: SystemAdapter): PurchaseOrderSink => {
  ensure(purchasing !== null, () => 'the adapter does not offer `purchasing`, and does not say that it lacks WRITES');
  return purchasing;
};

/** Leave to make exactly this order. */
const leaveFor = (adapter: SystemAdapter, order: NewPurchaseOrder, idempotencyKey: string): WriteAuthority => ({
  requestedBy: 'conformance',
  approval: approvalOf({
    kind: 'CREATE_PURCHASE_ORDER',
    system: adapter.system,
    requestedBy: 'conformance',
    content: order,
  }),
  idempotencyKey,
});

const ordersOf = ({ world }: Pick<WritingStand, 'world'>): NonNullable<Stand['world']['orders']> => {
  ensure(world.orders !== undefined, () => 'the world cannot count orders'); // a rule that needs it is waived before
  return world.orders;
};

export const approval: Rule<WritingStand> = {
  id: 'writes.approval',
  title: 'writes nothing without an approval of exactly this order, by this person, that somebody can check',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice: 'Ask host.decisions.verifyApproval with the order as it will be written, before any call; null refuses.',
  check: async (stand) => {
    const { sample, count } = ordersOf(stand);
    const before = await count();
    const adapter = stand.connect();
    const leave = leaveFor(adapter, sample, 'conformance-unapproved');
    const other = { ...sample, shipToCode: locationCodeSchema.parse('ZZ-OTHER') };
    const attempts = [
      ['without an approval', adapter, sample, { ...leave, approval: null }],
      ['with an approval of another order', adapter, other, leave],
      ['with an approval of somebody else', adapter, sample, { ...leave, requestedBy: 'other' }],
      ['with nobody to check it', stand.connect({}, { decisions: null }), sample, leave],
    ] as const;
    for (const [name, writer, order, authority] of attempts) {
      await failureOf(sinkOf(writer).createPurchaseOrder(order, authority, call()), ['APPROVAL_REQUIRED'], name);
    }
    const made = (await count()) - before;
    ensure(made === 0, () => `${made} orders were made without an approval`);
  },
};

export const idempotent: Rule<WritingStand> = {
  id: 'writes.idempotent',
  title: 'makes one order per idempotency key, however often and by whichever process it is sent',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice:
    'Send the key where the system takes one; where it takes none, look for an order that carries it before writing.',
  check: async (stand) => {
    const { sample, count } = ordersOf(stand);
    const before = await count();
    const numbers: string[] = [];
    for (const adapter of [stand.connect(), stand.connect()]) {
      const authority = leaveFor(adapter, sample, 'conformance-once');
      numbers.push((await sinkOf(adapter).createPurchaseOrder(sample, authority, call())).number);
    }
    const made = (await count()) - before;
    ensure(
      made === 1 && new Set(numbers).size === 1,
      () => `sent twice under one key, ${made} orders were made, answered as ${numbers.join(', ')}`,
    );
    const adapter = stand.connect();
    const second = await sinkOf(adapter).createPurchaseOrder(
      sample,
      leaveFor(adapter, sample, 'conformance-again'),
      call(),
    );
    const now = (await count()) - before;
    ensure(
      now === 2 && second.number !== numbers[0],
      () => `the same order under another key is another order; there are ${now} now`,
    );
  },
};

const lostAnswer: Rule = {
  id: 'writes.lost-answer',
  title: 'makes no second order when the answer to the first is lost',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice: 'Repeat only under the same key, or look what the system has before writing again.',
  check: async (stand) => {
    const { sample, count } = ordersOf(stand);
    const before = await count();
    let lost = false;
    stand.line.treat = () =>
      lost
        ? PASS
        : {
            kind: 'FORWARD',
            deliver: async () => {
              if (lost || (await count()) === before) return 'WHOLE';
              lost = true;
              return 'LOST';
            },
          };
    const adapter = stand.connect();
    const authority = leaveFor(adapter, sample, 'conformance-lost');
    const first = await sinkOf(adapter)
      .createPurchaseOrder(sample, authority, call())
      .then(({ number }) => number)
      .catch((error: unknown) => {
        const { retryable } = toAppError(error);
        ensure(retryable, () => `the answer was lost, and trying again was said to be of no use: ${String(error)}`);
        return null;
      });
    ensure(lost, () => 'no call of the write made an order');
    const again = await sinkOf(stand.connect()).createPurchaseOrder(sample, authority, call());
    const made = (await count()) - before;
    ensure(made === 1, () => `the answer was lost once, and ${made} orders were made`);
    ensure(first === null || first === again.number, () => `one key was answered as ${first} and as ${again.number}`);
  },
};

export const conflict: Rule<WritingStand> = {
  id: 'writes.conflict',
  title: 'says IDEMPOTENCY_CONFLICT when a key is used for another order, and writes nothing',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice: 'Compare what was made under the key with what is asked now.',
  check: async (stand) => {
    const { sample, count } = ordersOf(stand);
    const adapter = stand.connect();
    await sinkOf(adapter).createPurchaseOrder(sample, leaveFor(adapter, sample, 'conformance-conflict'), call());
    const before = await count();
    const [line, ...rest] = sample.lines;
    ensure(line !== undefined, () => 'the sample order has no line');
    const other = { ...sample, lines: [line, ...rest, { ...line, number: line.number + 1000 }] };
    await failureOf(
      sinkOf(adapter).createPurchaseOrder(other, leaveFor(adapter, other, 'conformance-conflict'), call()),
      ['IDEMPOTENCY_CONFLICT'],
      'the key was used for another order',
    );
    const made = (await count()) - before;
    ensure(made === 0, () => `${made} orders were made under a key that was used before`);
  },
};

const throttledWrite: Rule = {
  id: 'writes.throttled',
  title: 'makes exactly one order when its write is refused with 429 at first',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice: 'A write that carries a key may be repeated after a 429; one that does not may not be repeated at all.',
  check: async (stand) => {
    const { sample, count } = ordersOf(stand);
    const { line } = stand;
    // Which of the calls writes is the adapter's business: the first that adds an order, by number.
    const unwritten = await count();
    let writing: number | null = null;
    line.treat = ({ number }) => ({
      kind: 'FORWARD',
      deliver: async () => {
        if (writing === null && (await count()) > unwritten) writing = number;
        return 'WHOLE';
      },
    });
    const first = stand.connect();
    await sinkOf(first).createPurchaseOrder(sample, leaveFor(first, sample, 'conformance-before'), call());
    ensure(writing !== null, () => 'no call of the write made an order');

    const before = await count();
    let refused = false;
    line.countAnew();
    line.treat = ({ number }) => {
      if (number !== writing || refused) return PASS;
      refused = true;
      return refuse(429, { 'retry-after': '0' });
    };
    const adapter = stand.connect();
    const authority = leaveFor(adapter, sample, 'conformance-throttled');
    await sinkOf(adapter)
      .createPurchaseOrder(sample, authority, call())
      .catch(() => sinkOf(adapter).createPurchaseOrder(sample, authority, call()));
    const made = (await count()) - before;
    ensure(refused && made === 1, () => `refused ${refused ? 'once' : 'never'}, ${made} orders were made`);
  },
};

const readBack: Rule = {
  id: 'writes.read-back',
  title: 'answers the order as the flow of orders tells it',
  needs: ['WRITES', 'COUNTED_ORDERS'],
  advice:
    'Translate the answer to the write by the function that translates rows; where the system answers less, read the order.',
  check: async (stand) => {
    const { sample } = ordersOf(stand);
    const adapter = stand.connect();
    const { origin: _, ...made } = await sinkOf(adapter).createPurchaseOrder(
      sample,
      leaveFor(adapter, sample, 'conformance-read-back'),
      call(),
    );
    const { changes } = await readToEnd(adapter, 'purchase-orders');
    const told = changes.findLast(
      (change) =>
        change.of === 'PURCHASE_ORDER' && change.operation === 'UPSERT' && change.record.number === made.number,
    );
    ensure(told?.operation === 'UPSERT', () => `the order ${made.number} is not in the flow`);
    const { origin: __, ...record } = told.record;
    ensure(isDeepStrictEqual(record, made), () => `answered ${shown(made)}, told ${shown(record)}`);
    ensure(
      isDeepStrictEqual(
        made.lines.map((line) => line.orderedQuantity),
        sample.lines.map((line) => line.quantity),
      ),
      () =>
        `ordered ${shown(sample.lines.map((line) => line.quantity))}, made ${shown(made.lines.map((line) => line.orderedQuantity))}`,
    );
  },
};

/** What every write owes to the person who approved it. */
export const WRITE_RULES: readonly Rule[] = [approval, idempotent, lostAnswer, conflict, throttledWrite, readBack];
