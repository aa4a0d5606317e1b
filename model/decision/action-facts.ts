import { z } from 'zod';
import type { Decimal } from '../measure/decimal.ts';
import { addMoney, type Money, moneySchema, multiplyMoney } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import type { ProposedAction } from './proposed-action.ts';

/** What rules may ask of an action beyond its kind; `null`, or an empty list, where nobody knows. */
export interface ActionFacts {
  /** How far the largest of the changed amounts moves, in per cent of what it is now. */
  readonly changePercent: Decimal | null;
  /** What is bound or spent by it. */
  readonly value: Money | null;
  readonly skus: readonly string[];
  readonly locationCodes: readonly string[];
  readonly regionCodes: readonly string[];
  readonly supplierCodes: readonly string[];
}

export const NO_FACTS: ActionFacts = {
  changePercent: null,
  value: null,
  skus: [],
  locationCodes: [],
  regionCodes: [],
  supplierCodes: [],
};

const orderSchema = z.object({
  supplierCode: z.string(),
  shipToCode: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: quantitySchema, unitPrice: moneySchema })).min(1),
});
const parametersSchema = z.object({ sku: z.string(), locationCode: z.string() });

/** The total of money in one currency; `null` where there are several. */
const totalOf = ([first, ...others]: readonly Money[]): Money | null =>
  first === undefined || others.some(({ currency }) => currency !== first.currency)
    ? null
    : others.reduce(addMoney, first);

/** What the content of an action tells by itself; whoever proposes it may know more. */
export const factsOf = ({ content }: Pick<ProposedAction, 'content'>): ActionFacts => {
  const order = orderSchema.safeParse(content);
  if (order.success) {
    const { supplierCode, shipToCode, lines } = order.data;
    return {
      ...NO_FACTS,
      value: totalOf(lines.map(({ quantity, unitPrice }) => multiplyMoney(unitPrice, quantity.value))),
      skus: lines.map(({ sku }) => sku),
      locationCodes: [shipToCode],
      supplierCodes: [supplierCode],
    };
  }
  const parameters = parametersSchema.safeParse(content);
  if (!parameters.success) return NO_FACTS;
  return { ...NO_FACTS, skus: [parameters.data.sku], locationCodes: [parameters.data.locationCode] };
};
