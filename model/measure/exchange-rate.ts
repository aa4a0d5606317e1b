import { z } from 'zod';
import { localDateSchema } from '../time/local-date.ts';
import { currencyCodeSchema } from './currency.ts';
import { compare, decimalSchema, multiply, ZERO } from './decimal.ts';
import { CurrencyMismatchError, type Money } from './money.ts';

/** What one unit of `from` was worth in `to` on a day, and who said so (`ECB`, the ERP's rate type). */
export const exchangeRateSchema = z.object({
  from: currencyCodeSchema,
  to: currencyCodeSchema,
  rate: decimalSchema.refine((rate) => compare(rate, ZERO) > 0, 'a rate of exchange is above zero'),
  validOn: localDateSchema,
  source: z.string().min(1),
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/**
 * The amount in the rate's other currency, not rounded. A rate is used in its own direction only: its inverse is another
 * quotation. Throws {@link CurrencyMismatchError} when the money is not in the rate's `from`.
 */
export const exchangeMoney = (money: Money, rate: ExchangeRate): Money => {
  if (money.currency !== rate.from) throw new CurrencyMismatchError(money.currency, rate.from);
  return { amount: multiply(money.amount, rate.rate), currency: rate.to };
};
