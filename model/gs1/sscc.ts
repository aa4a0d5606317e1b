import { z } from 'zod';
import { hasValidCheckDigit } from './check-digit.ts';

/** Serial shipping container code of one logistic unit (a pallet, a parcel): 18 digits, the last a check digit. */
export const ssccSchema = z
  .string()
  .regex(/^\d{18}$/, 'an SSCC has 18 digits')
  .refine(hasValidCheckDigit, 'the check digit of the SSCC is wrong')
  .brand<'Sscc'>();
export type Sscc = z.infer<typeof ssccSchema>;

/** Parses an SSCC; throws a ZodError that says what is wrong with it. */
export const parseSscc = (text: string): Sscc => ssccSchema.parse(text);
