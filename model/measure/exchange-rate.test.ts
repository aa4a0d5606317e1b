import { expect, it } from 'vitest';
import { parseCurrencyCode } from './currency.ts';
import { parseDecimal } from './decimal.ts';
import { exchangeMoney, exchangeRateSchema } from './exchange-rate.ts';
import { CurrencyMismatchError, roundMoney } from './money.ts';

const quoted = { from: 'EUR', to: 'JPY', rate: '163.945', validOn: '2026-01-05', source: 'ECB' };
const money = (amount: string, currency: string) => ({
  amount: parseDecimal(amount),
  currency: parseCurrencyCode(currency),
});

it('exchanges in the direction that was quoted, exactly', () => {
  const rate = exchangeRateSchema.parse(quoted);
  expect(exchangeMoney(money('10.01', 'EUR'), rate)).toEqual(money('1641.08945', 'JPY'));
  expect(roundMoney(exchangeMoney(money('10.01', 'EUR'), rate)).amount).toBe('1641');
  expect(() => exchangeMoney(money('1000', 'JPY'), rate)).toThrow(CurrencyMismatchError);
});

it('is no rate without its day and source, or at or below zero', () => {
  const wrong = [{ validOn: undefined }, { source: '' }, { rate: '0' }, { rate: '-1' }, { rate: 1.5 }];
  expect(wrong.map((part) => exchangeRateSchema.safeParse({ ...quoted, ...part }).success)).toEqual(
    Array(5).fill(false),
  );
});
