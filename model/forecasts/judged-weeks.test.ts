import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../measure/decimal.ts';
import { epochDayOf } from '../time/epoch-day.ts';
import { parseLocalDate } from '../time/local-date.ts';
import { judgeWeeks, weeklyDemandOf, wholeWeeksOf } from './judged-weeks.ts';
import { demandBetween } from './demand-between.ts';

const decimals = (...values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : parseDecimal(String(value))));
const day = (text: string) => epochDayOf(parseLocalDate(text));

describe('weeks', () => {
  it('are whole, from Monday to Sunday', () => {
    const monday = day('2026-11-02');
    expect(wholeWeeksOf(monday, monday + 13)).toEqual([monday, monday + 7]);
    expect(wholeWeeksOf(monday + 1, monday + 13)).toEqual([monday + 7]);
    expect(wholeWeeksOf(monday, monday + 12)).toEqual([monday]);
    expect(wholeWeeksOf(monday, monday - 1)).toEqual([]);
  });

  it('add up the periods within them; one of which nothing is known is not zero', () => {
    const on = (startsOn: string, endsOn: string, quantity: string) => ({
      startsOn: parseLocalDate(startsOn),
      endsOn: parseLocalDate(endsOn),
      quantity: parseDecimal(quantity),
    });
    const demand = [
      on('2026-11-02', '2026-11-02', '3'),
      on('2026-11-08', '2026-11-08', '4'),
      on('2026-11-12', '2026-11-17', '9'),
    ];
    expect(weeklyDemandOf(demand, [day('2026-11-02'), day('2026-11-09')])).toEqual(['7', null]);
  });

  it('are judged as the texts say', () => {
    // A 100, 80, 0, 120; F 90, 100, 10, 110; the week before was 95
    const judged = judgeWeeks(decimals(95, 100, 80, 0, 120), decimals(null, 90, 100, 10, 110), 1, 1);
    expect(judged).toMatchObject({
      bucketCount: 4,
      wape: '0.166667',
      bias: '0.033333',
      valueAdded: '0.583333',
      mase: null,
    });
    expect(judged.mapeSkippedCount).toBe(1);
    // scale: |20 − 10| and |10 − 20|, mean 10; errors 5 and 5
    expect(judgeWeeks(decimals(10, 20, 10, 15, 25), decimals(null, null, null, 20, 20), 3, 1).mase).toBe('0.5');
  });

  it('without actual or forecast are left out', () => {
    expect(judgeWeeks(decimals(10, null, 30), decimals(null, 5, null), 0, 1)).toMatchObject({
      bucketCount: 0,
      wape: null,
      valueAdded: null,
    });
  });
});

it('spreads demand evenly over a bucket, and knows nothing of days that are not planned', () => {
  const spans = [
    { from: 0, to: 7, quantity: parseDecimal('70') },
    { from: 7, to: 14, quantity: parseDecimal('35') },
  ];
  expect(demandBetween(spans, 5, 9)).toBe('30');
  expect(demandBetween(spans, 0, 0)).toBe('0');
  expect(demandBetween(spans, 13, 15)).toBeNull();
  expect(demandBetween(spans, -1, 3)).toBeNull();
});
