import { type ForecastSeries, forecastSeriesSchema } from '@distribution/model/forecasts/forecast';
import { sum } from '@distribution/model/measure/decimal';
import { parseLocalDate } from '@distribution/model/time/local-date';
import { describe, expect, it } from 'vitest';
import { epochDayOf } from '@distribution/model/time/epoch-day';
import { weeklyBucketsOf } from './weekly-buckets.ts';

const TUESDAY = epochDayOf(parseLocalDate('2026-11-24'));
const series = (over: Partial<Record<keyof ForecastSeries, unknown>> = {}): ForecastSeries =>
  forecastSeriesSchema.parse({
    versionCode: 'V1',
    sku: 'A',
    locationCode: 'DC-1',
    measure: 'MEAN',
    grain: 'WEEK',
    startsOn: '2026-11-16',
    unit: 'EA',
    quantities: ['1', '2', '3', '4.5'],
    overrides: [],
    origin: { system: 'planning', asOf: '2026-11-20T00:00:00Z', revision: 1 },
    ...over,
  });
const shown = (all: readonly [ForecastSeries, ...ForecastSeries[]], count = 13) =>
  weeklyBucketsOf(all, TUESDAY, count).map(({ start, end, quantity }) => [start, end, quantity.value]);

describe('weekly buckets', () => {
  it('begin with the current week and end with the plan', () => {
    expect(shown([series()])).toEqual([
      ['2026-11-23', '2026-11-30', '2'],
      ['2026-11-30', '2026-12-07', '3'],
      ['2026-12-07', '2026-12-14', '4.5'],
    ]);
    expect(shown([series()], 1)).toHaveLength(1);
    expect(shown([series({ startsOn: '2026-10-05' })])).toEqual([]);
  });

  it('leave out weeks before the plan begins, rather than call them zero', () => {
    expect(shown([series({ startsOn: '2026-12-07', quantities: ['9'] })])).toEqual([['2026-12-07', '2026-12-14', '9']]);
  });

  it('add up locations and days exactly', () => {
    const daily = series({ grain: 'DAY', startsOn: '2026-11-23', quantities: Array.from({ length: 8 }, () => '0.1') });
    expect(shown([series(), daily]).slice(0, 2)).toEqual([
      ['2026-11-23', '2026-11-30', '2.7'],
      ['2026-11-30', '2026-12-07', '3.1'],
    ]);
  });

  it.each(['100', '-31', '0.000001', '12345678901234567890.123456'])(
    'spread a month of %s without losing any',
    (quantity) => {
      const monthly = series({ grain: 'MONTH', startsOn: '2026-12-01', quantities: [quantity] });
      const buckets = weeklyBucketsOf([monthly], TUESDAY, 13);
      expect(buckets.map((bucket) => bucket.start)).toEqual([
        '2026-11-30',
        '2026-12-07',
        '2026-12-14',
        '2026-12-21',
        '2026-12-28',
      ]);
      expect(sum(buckets.map((bucket) => bucket.quantity.value))).toBe(quantity);
    },
  );

  it('take months as long as they are', () => {
    const monthly = series({ grain: 'MONTH', startsOn: '2026-12-01', quantities: ['31', '31', '28'] });
    expect(shown([monthly], 14).map(([, , value]) => value)).toEqual(['6', ...Array.from({ length: 12 }, () => '7')]);
  });

  it('refuse to add quantiles, and to add units', () => {
    expect(shown([series({ measure: 'P90' })])).toHaveLength(3);
    expect(() => shown([series({ measure: 'P90' }), series({ measure: 'P90' })])).toThrow('P90');
    expect(() => shown([series({ measure: 'P90', grain: 'DAY' })])).toThrow('P90');
    expect(() => shown([series(), series({ unit: 'KGM' })])).toThrow('KGM');
  });
});
