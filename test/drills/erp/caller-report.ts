import { z } from 'zod';

const phaseTallySchema = z.object({
  reads: z.number(),
  /** Reads that were answered with a position. */
  answered: z.number(),
  /** Of those, by the ERP and not by the projection. */
  fresh: z.number(),
  /** Milliseconds of each answered read. */
  latencies: z.array(z.number()),
});
export type PhaseTally = z.infer<typeof phaseTallySchema>;

/** What one caller has to say in the end. */
export const callerReportSchema = z.object({
  phases: z.record(z.string(), phaseTallySchema),
  /** Calls that left, as its metrics bill them, and as its answers told of them. */
  billed: z.number(),
  told: z.number(),
  /** Numbers of purchase orders by the key each was asked for under; `null`: never acknowledged. */
  orders: z.record(z.string(), z.string().nullable()),
  /** How often orders were sent. */
  attempts: z.number(),
});
export type CallerReport = z.infer<typeof callerReportSchema>;
