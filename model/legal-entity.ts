import { z } from 'zod';

/**
 * Code of the company that owns a record. Master data shared by all companies of a group carries {@link GROUP}.
 */
export const legalEntityCodeSchema = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/, 'a legal entity code has 1 to 20 capitals, digits, - or _')
  .brand<'LegalEntityCode'>();
export type LegalEntityCode = z.infer<typeof legalEntityCodeSchema>;

/** The whole group: owner of master data that every company shares. */
export const GROUP: LegalEntityCode = legalEntityCodeSchema.parse('GROUP');
