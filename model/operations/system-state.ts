import { z } from 'zod';
import { systemCodeSchema } from '../origin.ts';
import { instantSchema } from '../time/instant.ts';

const laneSchema = z.enum(['EXECUTION', 'INTERACTIVE', 'ANALYTICS']);
const count = z.number().int().nonnegative();

/** CLOSED lets calls pass; OPEN refuses them because the endpoint failed; HALF_OPEN tries one. */
const circuitSchema = z.object({
  process: z.string(),
  endpoint: z.string(),
  state: z.enum(['CLOSED', 'OPEN', 'HALF_OPEN']),
  since: instantSchema,
  nextProbeAt: instantSchema.nullable(),
});

/** `refused` are the calls of the statistics' window that never left. */
const systemLaneSchema = z.object({
  process: z.string(),
  lane: laneSchema,
  slots: count,
  running: count,
  queued: count,
  refused: count,
});

/** Calls to one endpoint in the last `windowSeconds`. Percentiles are of those that left, in milliseconds. */
const statisticsSchema = z.object({
  process: z.string(),
  endpoint: z.string(),
  windowSeconds: count,
  calls: count,
  errors: z.array(z.object({ code: z.string(), count })),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
});

/** What one process says of one system it calls. */
export const systemReportSchema = z.object({
  system: systemCodeSchema,
  circuits: z.array(circuitSchema),
  lanes: z.array(systemLaneSchema),
  statistics: z.array(statisticsSchema),
});
export type SystemReport = z.infer<typeof systemReportSchema>;

/** How much of what a system allows all processes together is used. */
export interface OutsideSystemQuota {
  readonly kind: 'WINDOW' | 'BUCKET' | 'CONCURRENCY';
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** When all of it is free again if nothing is called meanwhile; `null` where that depends on the calls under way. */
  readonly resetsAt: z.infer<typeof instantSchema> | null;
}

/** One outside system, as all processes that call it see it. */
export interface OutsideSystem {
  readonly name: z.infer<typeof systemCodeSchema>;
  readonly quota: readonly OutsideSystemQuota[];
  readonly circuits: SystemReport['circuits'];
  readonly lanes: SystemReport['lanes'];
  readonly statistics: SystemReport['statistics'];
}

/** Tells how the outside systems are faring. */
export interface SystemsReader {
  listSystems(): Promise<readonly OutsideSystem[]>;
}
