import { z } from 'zod';
import { type EntityId, type Ref, createEntityId } from '../entity-id.ts';
import { glnSchema } from '../gs1/gln.ts';
import { GROUP } from '../legal-entity.ts';
import { currencyCodeSchema } from '../measure/currency.ts';
import { originSchema } from '../origin.ts';

export const customerCodeSchema = z.string().trim().min(1).max(40).brand<'CustomerCode'>();
export type CustomerCode = z.infer<typeof customerCodeSchema>;
export type CustomerId = EntityId<'Customer'>;
export type CustomerRef = Ref<'Customer'>;

/** Service class by which exceptions on a customer's orders are weighed: A before B before C. */
export const customerClassSchema = z.enum(['A', 'B', 'C']);

/** Who buys. */
export const customerSchema = z.object({
  id: z.custom<CustomerId>((value) => typeof value === 'string'),
  code: customerCodeSchema,
  name: z.string().min(1),
  customerClass: customerClassSchema,
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  gln: glnSchema.nullable(),
  currency: currencyCodeSchema,
  priceGroup: z.string().nullable(),
  origin: originSchema,
});
export type Customer = z.infer<typeof customerSchema>;
export const customerIdOf = (code: CustomerCode): CustomerId => createEntityId('Customer', GROUP, code);
