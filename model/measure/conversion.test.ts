import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conversionRatio,
  convertQuantity,
  convertRounded,
  InexactConversionError,
  type UnitTable,
  UnknownConversionError,
} from './conversion.ts';
import { parseDecimal } from './decimal.ts';
import { isRec20Code, unitFactorOf, unitNameOf } from './rec20.ts';
import { type UnitCode, unitCodeSchema } from './unit-code.ts';

const unit = (code: string): UnitCode => unitCodeSchema.parse(code);
const packed = (code: string, numerator: string, denominator = '1') => ({
  unit: unit(code),
  numerator: parseDecimal(numerator),
  denominator: parseDecimal(denominator),
});
const inEach: UnitTable = {
  baseUnit: unit('EA'),
  packagingUnits: [packed('CS', '12'), packed('PF', '480'), packed('KGM', '7', '3')],
};
const quantity = (value: string, code: string) => ({ value: parseDecimal(value), unit: unit(code) });

describe('conversion of a product', () => {
  it('goes from case to each and back to the same', () => {
    const counts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }), (cases, up, down) => {
        const table: UnitTable = { baseUnit: unit('EA'), packagingUnits: [packed('CS', String(up), String(down))] };
        const there = conversionRatio(unit('CS'), unit('EA'), table);
        expect(there.mul(conversionRatio(unit('EA'), unit('CS'), table)).equals(1)).toBe(true);
        // A multiple of the denominator gives whole eaches, so the decimal way is exact too.
        const start = quantity(String(cases * BigInt(down)), 'CS');
        expect(convertQuantity(convertQuantity(start, unit('EA'), table), unit('CS'), table)).toEqual(start);
      }),
    );
  });

  it('takes the product first, then Rec 20, then Rec 20 by way of the product', () => {
    expect(convertQuantity(quantity('2.5', 'CS'), unit('EA'), inEach)).toEqual(quantity('30', 'EA'));
    expect(convertQuantity(quantity('1', 'PF'), unit('CS'), inEach)).toEqual(quantity('40', 'CS'));
    expect(convertQuantity(quantity('3', 'DZN'), unit('CS'), inEach)).toEqual(quantity('3', 'CS'));
    expect(convertQuantity(quantity('3000', 'GRM'), unit('EA'), inEach)).toEqual(quantity('7', 'EA'));
  });

  it('refuses a pair nobody defined, and a result that has no end', () => {
    expect(() => convertQuantity(quantity('1', 'BX'), unit('EA'), inEach)).toThrow(UnknownConversionError);
    expect(() => convertQuantity(quantity('1', 'LTR'), unit('EA'), inEach)).toThrow(/no conversion from LTR to EA/);
    expect(() => convertQuantity(quantity('10', 'EA'), unit('CS'), inEach)).toThrow(InexactConversionError);
    const zero: UnitTable = { baseUnit: unit('EA'), packagingUnits: [packed('CS', '0')] };
    expect(() => convertQuantity(quantity('1', 'EA'), unit('CS'), zero)).toThrow(UnknownConversionError);
  });

  it('rounds when it is told how, and says whether anything was lost', () => {
    const rounded = (value: string, rounding: 'HALF_EVEN' | 'HALF_UP' | 'UP' | 'DOWN') =>
      convertRounded(quantity(value, 'EA'), unit('CS'), inEach, 1, rounding);
    expect(rounded('10', 'HALF_EVEN')).toEqual({ quantity: quantity('0.8', 'CS'), exact: false });
    expect(rounded('10', 'UP').quantity.value).toBe('0.9');
    expect(rounded('-10', 'UP').quantity.value).toBe('-0.9');
    expect(rounded('0.6', 'HALF_EVEN').quantity.value).toBe('0');
    expect(rounded('1.8', 'HALF_EVEN').quantity.value).toBe('0.2');
    expect(rounded('0.6', 'HALF_UP').quantity.value).toBe('0.1');
    expect(rounded('6', 'DOWN')).toEqual({ quantity: quantity('0.5', 'CS'), exact: true });
  });
});

describe('Rec 20', () => {
  const inUse = 'EA CS BX CT PK PF KGM GRM LTR MTR DZN SET PR C62 H87 TNE MTK MTQ'.split(' ');

  it('names the codes that trade uses', () => {
    expect(inUse.filter((code) => unitNameOf(unit(code)) === null)).toEqual([]);
    expect([unitNameOf(unit('PF')), unitNameOf(unit('PL')), unitNameOf(unit('ZZ'))]).toEqual([
      'pallet (lift)',
      'pail',
      'mutually defined',
    ]);
    expect([isRec20Code('KGM'), isRec20Code('PCS'), unitNameOf(unit('QQ'))]).toEqual([true, false, null]);
  });

  it.each([
    ['LBR', 'KGM', '0.45359237'],
    ['TNE', 'GRM', '1000000'],
    ['FOT', 'INH', '12'],
    ['MTQ', 'LTR', '1000'],
    ['GLL', 'OZA', '128'],
    ['GLL', 'INQ', '231'],
    ['GRO', 'DZN', '12'],
    ['DAY', 'HUR', '24'],
    ['YDK', 'FTK', '9'],
    ['STN', 'LBR', '2000'],
    ['LTN', 'LBR', '2240'],
    ['SMI', 'YRD', '1760'],
  ])('has 1 %s as exactly so many %s: %s', (from, to, value) => {
    const table: UnitTable = { baseUnit: unit(to), packagingUnits: [] };
    expect(convertQuantity(quantity('1', from), unit(to), table).value).toBe(value);
  });

  it('gives no factor to what only a product can define', () => {
    expect(['CS', 'PF', 'PK', 'PR', 'SET', 'MON'].map((code) => unitFactorOf(unit(code)))).toEqual(Array(6).fill(null));
  });
});
