import { z } from 'zod';
import type { QuotaLimit } from './quota.ts';

const count = (most: number) => z.number().int().positive().max(most);

/** What a system allows, as an operator sets it beside the other settings of its connection. Unset: not counted. */
export const quotaSettings = {
  /** Calls in any window of `quotaWindowSeconds`. */
  quotaWindowCalls: count(100_000_000).nullable().default(null),
  quotaWindowSeconds: count(86_400).default(300),
  /** Calls per second in the long run. */
  quotaRefillPerSecond: z.number().positive().max(1_000_000).nullable().default(null),
  /** Calls that may come at once after a rest, where `quotaRefillPerSecond` is set. */
  quotaBurst: count(1_000_000).default(1),
  /** Calls under way at once, of all processes. */
  quotaConcurrent: count(10_000).nullable().default(null),
  /** The most processes that call the system: by it the share is reckoned that each has while no ledger is shared. */
  quotaProcesses: count(1_000).default(4),
};

const quotaSchema = z.object(quotaSettings);

/** The limits that are set among a connection's settings, and for how many processes. Throws a ZodError. */
export const readQuotaSettings = (
  settings: unknown,
): { readonly limits: readonly QuotaLimit[]; readonly processes: number } => {
  const given = quotaSchema.parse(settings);
  const limits: QuotaLimit[] = [];
  if (given.quotaWindowCalls !== null)
    limits.push({ kind: 'WINDOW', calls: given.quotaWindowCalls, windowMs: given.quotaWindowSeconds * 1_000 });
  if (given.quotaRefillPerSecond !== null)
    limits.push({ kind: 'BUCKET', burst: given.quotaBurst, refillPerSecond: given.quotaRefillPerSecond });
  if (given.quotaConcurrent !== null) limits.push({ kind: 'CONCURRENCY', calls: given.quotaConcurrent });
  return { limits, processes: given.quotaProcesses };
};
