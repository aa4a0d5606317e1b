import { systemCodeSchema } from '@distribution/model/origin';
import { connectionSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';

/** Settings of every ERP that speaks OData, whatever its profile. */
export const odataSettings = connectionSchema.extend({
  /** What the ERP is called in the graph. */
  system: systemCodeSchema.prefault('erp'),
  /** Rows asked for per page; the server may give fewer. */
  pageSize: z.number().int().min(1).max(20_000).default(1000),
  /** Longest request path in bytes; servers refuse longer ones at 8 or 16 KB. */
  maxPathBytes: z.number().int().min(500).default(8000),
  /** The ERP's own unit codes by UN/ECE Rec 20, on top of the common ones. */
  units: z.record(z.string(), z.string()).default({}),
});
