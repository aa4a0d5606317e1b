import type { Money } from '@distribution/model/measure/money';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import {
  type ConfirmedLine,
  type SupplierAnswer,
  type SupplierConfirmation,
  answerOfLines,
  supplierConfirmationIdOf,
  supplierConfirmationSchema,
} from '@distribution/model/supply/supplier-confirmation';
import { dayEnd } from '@distribution/model/time/day-end';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type TranslationContext,
  currencyOf,
  dayOf,
  dayStart,
  lineNumberOf,
  loopsOf,
  partyOf,
  quantityOf,
  segmentOf,
  siteOf,
  unitPriceOf,
} from './translation.ts';

/** Data element 668; `null`: the line is on hold, which is no answer yet. */
const ANSWER_OF_LINE: Readonly<Record<string, SupplierAnswer | null>> = {
  AA: 'ACCEPTED',
  AC: 'ACCEPTED',
  AR: 'ACCEPTED',
  IA: 'ACCEPTED',
  SP: 'ACCEPTED',
  BP: 'ACCEPTED_WITH_CHANGES',
  DR: 'ACCEPTED_WITH_CHANGES',
  IC: 'ACCEPTED_WITH_CHANGES',
  IE: 'ACCEPTED_WITH_CHANGES',
  IP: 'ACCEPTED_WITH_CHANGES',
  IQ: 'ACCEPTED_WITH_CHANGES',
  IS: 'ACCEPTED_WITH_CHANGES',
  IB: 'BACK_ORDERED',
  ID: 'REJECTED',
  IR: 'REJECTED',
  R1: 'REJECTED',
  R2: 'REJECTED',
  R3: 'REJECTED',
  R4: 'REJECTED',
  R5: 'REJECTED',
  R6: 'REJECTED',
  R7: 'REJECTED',
  R8: 'REJECTED',
  IF: null,
  IH: null,
  IW: null,
};
/** Data element 587, for answers that name no line. */
const ANSWER_OF_ORDER: Readonly<Record<string, SupplierAnswer>> = {
  AK: 'ACCEPTED',
  AP: 'ACCEPTED',
  AT: 'ACCEPTED',
  AD: 'ACCEPTED',
  AC: 'ACCEPTED_WITH_CHANGES',
  AE: 'ACCEPTED_WITH_CHANGES',
  RD: 'REJECTED',
  RF: 'REJECTED',
  RJ: 'REJECTED',
};
/** Data element 374: days on which goods arrive. A day of dispatch promises no arrival. */
const ARRIVAL_DAYS = ['002', '017', '067', '069', '074'];

const lineOf = (
  loop: readonly [Segment, ...Segment[]],
  context: TranslationContext,
  currency: Money['currency'],
): ConfirmedLine | null => {
  const [item, ...rest] = loop;
  const orderLineNumber = lineNumberOf(mustElement(item, 'PO1', 1), 0);
  const site = siteOf(context, undefined, context.partner.shipTo);
  const acknowledgements = rest
    .filter(({ name }) => name === 'ACK')
    .flatMap((segment) => {
      const status = mustElement(segment, 'ACK', 1);
      const answer = ANSWER_OF_LINE[status];
      if (answer === undefined) throw new TranslationError(`ACK01 "${status}" is not known here`);
      return answer === null ? [] : [{ segment, status, answer }];
    });
  const [first] = acknowledgements;
  if (first === undefined) return null;
  const splits = acknowledgements.flatMap(({ segment, answer }) => {
    const amount = element(segment, 2);
    if (answer === 'REJECTED' || amount === null || Number(amount) === 0) return [];
    const day = ARRIVAL_DAYS.includes(element(segment, 4) ?? '') ? element(segment, 5) : null;
    return [
      {
        quantity: quantityOf(context, amount, element(segment, 3) ?? element(item, 3)),
        promisedAt: day === null || answer === 'BACK_ORDERED' ? null : dayEnd(dayOf(day), site.zone),
      },
    ];
  });
  const same = acknowledgements.every(({ answer }) => answer === first.answer);
  const price = element(item, 4);
  return {
    orderLineNumber,
    answer: same ? first.answer : 'ACCEPTED_WITH_CHANGES',
    splits,
    unitPrice: price === null ? null : { amount: unitPriceOf(price, element(item, 5)), currency },
    reason: first.answer === 'ACCEPTED' && same ? null : acknowledgements.map(({ status }) => status).join(' '),
  };
};

/** An 855: what a supplier answers to a purchase order of ours. The reason of a line is the status X12 gives it. */
export const translateConfirmation = (
  segments: readonly Segment[],
  context: TranslationContext,
): SupplierConfirmation => {
  const { partner, origin, documentName } = context;
  const begin = segmentOf(segments, 'BAK');
  const type = mustElement(begin, 'BAK', 2);
  const number = `${partner.supplierCode ?? ''}/${documentName}`;
  if (partner.supplierCode === null) throw new TranslationError('the partner is no supplier in the settings');
  const purchaseOrderNumber = purchaseOrderNumberSchema.parse(mustElement(begin, 'BAK', 3));
  const { heading, loops } = loopsOf(segments, 'PO1');
  const shipTo = partyOf(heading, 'ST');
  const shipToCode = element(shipTo, 4) === null ? partner.shipTo : siteOf(context, shipTo, partner.shipTo).code;
  const inPlace = { ...context, partner: { ...partner, shipTo: shipToCode } };
  const currency = currencyOf(context, heading);
  const lines = loops.flatMap((loop) => lineOf(loop, inPlace, currency) ?? []);
  const [first, ...others] = lines;
  const whole = ANSWER_OF_ORDER[type];
  if (first === undefined && (whole === undefined || loops.length > 0)) {
    throw new TranslationError(`the answer of type "${type}" answers no line`);
  }
  return supplierConfirmationSchema.parse({
    id: supplierConfirmationIdOf(partner.legalEntity, number),
    number,
    legalEntity: partner.legalEntity,
    purchaseOrderNumber,
    purchaseOrder: { id: purchaseOrderIdOf(partner.legalEntity, purchaseOrderNumber) },
    answer: first === undefined ? whole : answerOfLines([first, ...others]),
    supplierReference: element(begin, 8),
    answeredAt: dayStart(dayOf(element(begin, 9) ?? mustElement(begin, 'BAK', 4)), partner.timeZone),
    lines,
    origin,
  });
};
