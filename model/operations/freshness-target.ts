import { z } from 'zod';

/** How old a flow's records may be for one region or one site, in seconds; elsewhere the flow's own target holds. */
export const freshnessTargetSchema = z.object({
  scope: z.enum(['REGION', 'SITE']),
  /** Code of the region or of the location. */
  code: z.string().min(1),
  seconds: z.number().int().positive(),
});
export type FreshnessTarget = z.infer<typeof freshnessTargetSchema>;
