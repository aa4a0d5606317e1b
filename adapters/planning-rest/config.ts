import { systemCodeSchema } from '@distribution/model/origin';
import { connectionSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';

/** Settings of one planning platform. */
export const planningConfigSchema = connectionSchema.extend({
  /** What the planning platform is called in the graph. */
  system: systemCodeSchema.prefault('planning'),
  /** Series asked for per page. */
  pageSize: z.number().int().min(1).max(2000).default(500),
  /** Keys per read of single series. */
  maxKeysPerRead: z.number().int().min(1).max(400).default(100),
  /** How many of the newest versions the very first read takes; older ones are history that nobody plans by. */
  initialVersions: z.number().int().min(1).default(1),
  /** The platform's own unit codes by UN/ECE Rec 20, on top of the common ones. */
  units: z.record(z.string(), z.string()).default({}),
});
