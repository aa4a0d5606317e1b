import { z } from 'zod';
import { hasValidCheckDigit } from './check-digit.ts';

/** Global location number of a party or place: 13 digits, the last a check digit. */
export const glnSchema = z
  .string()
  .regex(/^\d{13}$/, 'a GLN has 13 digits')
  .refine(hasValidCheckDigit, 'the check digit of the GLN is wrong')
  .brand<'Gln'>();
export type Gln = z.infer<typeof glnSchema>;

/** Parses a GLN; throws a ZodError that says what is wrong with it. */
export const parseGln = (text: string): Gln => glnSchema.parse(text);
