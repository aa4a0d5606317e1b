import { z } from 'zod';

/** A calendar day without a zone, `2026-11-21`. The zone stands beside it, in the place it belongs to. */
export const localDateSchema = z.iso.date().brand<'LocalDate'>();
export type LocalDate = z.infer<typeof localDateSchema>;

/** Parses `YYYY-MM-DD`; throws a ZodError when it is no day of the calendar. */
export const parseLocalDate = (text: string): LocalDate => localDateSchema.parse(text);
