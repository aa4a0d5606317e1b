import { z } from 'zod';
import { hasValidCheckDigit } from './check-digit.ts';

/** Trade item number: GTIN-8, GTIN-12 (UPC-A), GTIN-13 (EAN) or GTIN-14, with a valid check digit, as it was written. */
export const gtinSchema = z
  .string()
  .regex(/^(\d{8}|\d{12}|\d{13}|\d{14})$/, 'a GTIN has 8, 12, 13 or 14 digits')
  .refine(hasValidCheckDigit, 'the check digit of the GTIN is wrong')
  .brand<'Gtin'>();
export type Gtin = z.infer<typeof gtinSchema>;

/** Parses a GTIN; throws a ZodError that says what is wrong with it. */
export const parseGtin = (text: string): Gtin => gtinSchema.parse(text);

/** The 14-digit form in which GTINs of any length compare equal: padded with zeros on the left. */
export const gtinNormalForm = (gtin: Gtin): Gtin => gtin.padStart(14, '0') as Gtin; // leading zeros weigh nothing in the check digit
