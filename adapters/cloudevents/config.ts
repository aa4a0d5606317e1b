import { systemCodeSchema } from '@distribution/model/origin';
import { inboxSettings } from '@distribution/platform/inbox/inbox-settings';
import { z } from 'zod';

/** The flows that events can tell of, in the order in which the first one is told what belongs to none. */
export const EVENT_FLOWS = [
  'movements',
  'sales-orders',
  'purchase-orders',
  'supplier-confirmations',
  'forecasts',
] as const;

/** Settings of one sender of CloudEvents: by signed webhooks, by files in a folder, or both. */
export const cloudEventsConfigSchema = z.strictObject({
  /** What it is called in the graph. */
  system: systemCodeSchema.prefault('events'),
  ...inboxSettings,
  /** A folder of files with one event, a batch (a JSON array) or one event a line; `null`: nothing comes by files. */
  folder: inboxSettings.folder.nullable().default(null),
  /** Shared secret of the webhooks (Standard Webhooks); `null`: nothing is pushed. */
  webhookSecret: z.string().min(16).nullable().default(null),
  /** What stands before `InventoryAdjusted.v1` in the type of an event. */
  typePrefix: z.string().min(1).default('com.distribution.'),
  /**
   * What orders the versions of one record: the event's `time`, or its `sequence` extension as a whole number. All events
   * of a sender must have it.
   */
  order: z.enum(['TIME', 'SEQUENCE']).default('TIME'),
  /** The flows that are read from it. */
  flows: z
    .array(z.enum(EVENT_FLOWS))
    .min(1)
    .default([...EVENT_FLOWS]),
  /** Events per page. */
  pageSize: z.number().int().min(1).max(10_000).default(500),
});
export type CloudEventsConfig = z.infer<typeof cloudEventsConfigSchema>;
