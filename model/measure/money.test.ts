import { describe, expect, it } from 'vitest';
import { currencyCodeSchema, minorUnits, parseCurrencyCode } from './currency.ts';
import { parseDecimal } from './decimal.ts';
import { addMoney, compareMoney, CurrencyMismatchError, type Money, multiplyMoney, roundMoney } from './money.ts';

const money = (amount: string, currency: string): Money => ({
  amount: parseDecimal(amount),
  currency: parseCurrencyCode(currency),
});

describe('money', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['BHD', 3],
    ['XCG', 2],
    ['CLF', 4],
    ['XAU', null],
    ['XXX', null],
  ])('pays %s in %s digits', (currency, digits) => expect(minorUnits(parseCurrencyCode(currency))).toBe(digits));

  it.each(['EURO', 'eur', 'ZZZ', ''])('knows no currency %s', (code) =>
    expect(currencyCodeSchema.safeParse(code).success).toBe(false),
  );

  it('rounds to what can be paid, once, at the end', () => {
    const line = multiplyMoney(money('0.0315', 'EUR'), parseDecimal('1000.5'));
    expect(line.amount).toBe('31.51575');
    expect([line, money('31.51575', 'JPY'), money('31.51575', 'BHD')].map((each) => roundMoney(each).amount)).toEqual([
      '31.52',
      '32',
      '31.516',
    ]);
    expect(roundMoney(money('0.125', 'EUR'), 'HALF_EVEN').amount).toBe('0.12');
    expect(roundMoney(money('0.125', 'EUR')).amount).toBe('0.13');
    expect(roundMoney(money('1.23456789', 'XAU')).amount).toBe('1.23456789');
  });

  it('adds without floats and refuses two currencies', () => {
    expect(addMoney(money('0.1', 'EUR'), money('0.2', 'EUR'))).toEqual(money('0.3', 'EUR'));
    expect(() => addMoney(money('1', 'EUR'), money('1', 'USD'))).toThrow(CurrencyMismatchError);
    expect(() => compareMoney(money('1', 'EUR'), money('1', 'JPY'))).toThrow(/EUR and JPY need a rate/);
  });
});
