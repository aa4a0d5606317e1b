import { readEntityId } from '@distribution/model/entity-id';
import { daysOfCover } from '@distribution/model/forecasts/days-of-cover';
import { plannedSpansOf } from '@distribution/model/forecasts/planned-spans';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { dayOfMillis } from '@distribution/model/time/epoch-day';
import type { InventoryPositionResolvers } from '../generated/resolvers.ts';
import { shareOf } from '../share-of.ts';

export const InventoryPosition: InventoryPositionResolvers = {
  __resolveReference: async (reference) =>
    readEntityId('InventoryPosition', reference.id) === null ? null : { ...reference },
  daysOfCover: async ({ id, available }, _, { loaders, services }) => {
    const [skuText, codeText] = readEntityId('InventoryPosition', id)?.key ?? [];
    const [sku, code] = [skuSchema.safeParse(skuText), locationCodeSchema.safeParse(codeText)];
    const version = await loaders.currentVersion();
    if (version === null || !sku.success || !code.success) return null;
    const wanted = { version: version.code, measure: 'MEAN' as const, locationCodes: null };
    const series = (await loaders.seriesOfProduct(wanted).load(productIdOf(sku.data))).find(
      ({ locationCode }) => locationCode === code.data,
    );
    if (series === undefined || series.unit !== available.unit) return null;
    const today = dayOfMillis(services.clock.now());
    const spans = plannedSpansOf(series).filter(({ to }) => to > today);
    if ((spans[0]?.from ?? today) > today) return null;
    const ahead = spans.map(({ from, to, quantity }) => {
      const days = to - Math.max(from, today);
      return { days, quantity: shareOf(quantity, days, to - from) };
    });
    return { ...daysOfCover(available.value, ahead), versionCode: version.code };
  },
};
