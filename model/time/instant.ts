import { z } from 'zod';

/** A point on the time line: RFC 3339 in UTC with milliseconds, `2026-11-21T03:45:00.000Z`. Sorts as text. */
export type Instant = string & z.$brand<'Instant'>;

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Accepts RFC 3339 with any offset and normalises to UTC; a date-time without an offset is refused, never guessed. */
export const instantSchema = z.string().transform((text, context): Instant => {
  const millis = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) {
    context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" is not an RFC 3339 instant with an offset` });
    return z.NEVER;
  }
  return instantOf(millis);
});

/** Parses RFC 3339 text; throws a ZodError that names the text. */
export const parseInstant = (text: string): Instant => instantSchema.parse(text);
/** The instant of milliseconds since the Unix epoch. */
export const instantOf = (epochMillis: number): Instant => new Date(epochMillis).toISOString() as Instant; // toISOString is the canonical form
/** Milliseconds since the Unix epoch. */
export const epochMillisOf = (instant: Instant): number => Date.parse(instant);
/** The later of two instants. */
export const latest = (left: Instant, right: Instant): Instant => (left > right ? left : right);
