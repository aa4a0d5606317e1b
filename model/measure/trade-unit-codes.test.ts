import { expect, it } from 'vitest';
import { TRADE_UNIT_CODES, createUnitLookup } from './trade-unit-codes.ts';
import { isRec20Code } from './rec20.ts';

it('maps only to codes that Rec 20 has', () => {
  const unknown = Object.values(TRADE_UNIT_CODES).filter((code) => !isRec20Code(code));
  expect(unknown).toEqual([]);
});

it("takes a system's own meaning of a code first and guesses none", () => {
  const lookup = createUnitLookup({ BOX: 'CT', KRT: 'CT' });
  expect([lookup('BOX'), lookup('KRT'), lookup('KG'), lookup('XYZ')]).toEqual(['CT', 'CT', 'KGM', null]);
});
