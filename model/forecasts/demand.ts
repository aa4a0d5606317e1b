import { z } from 'zod';
import { locationCodeSchema } from '../locations/location.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { localDateSchema } from '../time/local-date.ts';

/**
 * What was counted. ORDERED: what customers asked for, on the day they asked for it; SHIPPED: what left the location;
 * SOLD: what went over the counter there (sell-through, as partners report it).
 */
export const DEMAND_MEASURES = ['ORDERED', 'SHIPPED', 'SOLD'] as const;
export const demandMeasureSchema = z.enum(DEMAND_MEASURES);
export type DemandMeasure = z.infer<typeof demandMeasureSchema>;

/**
 * Actual demand of one product at one location within one period: what a forecast is judged by. Days are those of the
 * location's zone, `endsOn` is the last day of the period. Negative where more came back than went out. A record whose
 * period and measure are known replaces it; records of overlapping periods are told apart by their days and not added up.
 */
export const demandSchema = z
  .object({
    sku: skuSchema,
    locationCode: locationCodeSchema,
    measure: demandMeasureSchema,
    startsOn: localDateSchema,
    endsOn: localDateSchema,
    quantity: decimalSchema,
    /** The product's base unit. */
    unit: unitCodeSchema,
    origin: originSchema,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'the period ends before it starts',
  });
export type Demand = z.infer<typeof demandSchema>;
