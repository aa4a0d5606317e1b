import { type Decimal, compare, multiply, parseDecimal } from '@distribution/model/measure/decimal';
import { type Money, addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import { type InvoiceLine, invoiceNumberSchema } from '@distribution/model/orders/invoice';
import { productIdOf } from '@distribution/model/products/product';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import {
  type SupplierInvoice,
  supplierInvoiceIdOf,
  supplierInvoiceSchema,
} from '@distribution/model/supply/supplier-invoice';
import type { LocalDate } from '@distribution/model/time/local-date';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type TranslationContext,
  checkItemCount,
  currencyOf,
  dayOf,
  daysAfter,
  decimalOf,
  lineNumberOf,
  loopsOf,
  quantityOf,
  segmentOf,
  skuOf,
  unitCodeIn,
  unitPriceOf,
} from './translation.ts';

/** A number with two implied decimals (type N2): `1304594` is 13045.94. */
const impliedTwo = (text: string): Decimal => multiply(decimalOf(text), parseDecimal('0.01'));

const dueOnOf = (heading: readonly Segment[], issuedOn: LocalDate, { partner }: TranslationContext): LocalDate => {
  const terms = heading.find(({ name }) => name === 'ITD');
  const day = element(terms, 6);
  const days = element(terms, 7) ?? (partner.paymentDays === null ? null : String(partner.paymentDays));
  if (day !== null) return dayOf(day);
  if (days === null || !/^\d{1,3}$/.test(days)) throw new TranslationError('the invoice does not say when it is due');
  return daysAfter(issuedOn, Number(days));
};

/** What is charged or allowed beside the goods, from SAC segments; an allowance (A) is negative. */
const chargesOf = (segments: readonly Segment[], currency: Money['currency'], first: number): readonly InvoiceLine[] =>
  segments
    .filter(({ name, elements }) => name === 'SAC' && ['A', 'C'].includes(elements[0] ?? ''))
    .map((segment, index): InvoiceLine => {
      const amount = impliedTwo(mustElement(segment, 'SAC', 5));
      const sign = parseDecimal(element(segment, 1) === 'A' ? '-1' : '1');
      const one = { value: parseDecimal('1'), unit: 'C62' };
      return {
        number: first + index,
        orderLineNumber: null,
        sku: null,
        product: null,
        quantity: one as InvoiceLine['quantity'], // C62 is Rec 20's "one"
        amount: { amount: multiply(amount, sign), currency },
        shipmentNumber: null,
        note: element(segment, 15) ?? element(segment, 2),
      };
    });

/**
 * An 810: what a supplier claims of us. Its number in our books is not known yet, so it is named by the supplier's. The
 * lines, charges and taxes must add up to TDS01, to the cent.
 */
export const translateInvoice = (segments: readonly Segment[], context: TranslationContext): SupplierInvoice => {
  const { partner, origin } = context;
  const { supplierCode, legalEntity } = partner;
  if (supplierCode === null) throw new TranslationError('the partner is no supplier in the settings');
  const begin = segmentOf(segments, 'BIG');
  const reference = mustElement(begin, 'BIG', 2);
  const number = invoiceNumberSchema.parse(`${supplierCode}/${reference}`);
  const issuedOn = dayOf(mustElement(begin, 'BIG', 1));
  const { heading, loops } = loopsOf(segments, 'IT1', ['TDS']);
  checkItemCount(segments, loops.length);
  const summary = segments.slice(segments.findIndex(({ name }) => name === 'TDS'));
  const currency = currencyOf(context, heading);
  // A credit memo (BIG07 CR) is written with positive amounts, or with negative ones: the sign is made one here.
  const isCredit = element(begin, 7) === 'CR';
  const total = impliedTwo(mustElement(segmentOf(segments, 'TDS'), 'TDS', 1));
  const turn = parseDecimal(isCredit && compare(total, parseDecimal('0')) > 0 ? '-1' : '1');
  const goods = loops.map(([item], index): InvoiceLine => {
    const sku = skuOf(context, item, 6);
    const quantity = quantityOf(context, mustElement(item, 'IT1', 2), unitCodeIn(context, item, 3));
    const price = unitPriceOf(mustElement(item, 'IT1', 4), element(item, 5));
    const text = element(item, 1);
    return {
      number: index + 1,
      orderLineNumber: text === null ? null : lineNumberOf(text, index),
      sku,
      product: { id: productIdOf(sku) },
      quantity: { value: multiply(quantity.value, turn), unit: quantity.unit },
      amount: roundMoney(multiplyMoney({ amount: multiply(price, turn), currency }, quantity.value)),
      shipmentNumber: null,
      note: null,
    };
  });
  const charges = chargesOf([...heading, ...loops.flat(), ...summary], currency, goods.length + 1).map((line) => ({
    ...line,
    amount: multiplyMoney(line.amount, turn),
  }));
  const taxes = [...heading, ...loops.flat(), ...summary].filter(({ name }) => name === 'TXI');
  const taxAmount = taxes
    .map((tax): Money => ({ amount: multiply(decimalOf(mustElement(tax, 'TXI', 2)), turn), currency }))
    .reduce(addMoney, zeroMoney(currency));
  const totalAmount: Money = { amount: multiply(total, turn), currency };
  const lines = [...goods, ...charges];
  const sum = lines.map(({ amount }) => amount).reduce(addMoney, taxAmount);
  if (sum.amount !== totalAmount.amount) {
    throw new TranslationError(`lines, charges and taxes are ${sum.amount}, and TDS01 says ${totalAmount.amount}`);
  }
  const order = element(begin, 4);
  const purchaseOrderNumber = order === null ? null : purchaseOrderNumberSchema.parse(order);
  return supplierInvoiceSchema.parse({
    direction: 'PAYABLE',
    id: supplierInvoiceIdOf(legalEntity, number),
    number,
    legalEntity,
    status: 'OPEN',
    issuedOn,
    dueOn: dueOnOf(heading, issuedOn, context),
    currency,
    taxAmount,
    totalAmount,
    openAmount: totalAmount,
    lines,
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    supplierReference: reference,
    purchaseOrderNumber,
    purchaseOrder: purchaseOrderNumber === null ? null : { id: purchaseOrderIdOf(legalEntity, purchaseOrderNumber) },
    origin,
  });
};
