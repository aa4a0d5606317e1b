import { z } from 'zod';

/** One stretch of the drill: what is asked of each caller per second, and what is wrong with the ERP meanwhile. */
const phaseSchema = z.object({
  name: z.enum([
    'healthy',
    'promotion',
    'brown-out',
    'outage',
    'gone',
    'recovery',
    'exhaustion',
    'redis loss',
    'afterwards',
  ]),
  seconds: z.number().positive(),
  /** Single availability reads. */
  reads: z.number().nonnegative(),
  /** Reads of many products that can wait. */
  analytics: z.number().nonnegative(),
  /** New purchase orders. */
  writes: z.number().nonnegative(),
});
export type Phase = z.infer<typeof phaseSchema>;
export type PhaseName = Phase['name'];

/** What the callers are told: when the first phase begins (milliseconds since the Unix epoch), and all of them. */
export const scheduleSchema = z.object({ startAt: z.number(), phases: z.array(phaseSchema) });
export type Schedule = z.infer<typeof scheduleSchema>;

/** The drill: each trouble at a promotion's traffic, the last one long enough for everything to come to rest. */
export const phasesOf = (seconds: number): readonly Phase[] => {
  const phase = (name: PhaseName, times: number, rates: Partial<Phase>): Phase => ({
    name,
    seconds: seconds * times,
    reads: 10,
    analytics: 0,
    writes: 0.5,
    ...rates,
  });
  return [
    phase('healthy', 1, { reads: 1 }),
    phase('promotion', 1, {}),
    phase('brown-out', 2, {}),
    phase('outage', 1, {}), // until every process knows
    phase('gone', 1, {}),
    phase('recovery', 1, {}),
    phase('exhaustion', 1, { analytics: 10 }),
    phase('redis loss', 1, {}),
    phase('afterwards', 1, { reads: 1, writes: 0 }),
  ];
};
