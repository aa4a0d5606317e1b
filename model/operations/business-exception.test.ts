import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCodeSchema } from '../measure/currency.ts';
import { parseDecimal } from '../measure/decimal.ts';
import { type ExceptionFacts, severityOf } from './business-exception.ts';
import { SEVERITIES } from './exception.ts';

const EUR = currencyCodeSchema.parse('EUR');
const at = { medium: parseDecimal('1000'), high: parseDecimal('10000') };
const facts = (
  daysToImpact: number | null,
  amount: string | null,
  customerClass: ExceptionFacts['customerClass'] = null,
): ExceptionFacts => ({
  daysToImpact,
  value: amount === null ? null : { amount: parseDecimal(amount), currency: EUR },
  customerClass,
});

describe('severityOf', () => {
  it.each([
    [facts(null, null), 'LOW'],
    [facts(8, '999.99'), 'LOW'],
    [facts(7, null), 'MEDIUM'],
    [facts(null, '10000'), 'MEDIUM'],
    [facts(2, '1000'), 'HIGH'],
    [facts(0, null), 'HIGH'],
    [facts(0, '1000', 'A'), 'CRITICAL'],
    [facts(0, '10000', 'B'), 'CRITICAL'],
  ])('%j is %s', (given, severity) => expect(severityOf(given, at)).toBe(severity));

  it('never falls when the impact comes nearer, more is at stake or the customer matters more', () => {
    const days = fc.option(fc.integer({ min: 0, max: 30 }));
    const amount = fc.option(fc.integer({ min: 0, max: 20_000 }));
    const classes = fc.constantFrom('A', 'B', 'C', null);
    fc.assert(
      fc.property(days, days, amount, amount, classes, classes, (d1, d2, a1, a2, c1, c2) => {
        const nearer = d1 === null ? d2 : d2 === null ? d1 : Math.min(d1, d2);
        const more = a1 === null ? a2 : a2 === null ? a1 : Math.max(a1, a2);
        const better = c1 === 'A' || c2 === 'A' ? 'A' : c1;
        const rank = (it: ExceptionFacts): number => SEVERITIES.indexOf(severityOf(it, at));
        const text = (it: number | null) => (it === null ? null : String(it));
        expect(rank(facts(nearer, text(more), better))).toBeGreaterThanOrEqual(rank(facts(d1, text(a1), c1)));
      }),
    );
  });
});
