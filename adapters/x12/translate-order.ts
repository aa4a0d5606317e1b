import { type Money, addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import { quantitySchema } from '@distribution/model/measure/quantity';
import { customerIdOf } from '@distribution/model/orders/customer';
import {
  type SalesOrder,
  type SalesOrderLine,
  orderNumberSchema,
  salesOrderIdOf,
  salesOrderSchema,
} from '@distribution/model/orders/sales-order';
import { productIdOf } from '@distribution/model/products/product';
import type { z } from 'zod';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type TranslationContext,
  checkItemCount,
  currencyOf,
  dateUnder,
  dayOf,
  dayStart,
  lineNumberOf,
  loopsOf,
  partyOf,
  quantityOf,
  segmentOf,
  siteOf,
  skuOf,
  unitCodeIn,
  unitPriceOf,
} from './translation.ts';

type Line = SalesOrderLine;
const NONE = '0';

const lineAmountOf = (line: Pick<Line, 'quantity' | 'unitPrice'>): Money =>
  roundMoney(multiplyMoney(line.unitPrice, line.quantity.value));

/** A day on which the customer wants the goods: delivery before dispatch. */
const requestedOn = (segments: readonly Segment[]) => dateUnder(segments, '002', '067', '010', '106');

const newLine = (
  context: TranslationContext,
  number: number,
  loop: readonly [Segment, ...Segment[]],
  from: { readonly quantity: number; readonly unit: number; readonly price: number; readonly items: number },
  currency: Money['currency'],
  wanted: Line['requestedOn'],
): Line => {
  const [item] = loop;
  const sku = skuOf(context, item, from.items);
  const quantity = quantityOf(
    context,
    mustElement(item, item.name, from.quantity),
    unitCodeIn(context, item, from.unit),
  );
  const price = unitPriceOf(mustElement(item, item.name, from.price), element(item, from.price + 1));
  const none = quantitySchema.parse({ value: NONE, unit: quantity.unit });
  const unitPrice = { amount: price, currency };
  return {
    number,
    sku,
    product: { id: productIdOf(sku) },
    quantity,
    allocatedQuantity: none,
    shippedQuantity: none,
    unitPrice,
    lineAmount: lineAmountOf({ quantity, unitPrice }),
    requestedOn: requestedOn(loop) ?? wanted,
    promisedOn: null,
  };
};

/** Of orders that are none of goods to be shipped now. */
const BLANKET_TYPES = ['BK', 'BE', 'BL'];

/** Number of a customer's order in the graph: customers number their orders each for themselves. */
export const orderNumberOf = ({ partner }: Pick<TranslationContext, 'partner'>, number: string): string => {
  if (partner.customerCode === null) throw new TranslationError('the partner is no customer in the settings');
  return `${partner.customerCode}/${number}`;
};

const withLines = (order: SalesOrder, lines: readonly Line[]): z.input<typeof salesOrderSchema> => ({
  ...order,
  lines: [...lines].sort((left, right) => left.number - right.number),
  totalAmount: lines.map(({ lineAmount }) => lineAmount).reduce(addMoney, zeroMoney(order.currency)),
});

/** An 850: what a customer orders of us. DRAFT until an ERP has taken it up. */
export const translateOrder = (segments: readonly Segment[], context: TranslationContext): SalesOrder => {
  const { partner, origin } = context;
  const begin = segmentOf(segments, 'BEG');
  const purpose = mustElement(begin, 'BEG', 1);
  if (!['00', '01', '05', '06', '07'].includes(purpose))
    throw new TranslationError(`BEG01 "${purpose}" is not read here`);
  if (BLANKET_TYPES.includes(element(begin, 2) ?? '')) throw new TranslationError('a blanket order orders no goods');
  const { heading, loops } = loopsOf(segments, 'PO1');
  checkItemCount(segments, loops.length);
  const number = orderNumberSchema.parse(orderNumberOf(context, mustElement(begin, 'BEG', 3)));
  const site = siteOf(context, partyOf(heading, 'SF', 'WH'), partner.shipFrom);
  const currency = currencyOf(context, heading);
  const wanted = requestedOn(heading);
  const lines = loops.map((loop, index) =>
    newLine(
      context,
      lineNumberOf(element(loop[0], 1), index),
      loop,
      { quantity: 2, unit: 3, price: 4, items: 6 },
      currency,
      wanted,
    ),
  );
  if (new Set(lines.map((line) => line.number)).size < lines.length) {
    throw new TranslationError('two lines have the same number');
  }
  const order: SalesOrder = {
    id: salesOrderIdOf(partner.legalEntity, number),
    number,
    legalEntity: partner.legalEntity,
    regionCode: site.regionCode,
    status: purpose === '01' ? 'CANCELLED' : 'DRAFT',
    customerCode: partner.customerCode,
    customer: partner.customerCode === null ? null : { id: customerIdOf(partner.customerCode) },
    shipFromCode: site.code,
    shipFrom: { id: site.id },
    orderedAt: dayStart(dayOf(mustElement(begin, 'BEG', 5)), partner.timeZone),
    currency,
    totalAmount: zeroMoney(currency),
    customerReference: mustElement(begin, 'BEG', 3),
    lines: [],
    origin,
  };
  return salesOrderSchema.parse(withLines(order, lines));
};

/** What POC02 says is changed; a code that is not here is not guessed. */
const CHANGES_VALUES = ['CA', 'QD', 'QI', 'PC', 'PQ', 'PR', 'RQ', 'RS', 'CT', 'RB', 'MU', 'RZ'];

const changedLine = (context: TranslationContext, line: Line, loop: readonly [Segment, ...Segment[]]): Line => {
  const [change] = loop;
  const amount = element(change, 3);
  const price = element(change, 6);
  // POC03 is the quantity ordered as it now is, increases and decreases included.
  const quantity = amount === null ? line.quantity : quantityOf(context, amount, unitCodeIn(context, change, 5));
  const unitPrice =
    price === null
      ? line.unitPrice
      : { amount: unitPriceOf(price, element(change, 7)), currency: line.unitPrice.currency };
  const none = quantitySchema.parse({ value: NONE, unit: quantity.unit });
  return {
    ...line,
    quantity,
    unitPrice,
    allocatedQuantity: none,
    shippedQuantity: none,
    lineAmount: lineAmountOf({ quantity, unitPrice }),
    requestedOn: requestedOn(loop) ?? line.requestedOn,
  };
};

/** An 860 applied to the order as it was. Throws a TranslationError for a line or a kind of change that is not known. */
export const changeOrder = (
  order: SalesOrder,
  segments: readonly Segment[],
  context: TranslationContext,
): SalesOrder => {
  const begin = segmentOf(segments, 'BCH');
  const purpose = mustElement(begin, 'BCH', 1);
  if (purpose === '01') return { ...order, status: 'CANCELLED', origin: context.origin };
  if (purpose !== '04') throw new TranslationError(`BCH01 "${purpose}" is not read here`);
  const { loops, heading } = loopsOf(segments, 'POC');
  checkItemCount(segments, loops.length);
  const lines = new Map(order.lines.map((line) => [line.number, line]));
  for (const loop of loops) {
    const [change] = loop;
    const code = mustElement(change, 'POC', 2);
    const number = lineNumberOf(mustElement(change, 'POC', 1), 0);
    const line = lines.get(number);
    if (code === 'AI') {
      if (line !== undefined) throw new TranslationError(`line ${number} is to be added and is there already`);
      const from = { quantity: 3, unit: 5, price: 6, items: 8 };
      lines.set(number, newLine(context, number, loop, from, order.currency, requestedOn(heading)));
      continue;
    }
    if (line === undefined) throw new TranslationError(`line ${number} is to be changed and is not in the order`);
    if (code === 'DI') lines.delete(number);
    else if (CHANGES_VALUES.includes(code)) lines.set(number, changedLine(context, line, loop));
    else if (code !== 'NC') throw new TranslationError(`change "${code}" of line ${number} is not read here`);
  }
  return salesOrderSchema.parse({ ...withLines(order, [...lines.values()]), origin: context.origin });
};
