import { z } from 'zod';
import { locationCodeSchema } from '../locations/location.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';

/** The stock of a product at a location that a plan reckons with, and as of when: what was on hand there, as planning took it. */
export const stockAssumptionSchema = z.object({
  sku: skuSchema,
  locationCode: locationCodeSchema,
  onHand: decimalSchema,
  /** The product's base unit. */
  unit: unitCodeSchema,
  /** The instant of which planning takes this to be the stock. An old plan is not a wrong one: it is compared as of then. */
  takenAt: instantSchema,
  origin: originSchema,
});
export type StockAssumption = z.infer<typeof stockAssumptionSchema>;
