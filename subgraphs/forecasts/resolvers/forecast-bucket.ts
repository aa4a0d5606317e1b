import { unconsumed } from '@distribution/model/forecasts/consumption';
import { sum } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import { productIdOf } from '@distribution/model/products/product';
import type { Context } from '../context.ts';
import type { ForecastBucketResolvers } from '../generated/resolvers.ts';
import type { ForecastBucket as Bucket } from '../parents.ts';

/** What is ordered for the bucket's days at its locations, in its unit; `null` where that cannot be told. */
const orderedIn = async (
  { start, end, quantity: { unit }, series }: Bucket,
  { loaders }: Context,
): Promise<Quantity | null> => {
  const places = new Set(series.map(({ locationCode }) => locationCode));
  const all = await loaders.orderedOfProduct.load(productIdOf(series[0].sku));
  const due = all.filter(({ locationCode, dueOn }) => places.has(locationCode) && dueOn >= start && dueOn < end);
  const values = due.flatMap(({ quantity }) => (quantity?.unit === unit ? [quantity.value] : []));
  return values.length < due.length ? null : { value: sum(values), unit };
};

export const ForecastBucket: ForecastBucketResolvers = {
  ordered: (bucket, _arguments, context) => orderedIn(bucket, context),
  unconsumed: async (bucket, _arguments, context) => {
    const ordered = await orderedIn(bucket, context);
    return ordered && { value: unconsumed(bucket.quantity.value, ordered.value), unit: ordered.unit };
  },
};
