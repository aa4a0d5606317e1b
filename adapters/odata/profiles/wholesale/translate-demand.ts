import { type Demand, demandSchema } from '@distribution/model/forecasts/demand';
import { type TranslationContext, originOf, unitOf } from '../../translation.ts';
import type { ItemDemandWire } from './wire.ts';

export const translateItemDemand = (demand: ItemDemandWire, context: TranslationContext): Demand =>
  demandSchema.parse({
    sku: demand.ItemNo,
    locationCode: demand.SiteNo,
    measure: demand.QtyType,
    startsOn: demand.FromDate,
    endsOn: demand.ToDate,
    quantity: demand.Quantity,
    unit: unitOf(context, demand.BaseUom),
    origin: originOf(context, demand.RowVersion),
  });
