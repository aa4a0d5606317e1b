import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../measure/decimal.ts';
import {
  alertOf,
  type BurnWindow,
  burnRateOf,
  judgeServiceLevel,
  mistakeIn,
  type ServiceObjective,
} from './service-level.ts';

const objective: ServiceObjective = {
  name: 'stock',
  indicator: 'ERP_UPDATE',
  flow: 'inventory',
  region: null,
  locationCode: null,
  thresholdSeconds: 60,
  targetPercent: parseDecimal('99'),
  windowDays: 30,
};
const rates = (...given: readonly (readonly [BurnWindow, number])[]) => new Map<BurnWindow, number | null>(given);

describe('service levels', () => {
  it('burn as much of the budget as is bad, against what may be bad', () => {
    expect(burnRateOf({ good: 98, total: 100 }, parseDecimal('99'))).toBeCloseTo(2);
    expect(burnRateOf({ good: 0, total: 10 }, parseDecimal('99.9'))).toBeCloseTo(1_000);
    expect(burnRateOf({ good: 0, total: 0 }, parseDecimal('99'))).toBeNull();
  });

  it('alert when a long and a short window burn, and no more when the short one has stopped', () => {
    expect(alertOf(rates([60, 14.4], [5, 14.4]))).toBe('PAGE');
    expect(alertOf(rates([60, 20], [5, 1]))).toBe('NONE');
    expect(alertOf(rates([60, 14], [5, 20], [360, 6.5], [30, 7]))).toBe('PAGE');
    expect(alertOf(rates([4_320, 1.2], [360, 1], [30, 5]))).toBe('TICKET');
    expect(alertOf(rates())).toBe('NONE');
  });

  it('are judged by the window and the burn windows', () => {
    const level = judgeServiceLevel(objective, { good: 995, total: 1_000 }, new Map([[60, { good: 9, total: 10 }]]));
    expect(level).toMatchObject({ attainmentPercent: 99.5, budgetLeftPercent: 50, alert: 'NONE' });
    expect(level.burnRates).toContainEqual({ windowMinutes: 60, rate: 10 });
    expect(judgeServiceLevel(objective, { good: 0, total: 0 }, new Map())).toMatchObject({
      attainmentPercent: null,
      budgetLeftPercent: null,
    });
  });

  it('are refused when they make no sense', () => {
    expect(mistakeIn(objective)).toBeNull();
    expect(mistakeIn({ ...objective, flow: null })).toContain('needs a flow');
    expect(mistakeIn({ ...objective, thresholdSeconds: null })).toContain('threshold');
    expect(mistakeIn({ ...objective, indicator: 'FRESHNESS', region: 'SE' })).toContain('ERP_UPDATE');
    expect(mistakeIn({ ...objective, targetPercent: parseDecimal('100') })).toContain('below 100');
  });
});
