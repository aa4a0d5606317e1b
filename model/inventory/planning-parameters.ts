import { z } from 'zod';
import { locationCodeSchema } from '../locations/location.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';

/** What planning set for one product at one location, in the base unit. */
export const planningParametersSchema = z.object({
  sku: skuSchema,
  locationCode: locationCodeSchema,
  unit: unitCodeSchema,
  safetyStock: decimalSchema,
  reorderPoint: decimalSchema.nullable(),
  maximumStock: decimalSchema.nullable(),
  /** Target service level as a fraction, e.g. `0.95`. */
  serviceLevel: decimalSchema.nullable(),
  reviewPeriodDays: z.number().int().positive().nullable(),
  origin: originSchema,
});
export type PlanningParameters = z.infer<typeof planningParametersSchema>;
