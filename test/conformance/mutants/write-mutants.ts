import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { toAppError } from '@distribution/platform/errors/app-error';
import { type Mutant, both, codeOf, withPurchasing, withSettings } from './mutant.ts';

const once = withSettings((settings) => ({ ...settings, maxAttempts: 1 }));
let sent = 0;

export const WRITE_MUTANTS: readonly Mutant[] = [
  {
    does: 'approves by itself',
    killedBy: 'writes.approval',
    infect: withSettings((settings) => settings, {
      decisions: { verifyApproval: async () => ({ actionHash: '' }) as never }, // nobody reads the rest
    }),
  },
  {
    does: 'sends every attempt under a new key',
    killedBy: 'writes.idempotent',
    infect: withPurchasing(
      (good) => (order, authority, call) =>
        good.createPurchaseOrder(order, { ...authority, idempotencyKey: `key-${(sent += 1)}` }, call),
    ),
  },
  {
    does: 'makes the key from the order',
    killedBy: 'writes.idempotent',
    infect: withPurchasing(
      (good) => (order, authority, call) =>
        good.createPurchaseOrder(order, { ...authority, idempotencyKey: JSON.stringify(order).slice(0, 60) }, call),
    ),
  },
  {
    does: 'writes again under another key when the answer is lost',
    killedBy: 'writes.lost-answer',
    infect: both(
      once,
      withPurchasing(
        (good) => (order, authority, call) =>
          good.createPurchaseOrder(order, authority, call).catch((error: unknown) => {
            if (!toAppError(error).retryable) throw error;
            return good.createPurchaseOrder(
              order,
              { ...authority, idempotencyKey: `${authority.idempotencyKey}-2` },
              call,
            );
          }),
      ),
    ),
  },
  {
    does: 'takes a used key for a reason to take another',
    killedBy: 'writes.conflict',
    infect: withPurchasing(
      (good) => (order, authority, call) =>
        good.createPurchaseOrder(order, authority, call).catch((error: unknown) => {
          if (codeOf(error) !== 'IDEMPOTENCY_CONFLICT') throw error;
          return good.createPurchaseOrder(
            order,
            { ...authority, idempotencyKey: `${authority.idempotencyKey}-2` },
            call,
          );
        }),
    ),
  },
  {
    does: 'makes up for a refused write with two',
    killedBy: 'writes.throttled',
    infect: both(
      once,
      withPurchasing(
        (good) => (order, authority, call) =>
          good.createPurchaseOrder(order, authority, call).catch(async (error: unknown) => {
            if (codeOf(error) !== 'UPSTREAM_THROTTLED') throw error;
            await good.createPurchaseOrder(
              order,
              { ...authority, idempotencyKey: `${authority.idempotencyKey}-2` },
              call,
            );
            return good.createPurchaseOrder(order, authority, call);
          }),
      ),
    ),
  },
  {
    does: 'answers the order in another unit',
    killedBy: 'writes.read-back',
    infect: withPurchasing((good) => async (order, authority, call) => {
      const made = await good.createPurchaseOrder(order, authority, call);
      const unit = unitCodeSchema.parse('EA');
      const lines = made.lines.map((line) => ({ ...line, orderedQuantity: { ...line.orderedQuantity, unit } }));
      return { ...made, lines };
    }),
  },
];
