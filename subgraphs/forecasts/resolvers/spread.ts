import { disaggregate } from '@distribution/model/forecasts/disaggregation';
import { isNegative, sum, ZERO } from '@distribution/model/measure/decimal';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ProductForecastResolvers } from '../generated/resolvers.ts';
import { bucketsOf } from './buckets.ts';

const MAX_FRACTION_DIGITS = 6;

/** `ProductForecast.spread`: throws INVALID_ARGUMENT for digits that no part can have. */
export const spread: NonNullable<ProductForecastResolvers['spread']> = (
  { series },
  { total, first = 13, fractionDigits = 0 },
  context,
) => {
  if (fractionDigits < 0 || fractionDigits > MAX_FRACTION_DIGITS) {
    throw new AppError('INVALID_ARGUMENT', `fractionDigits must be from 0 to ${MAX_FRACTION_DIGITS}.`);
  }
  if ((total.split('.')[1]?.length ?? 0) > fractionDigits) {
    throw new AppError('INVALID_ARGUMENT', `total has more than ${fractionDigits} digits after the point.`, {
      nextStep: 'Ask for as many fractionDigits, or round the total.',
    });
  }
  const weights = series.map((each) => {
    const expected = sum(bucketsOf([each], first, context).map(({ quantity }) => quantity.value));
    return isNegative(expected) ? ZERO : expected;
  });
  const parts = disaggregate(total, weights, fractionDigits);
  return series.map(({ locationCode, unit }, at) => ({
    locationCode,
    quantity: { value: parts[at] ?? ZERO, unit },
  }));
};
