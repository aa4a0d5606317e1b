import { z } from 'zod';

const isKnownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** An IANA time zone such as `America/New_York`. */
export const zoneIdSchema = z.string().refine(isKnownZone, 'not an IANA time zone').brand<'ZoneId'>();
export type ZoneId = z.infer<typeof zoneIdSchema>;
