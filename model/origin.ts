import { z } from 'zod';
import { instantSchema } from './time/instant.ts';

/** Name of an outside system as the operator configured it: `erp`, `wms`, `planning`. */
export const systemCodeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'a system code is lower case, digits and -')
  .brand<'SystemCode'>();
export type SystemCode = z.infer<typeof systemCodeSchema>;

/**
 * Where a record came from.
 * `asOf` is the instant up to which the source vouches for it; `revision` orders versions of one record within
 * one source (a row version, a sequence number, or the write date in epoch microseconds) and never falls.
 */
export const originSchema = z.object({
  system: systemCodeSchema,
  asOf: instantSchema,
  revision: z.number().int().nonnegative(),
});
export type Origin = z.infer<typeof originSchema>;
