import { systemCodeSchema } from '@distribution/model/origin';
import { connectionSchema } from '@distribution/platform/outbound/connection';

import { z } from 'zod';

/** Settings of one warehouse system. */
export const wmsConfigSchema = connectionSchema.extend({
  /** What the warehouse system is called in the graph. */
  system: systemCodeSchema.prefault('wms'),
  /** Rows asked for per page. */
  pageSize: z.number().int().min(1).max(5000).default(1000),
  /** The system's own unit codes by UN/ECE Rec 20, on top of the common ones. */
  units: z.record(z.string(), z.string()).default({}),
});
