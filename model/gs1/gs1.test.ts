import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gs1CheckDigit, hasValidCheckDigit } from './check-digit.ts';
import { glnSchema } from './gln.ts';
import { gtinNormalForm, gtinSchema, parseGtin } from './gtin.ts';
import { ssccSchema } from './sscc.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

describe('GS1 keys', () => {
  it.each([
    ['629104150021', '3'],
    ['943646579210', '4'],
    ['10614141123456789', '7'],
    ['061414112345', '2'],
  ])('computes the check digit of %s as %s', (body, digit) => {
    expect(gs1CheckDigit(body)).toBe(digit);
  });

  it('has every single wrong digit refused', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const good = body + gs1CheckDigit(body);
        const bad = good.slice(0, at) + String((Number(good[at]) + by) % 10) + good.slice(at + 1);
        expect([hasValidCheckDigit(good), hasValidCheckDigit(bad)]).toEqual([true, false]);
      }),
    );
  });

  it('takes GTIN-8, 12, 13 and 14 and no other length', () => {
    const lengths = [7, 8, 9, 11, 12, 13, 14, 15].filter((length) => {
      const body = '1'.repeat(length - 1);
      return gtinSchema.safeParse(body + gs1CheckDigit(body)).success;
    });
    expect(lengths).toEqual([8, 12, 13, 14]);
  });

  it('takes a GLN of 13 and an SSCC of 18 digits with their check digits, and says what is wrong with others', () => {
    expect(glnSchema.safeParse('0614141123452').success).toBe(true);
    expect(ssccSchema.safeParse('106141411234567897').success).toBe(true);
    expect(glnSchema.safeParse('0614141123453').error?.issues[0]?.message).toMatch(/check digit of the GLN/);
    expect(ssccSchema.safeParse('106141411234567890').error?.issues[0]?.message).toMatch(/check digit of the SSCC/);
    expect(gtinSchema.safeParse('629104150021x').error?.issues[0]?.message).toMatch(/8, 12, 13 or 14 digits/);
  });

  it('makes GTINs of every length compare equal in 14 digits, still valid', () => {
    expect(gtinNormalForm(parseGtin('614141123452'))).toBe('00614141123452');
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), (body) => {
        const gtin = parseGtin(body + gs1CheckDigit(body));
        expect(gtinSchema.safeParse(gtinNormalForm(gtin)).success).toBe(true);
        expect(gtinNormalForm(gtinNormalForm(gtin))).toBe(gtinNormalForm(gtin));
      }),
    );
  });
});
