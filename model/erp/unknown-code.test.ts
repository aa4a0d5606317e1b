import { expect, it } from 'vitest';
import { z } from 'zod';
import { currencyCodeSchema } from '../measure/currency.ts';
import { createUnitLookup } from '../measure/trade-unit-codes.ts';
import { UntranslatableError, unknownCodesIn } from './unknown-code.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
const order = z.object({
  currency: currencyCodeSchema,
  total: z.object({ currency: currencyCodeSchema }),
  number: z.string(),
});

it('names the code a record fails on, and a currency only when nothing else is wrong', () => {
  const unit = { kind: 'UNIT', code: 'ZAK' } as const;
  expect(unknownCodesIn(new UntranslatableError('no such unit', unit))).toEqual({ unknown: [unit] });
  expect(unknownCodesIn(new UntranslatableError('it was deleted'))).toEqual({});
  expect(unknownCodesIn(new Error('anything'))).toEqual({});
  const odd = thrownBy(() => order.parse({ currency: 'EURO', total: { currency: 'EURO' }, number: '1' }));
  expect(unknownCodesIn(odd)).toEqual({ unknown: [{ kind: 'CURRENCY', code: 'EURO' }] });
  expect(unknownCodesIn(thrownBy(() => order.parse({ currency: 'EURO', total: { currency: 'EUR' } })))).toEqual({});
});

it('looks a unit up among those every system uses, then its own, then what stewards said', () => {
  const units = createUnitLookup({ SACK: 'BG' }, (kind, code) => (kind === 'UNIT' && code === 'ZAK' ? 'BG' : null));
  expect(['PCS', 'SACK', 'ZAK', 'NIX'].map(units)).toEqual(['EA', 'BG', 'BG', null]);
});
