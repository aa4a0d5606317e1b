import { oldestOf } from '@distribution/platform/subgraph/freshness/evidence';
import type { RecordFreshness } from '@distribution/platform/subgraph/freshness/record-freshness';
import type { Context } from './context.ts';
import type { LocationForecast, ProductForecast } from './parents.ts';

/** A sum over locations is as old as the oldest of its series. */
export const productForecastFreshness: RecordFreshness<ProductForecast, Context> = {
  oldestInput: ({ series: [first, ...others] }) => oldestOf(first.origin, ...others.map(({ origin }) => origin)),
};

export const locationForecastFreshness: RecordFreshness<LocationForecast, Context> = {
  oldestInput: ({ origin }) => origin,
};
