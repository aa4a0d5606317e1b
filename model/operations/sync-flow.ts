import { z } from 'zod';
import { systemCodeSchema } from '../origin.ts';
import { flowOutageSchema } from './flow-outage.ts';
import { flowReplacementSchema } from './flow-replacement.ts';
import { freshnessTargetSchema } from './freshness-target.ts';
import { instantSchema } from '../time/instant.ts';

/** The flows there are, each one kind of record from one outside system. A system offers those it can tell of. */
export const FLOW_NAMES = [
  'products',
  'locations',
  'suppliers',
  'supplier-products',
  'customers',
  'inventory',
  'movements',
  'planning-parameters',
  'sales-orders',
  'shipments',
  'purchase-orders',
  'transfer-orders',
  'supplier-confirmations',
  'advance-ship-notices',
  'invoices',
  'forecasts',
  'demand',
  'stock-assumptions',
] as const;
export const flowNameSchema = z.enum(FLOW_NAMES);
export type FlowName = z.infer<typeof flowNameSchema>;

/** EVENT: pushed by webhook and polled as a safety net; MICRO_BATCH: polled every few seconds; BATCH: by schedule. */
export const flowModeSchema = z.enum(['EVENT', 'MICRO_BATCH', 'BATCH']);

/** HEALTHY within its freshness target; LATE beyond it; FAILING when the last attempt failed; NEVER_RUN before the first. */
export const flowStatusSchema = z.enum(['HEALTHY', 'LATE', 'FAILING', 'NEVER_RUN']);
export type FlowStatus = z.infer<typeof flowStatusSchema>;

/** State of one flow. `lagSeconds` is now − the instant the flow vouches for (`confirmedAt`), `null` before the first success. */
export const syncFlowSchema = z.object({
  name: flowNameSchema,
  mode: flowModeSchema,
  system: systemCodeSchema,
  freshnessTargetSeconds: z.number().int().positive(),
  /** Whose word is taken; see `ownership.ts`. */
  owner: systemCodeSchema,
  fieldOwners: z.record(z.string(), systemCodeSchema),
  contributors: z.array(systemCodeSchema),
  /** `null` when no system is taking another's place. */
  replacement: flowReplacementSchema.nullable(),
  freshnessTargets: z.array(freshnessTargetSchema),
  /** The last time it failed, once that was over; `null` when there was none. */
  lastOutage: flowOutageSchema.nullable(),
  lastAttemptAt: instantSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  confirmedAt: instantSchema.nullable(),
  lastErrorCode: z.string().nullable(),
  lastErrorMessage: z.string().nullable(),
});
export type SyncFlow = z.infer<typeof syncFlowSchema>;

/** The status of a flow at an instant (epoch milliseconds). */
export const flowStatusAt = (flow: SyncFlow, nowMillis: number): FlowStatus => {
  if (flow.lastErrorCode !== null) return 'FAILING';
  if (flow.confirmedAt === null) return 'NEVER_RUN';
  return nowMillis - Date.parse(flow.confirmedAt) > flow.freshnessTargetSeconds * 1000 ? 'LATE' : 'HEALTHY';
};

/** One attempt of a flow. `parked` rows could not be taken and are kept with their reason. */
export const syncRunSchema = z.object({
  id: z.string(),
  flow: flowNameSchema,
  trigger: z.enum(['SEED', 'POLL', 'WEBHOOK', 'MANUAL']),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  outcome: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABANDONED']),
  read: z.number().int(),
  applied: z.number().int(),
  unchanged: z.number().int(),
  parked: z.number().int(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  correlationId: z.string(),
  /** The system that was read, where it is not the flow's own. */
  contributor: systemCodeSchema.nullable(),
});
export type SyncRun = z.infer<typeof syncRunSchema>;
