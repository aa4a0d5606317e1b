import type { DecisionPort } from '@distribution/model/decision/ports';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import { isStale } from './failure.ts';
import { contentMark, wireOfNewOrder } from './new-purchase-order.ts';
import { PURCHASE_ORDERS } from './record-types.ts';
import { type SourceParts, contextAt } from './source-parts.ts';
import { reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

// The key of a write stands in the order's `reference`; Tryton itself does not keep two orders from having the same.
// So an order is first a draft whose reference says that it is only a candidate. Of all candidates of a key one is
// elected by a single write to all of them, under the timestamps they were read with: two senders who both see
// candidates of one key always have one in common, so that only one of the two writes goes through. Whoever comes later
// finds the elected order. A draft that was left behind by a lost answer is a candidate like any other.

const CANDIDATE = ' (candidate)';
const PASSED_OVER = ' (not elected)';
const MODEL = PURCHASE_ORDERS.model;
/** Turns that one call takes before it leaves the rest to the next one. */
const MAX_TURNS = 8;

/** Failures after which it is not known whether the write happened. */
const isUncertain = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'UPSTREAM_TIMEOUT' || error.code === 'UPSTREAM_UNAVAILABLE');

/** Refuses unless somebody with the right to do so approved exactly this order. */
const demandApproval = async (
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
  system: string,
  order: NewPurchaseOrder,
  { approval, requestedBy }: WriteAuthority,
): Promise<void> => {
  const action = { kind: 'CREATE_PURCHASE_ORDER', system, requestedBy, content: order } as const;
  if (approval === null || decisions === null || (await decisions.verifyApproval(action, approval)) === null)
    throw new AppError('APPROVAL_REQUIRED', `a purchase order in ${system} needs an approval of exactly this order`);
};

/** Writes purchase orders through Tryton's own workflow, once per key however often they are sent. */
export const createPurchasing = (
  parts: SourceParts,
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
): PurchaseOrderSink => {
  const { client, config } = parts;
  const { system } = config;

  const find = async (references: readonly string[], call: SourceCall): Promise<readonly Row[]> => {
    const domain = [['reference', 'in', references]];
    const fields = ['reference', 'state', 'comment', '_timestamp'];
    return (await client.search({ model: MODEL, domain, fields }, call)).rows;
  };

  /** One step; `ONCE` for what must not happen twice. A lost answer is no failure: what is there is read next. */
  const step = async (
    method: string,
    args: readonly unknown[],
    sending: 'ONCE' | 'REPEATABLE',
    call: SourceCall,
    context: Readonly<Record<string, unknown>> = {},
  ): Promise<void> => {
    try {
      await client.request({ model: MODEL, method, args, sending, context }, call);
    } catch (error) {
      if (!isUncertain(error)) throw error;
    }
  };

  const elect = async (candidates: readonly Row[], key: string, call: SourceCall): Promise<void> => {
    const actions = candidates.flatMap(({ id }, at) => [[id], { reference: at === 0 ? key : `${key}${PASSED_OVER}` }]);
    const timestamps = Object.fromEntries(candidates.map((row) => [`${MODEL},${row.id}`, row['_timestamp']]));
    await step('write', actions, 'ONCE', call, { _timestamp: timestamps });
  };

  /** Takes the order one step on; `true` when it is as far as it is to go. */
  const proceed = async ({ id, state }: Row, call: SourceCall): Promise<boolean> => {
    if (state === 'draft') await step('quote', [[id]], 'REPEATABLE', call);
    else if (state === 'quotation' && config.purchaseOrderState === 'CONFIRMED')
      await step('confirm', [[id]], 'REPEATABLE', call);
    else return true;
    return false;
  };

  const answer = async (id: number, call: SourceCall): Promise<PurchaseOrder> => {
    const { model, fields } = PURCHASE_ORDERS;
    const { rows, answeredAt } = await client.search({ model, domain: [['id', '=', id]], fields }, call);
    const context = await contextAt(parts, answeredAt, call);
    const completed = await PURCHASE_ORDERS.complete(rows, client, call);
    try {
      const [made] = completed.flatMap((row) => PURCHASE_ORDERS.translate(row, context));
      if (made !== undefined) return made;
      throw new AppError('UPSTREAM_PROTOCOL', `${system} no longer has the order it made`);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const reason = reasonOf(cause);
      throw new AppError(
        'UPSTREAM_PROTOCOL',
        `${system} answered the new order in a form that is not known: ${reason}`,
        {
          cause,
        },
      );
    }
  };

  return {
    createPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const { idempotencyKey: key } = authority;
      const mark = contentMark(order);
      const refuseOther = ({ comment }: Row): void => {
        if (typeof comment === 'string' && comment.includes('content ') && !comment.includes(mark))
          throw new AppError('IDEMPOTENCY_CONFLICT', `${system} made another order under the key ${key}`);
      };
      for (let turn = 1; turn <= MAX_TURNS; turn += 1) {
        const found = await find([key, `${key}${CANDIDATE}`], call);
        found.forEach(refuseOther);
        const elected = found.find(({ reference }) => reference === key);
        if (elected !== undefined) {
          if (await proceed(elected, call)) return answer(elected.id, call);
        } else if (found.length === 0) {
          const values = await wireOfNewOrder(parts, order, call);
          const comment = `Requested by ${authority.requestedBy}; ${mark}`;
          await step('create', [[{ ...values, reference: `${key}${CANDIDATE}`, comment }]], 'ONCE', call);
        } else {
          await elect(found, key, call).catch((error: unknown) => {
            if (!isStale(error)) throw error; // another sender was faster: what is there now is read next
          });
        }
      }
      throw new AppError('UPSTREAM_UNAVAILABLE', `${system} did not get the order of key ${key} done`, {
        nextStep: 'Send it again under the same key; what was begun is found and finished.',
      });
    },
  };
};
