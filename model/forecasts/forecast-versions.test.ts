import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locationCodeSchema } from '../locations/location.ts';
import { parseDecimal, subtract, sum } from '../measure/decimal.ts';
import { skuSchema } from '../products/product.ts';
import { parseLocalDate } from '../time/local-date.ts';
import { forecastChangesOf } from './forecast-difference.ts';
import { forecastFindingsOf } from './forecast-quality.ts';
import { type ForecastSeries, forecastSeriesSchema } from './forecast.ts';
import { medianOf, outliersOf } from './median.ts';

const series = (over: Partial<Record<keyof ForecastSeries, unknown>> = {}): ForecastSeries =>
  forecastSeriesSchema.parse({
    versionCode: 'V1',
    sku: 'A',
    locationCode: 'DC-1',
    measure: 'MEAN',
    grain: 'WEEK',
    startsOn: '2026-11-23',
    unit: 'EA',
    quantities: ['10', '12', '11', '13'],
    overrides: [],
    origin: { system: 'planning', asOf: '2026-11-20T00:00:00Z', revision: 1 },
    ...over,
  });

describe('the quality of a forecast', () => {
  const findings = (...version: readonly ForecastSeries[]) =>
    forecastFindingsOf(version, {
      skus: new Set([skuSchema.parse('A')]),
      locationCodes: new Set([locationCodeSchema.parse('DC-1')]),
      horizon: { start: parseLocalDate('2026-11-23'), end: parseLocalDate('2026-12-21') },
      outlierFactor: parseDecimal(6),
    }).map(({ code, start, end, quantity }) => [code, start, end, quantity]);

  it('is good without findings', () => {
    expect(findings(series(), series({ measure: 'P90' }))).toEqual([]);
  });

  it.each<[string, readonly ForecastSeries[], readonly unknown[]]>([
    ['an item nobody knows', [series({ sku: 'B' })], ['UNKNOWN_ITEM', null, null, null]],
    ['a place nobody knows', [series({ locationCode: 'X' })], ['UNKNOWN_LOCATION', null, null, null]],
    ['the same key again', [series(), series()], ['DUPLICATE_KEY', null, null, null]],
    [
      'a negative bucket',
      [series({ quantities: ['1', '-1', '1', '2'] })],
      ['NEGATIVE_QUANTITY', '2026-11-30', '2026-12-07', '-1'],
    ],
    ['a late start', [series({ startsOn: '2026-11-30' })], ['MISSING_BUCKET', '2026-11-23', '2026-11-30', null]],
    ['an early end', [series({ quantities: ['1', '2'] })], ['MISSING_BUCKET', '2026-12-07', '2026-12-21', null]],
    ['no bucket at all', [series({ quantities: [] })], ['MISSING_BUCKET', '2026-11-23', '2026-12-21', null]],
    [
      'days beside the horizon',
      [series({ startsOn: '2027-01-04' })],
      ['MISSING_BUCKET', '2026-11-23', '2026-12-21', null],
    ],
    [
      'a number out of line',
      [series({ quantities: ['10', '12', '11', '1300'] })],
      ['OUTLIER', '2026-12-14', '2026-12-21', '1300'],
    ],
  ])('finds %s', (_, version, expected) => expect(findings(...version)).toEqual([expected]));

  it('takes the deviation from the median, and the mean where most values are the same', () => {
    expect(medianOf([parseDecimal(1), parseDecimal(4), parseDecimal(2), parseDecimal(3)])).toBe('2.5');
    const outliers = (values: readonly number[], factor: number) =>
      outliersOf(values.map(parseDecimal), parseDecimal(factor));
    // median 12, deviations 2 0 1 1 88: MAD 1
    expect(outliers([10, 12, 11, 13, 100], 3)).toEqual([4]);
    expect(outliers([10, 12, 11, 13, 14], 3)).toEqual([]);
    // MAD 0; mean deviation 1, so the tenth is ten of them away
    expect(outliers([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], 9)).toEqual([9]);
    expect(outliers([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], 10)).toEqual([]);
    expect(outliers([5, 5, 5], 1)).toEqual([]);
    expect(outliers([], 1)).toEqual([]);
  });
});

describe('the difference of two versions', () => {
  it('tells each bucket that changed, came or went', () => {
    const older = [series({ quantities: ['10', '12'] }), series({ locationCode: 'DC-2', quantities: ['5'] })];
    const newer = [series({ versionCode: 'V2', startsOn: '2026-11-30', quantities: ['15', '7'] })];
    expect(
      forecastChangesOf(older, newer).map(({ locationCode, start, before, after, change }) => [
        locationCode,
        start,
        before,
        after,
        change,
      ]),
    ).toEqual([
      ['DC-1', '2026-11-23', '10', null, '-10'],
      ['DC-1', '2026-11-30', '12', '15', '3'],
      ['DC-1', '2026-12-07', null, '7', '7'],
      ['DC-2', '2026-11-23', '5', null, '-5'],
    ]);
  });

  it('does not compare different units', () => {
    expect(() => forecastChangesOf([series()], [series({ unit: 'KGM' })])).toThrow('KGM');
  });

  it('adds up to the change of the whole, is empty for equals and turns round', () => {
    const plan = fc
      .uniqueArray(
        fc.record({
          sku: fc.constantFrom('A', 'B'),
          locationCode: fc.constantFrom('DC-1', 'DC-2'),
          grain: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
          startsOn: fc.constantFrom('2026-11-23', '2026-11-30', '2026-12-01'),
          quantities: fc.array(fc.integer({ min: -9, max: 99 }), { maxLength: 6 }),
        }),
        { selector: ({ sku, locationCode }) => sku + locationCode },
      )
      .map((all) => all.map(series));
    const totalOf = (version: readonly ForecastSeries[]) => sum(version.flatMap(({ quantities }) => quantities));
    fc.assert(
      fc.property(plan, plan, (older, newer) => {
        const changes = forecastChangesOf(older, newer);
        expect(sum(changes.map(({ change }) => change))).toBe(subtract(totalOf(newer), totalOf(older)));
        expect(forecastChangesOf(older, older)).toEqual([]);
        expect(forecastChangesOf(newer, older).map(({ before, after }) => [after, before])).toEqual(
          changes.map(({ before, after }) => [before, after]),
        );
      }),
    );
  });
});
