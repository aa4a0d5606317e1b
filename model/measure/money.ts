import { z } from 'zod';
import { type CurrencyCode, currencyCodeSchema, minorUnits } from './currency.ts';
import {
  type Decimal,
  type Rounding,
  ZERO,
  add,
  compare,
  decimalSchema,
  multiply,
  round,
  subtract,
} from './decimal.ts';

/** An amount in a currency; it may carry more digits than can be paid (unit prices do). */
export const moneySchema = z.object({ amount: decimalSchema, currency: currencyCodeSchema });
export type Money = { readonly amount: Decimal; readonly currency: CurrencyCode };

/** Two amounts in different currencies cannot be added or compared without a rate of exchange. */
export class CurrencyMismatchError extends Error {
  readonly code = 'CURRENCY_MISMATCH';
  constructor(left: CurrencyCode, right: CurrencyCode) {
    super(`amounts in ${left} and ${right} need a rate of exchange before they can be combined`);
  }
}

const sameCurrency = (left: Money, right: Money): CurrencyCode => {
  if (left.currency !== right.currency) throw new CurrencyMismatchError(left.currency, right.currency);
  return left.currency;
};

/** Nothing, in a currency. */
export const zeroMoney = (currency: CurrencyCode): Money => ({ amount: ZERO, currency });

/** Exact sum; throws {@link CurrencyMismatchError} when the currencies differ. */
export const addMoney = (left: Money, right: Money): Money => ({
  amount: add(left.amount, right.amount),
  currency: sameCurrency(left, right),
});

/** Exact difference; throws {@link CurrencyMismatchError} when the currencies differ. */
export const subtractMoney = (left: Money, right: Money): Money => ({
  amount: subtract(left.amount, right.amount),
  currency: sameCurrency(left, right),
});

/** −1, 0 or 1; throws {@link CurrencyMismatchError} when the currencies differ. */
export const compareMoney = (left: Money, right: Money): -1 | 0 | 1 => {
  sameCurrency(left, right);
  return compare(left.amount, right.amount);
};

/** Price × quantity, not rounded: round once, at the end, with {@link roundMoney}. */
export const multiplyMoney = (money: Money, factor: Decimal): Money => ({
  amount: multiply(money.amount, factor),
  currency: money.currency,
});

/** What can be paid: rounded to the currency's minor unit (JPY 0, EUR 2, BHD 3 digits); unchanged where ISO 4217 has none. */
export const roundMoney = (money: Money, rounding: Rounding = 'HALF_UP'): Money => {
  const digits = minorUnits(money.currency);
  return digits === null ? money : { amount: round(money.amount, digits, rounding), currency: money.currency };
};
