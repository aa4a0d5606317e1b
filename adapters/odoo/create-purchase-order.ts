import { createHash } from 'node:crypto';
import type { DecisionPort } from '@distribution/model/decision/ports';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { PURCHASE_ORDERS } from './document-types.ts';
import { refusalKindOf } from './failure.ts';
import { contentMark, wireOfNewOrder } from './new-purchase-order.ts';
import { parsed } from './rpc.ts';
import { fieldsOf } from './row-shape.ts';
import { type SourceParts, contextAt, settingsFor } from './source-parts.ts';
import { reasonOf } from './translation.ts';

// Odoo has no key for a write and no optimistic lock. What it has is the external id: a name of a record that the database
// keeps unique. So an order is made in steps that may each be taken twice. `load` makes the head under an external id that
// is made of the key, or finds it again; two at once are one, for the database lets only one of them name it. One write
// then puts all lines, in place of any there are, into an order that has none; then it is confirmed. Before each step it is
// read what is there, and after each failure too: what Odoo answers to two confirmations at once is not true.

const MODEL = PURCHASE_ORDERS.model;
/** The external ids of the graph; it is no module of Odoo's. */
const MODULE = 'distribution_graph';
/** Turns that one call takes before it leaves the rest to the next one. */
const MAX_TURNS = 8;
const IS_OPEN = new Set(['draft', 'sent']);

const externalIdOf = (key: string): string =>
  `purchase_order_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;

const foundSchema = z.tuple([z.string(), z.union([z.number().int(), z.literal(false)])]);
const madeSchema = z.object({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(z.object({ message: z.string().catch('') })).default([]),
});
const standingSchema = z.object({
  id: z.number().int(),
  state: z.string(),
  origin: z.union([z.string(), z.literal(false)]),
  order_line: z.array(z.number()),
});
type Standing = z.infer<typeof standingSchema>;

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

/** Writes purchase orders through Odoo's own workflow, once per key however often they are sent. */
export const createPurchasing = (
  parts: SourceParts,
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
): PurchaseOrderSink => {
  const { client, config, fresh } = parts;
  const { system } = config;

  /** The order of the external id; `null` when there is none. */
  const find = async (externalId: string, call: SourceCall): Promise<Standing | null> => {
    const args = [MODULE, externalId];
    const found = await client
      .request({ model: 'ir.model.data', method: 'check_object_reference', args, sending: 'REPEATABLE' }, call)
      .then(({ result }) => parsed(foundSchema, system, 'an external id', result)[1])
      .catch((error: unknown) => {
        if (refusalKindOf(error) === 'builtins.ValueError') return null; // Odoo has no such id
        throw error;
      });
    if (found === null) return null;
    const fields = ['state', 'origin', 'order_line'];
    const domain = [['id', '=', found === false ? 0 : found]];
    const { rows } = await client.search({ model: MODEL, domain, fields }, call);
    const [order] = rows;
    if (order !== undefined) return parsed(standingSchema, system, 'the order', order);
    throw new AppError('UPSTREAM_REJECTED', `${system} made an order under the key, and does not show it to the user`, {
      nextStep: `Give the configured user access to that order in ${system}, or use another key.`,
    });
  };

  /** One step. A lost answer is no failure: what is there is read next. */
  const step = async (
    method: string,
    args: readonly unknown[],
    sending: 'ONCE' | 'REPEATABLE',
    call: SourceCall,
  ): Promise<unknown> => {
    try {
      return (await client.request({ model: MODEL, method, args, sending }, call)).result;
    } catch (error) {
      if (isUncertain(error)) return null;
      throw error;
    }
  };

  const makeHead = async (
    externalId: string,
    head: Readonly<Record<string, string>>,
    call: SourceCall,
  ): Promise<string | null> => {
    const columns = { id: `${MODULE}.${externalId}`, ...head };
    const answer = await step('load', [Object.keys(columns), [Object.values(columns)]], 'ONCE', call);
    if (answer === null) return null;
    const { ids, messages } = parsed(madeSchema, system, 'the new order', answer);
    return ids === false ? messages.map(({ message }) => message).join(' ') : null;
  };

  /** Odoo's own words about a step are believed only when the order stands where it stood. */
  const proceed = async (
    before: Standing,
    externalId: string,
    method: 'write' | 'button_confirm',
    args: readonly unknown[],
    call: SourceCall,
  ): Promise<void> => {
    try {
      await step(method, [[before.id], ...args], 'ONCE', call);
    } catch (error) {
      const now = await find(externalId, call);
      const isFurther =
        now !== null && (now.state !== before.state || now.order_line.length > before.order_line.length);
      if (!isFurther) throw error;
    }
  };

  const answer = async (id: number, call: SourceCall): Promise<PurchaseOrder> => {
    const settings = await settingsFor(parts, call);
    const fields = fieldsOf(PURCHASE_ORDERS.shape(settings));
    const { rows, answeredAt } = await client.search({ model: MODEL, domain: [['id', '=', id]], fields }, call);
    const context = await contextAt(parts, answeredAt, call);
    const completed = await PURCHASE_ORDERS.complete(rows, settings, fresh, call);
    try {
      const [made] = completed.flatMap((row) => PURCHASE_ORDERS.translate(row, context));
      if (made !== undefined) return made;
      throw new AppError('UPSTREAM_PROTOCOL', `${system} no longer has the order it made`);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const said = `${system} answered the new order in a form that is not known: ${reasonOf(cause)}`;
      throw new AppError('UPSTREAM_PROTOCOL', said, { cause });
    }
  };

  return {
    createPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const { idempotencyKey: key, requestedBy } = authority;
      const externalId = externalIdOf(key);
      const mark = `[${contentMark(order)}]`;
      // What an order is for stands in its source document, for people; the mark tells another order under the same key.
      const origin = `${key} (${requestedBy}) ${mark}`;
      let refusal: string | null = null;
      for (let turn = 1; turn <= MAX_TURNS; turn += 1) {
        const found = await find(externalId, call);
        if (found === null) {
          if (refusal !== null) throw new AppError('UPSTREAM_REJECTED', `${system} refused the order: ${refusal}`);
          const { head } = await wireOfNewOrder(parts, order, call);
          refusal = await makeHead(externalId, { ...head, origin }, call);
          continue;
        }
        if (found.origin !== false && /\[[0-9a-f]{16}\]$/.test(found.origin) && !found.origin.endsWith(mark))
          throw new AppError('IDEMPOTENCY_CONFLICT', `${system} made another order under the key ${key}`);
        if (!IS_OPEN.has(found.state)) return answer(found.id, call);
        if (found.order_line.length === 0) {
          const { lines } = await wireOfNewOrder(parts, order, call);
          // In place of any there are: two senders at once put them in once, for Odoo has the second begin anew.
          const commands = [[5, 0, 0], ...lines.map((line) => [0, 0, line])];
          await proceed(found, externalId, 'write', [{ order_line: commands }], call);
        } else if (config.purchaseOrderState === 'CONFIRMED')
          await proceed(found, externalId, 'button_confirm', [], call);
        else return answer(found.id, call);
      }
      throw new AppError('UPSTREAM_UNAVAILABLE', `${system} did not get the order of key ${key} done`, {
        nextStep: 'Send it again under the same key; what was begun is found and finished.',
      });
    },
  };
};
