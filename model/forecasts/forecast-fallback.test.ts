import { expect, it } from 'vitest';
import { parseDecimal } from '../measure/decimal.ts';
import { epochDayOf } from '../time/epoch-day.ts';
import { parseLocalDate } from '../time/local-date.ts';
import type { ForecastSeries } from './forecast.ts';
import { seasonalNaiveOf } from './forecast-fallback.ts';

const day = parseLocalDate;
const series = {
  grain: 'WEEK',
  startsOn: day('2026-11-02'),
  quantities: ['10', '20', '30'].map(parseDecimal),
  overrides: [],
} as unknown as ForecastSeries; // as much of a series as the rule reads
const sold = (startsOn: string, endsOn: string, quantity: string) => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  quantity: parseDecimal(quantity),
});
const from = epochDayOf(day('2026-11-09'));

it('repeats the weeks of a season before, and what was planned where they are not known', () => {
  const demand = [sold('2026-10-12', '2026-10-14', '4'), sold('2026-10-18', '2026-10-18', '3')];
  expect(seasonalNaiveOf(series, demand, from, { weeks: 4, seasonWeeks: 4 })).toMatchObject({
    startsOn: '2026-11-09',
    quantities: ['7', '30'],
  });
});

it('leaves a series of which nothing is known as it is', () => {
  expect(seasonalNaiveOf(series, [], from, { weeks: 4, seasonWeeks: 4 })).toBe(series);
});
