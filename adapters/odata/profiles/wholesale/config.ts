import { z } from 'zod';
import { odataSettings } from '../../odata-settings.ts';

/** Settings of an ERP with the entity sets of a wholesaler. */
export const wholesaleConfigSchema = odataSettings.extend({
  profile: z.literal('wholesale'),
  /** Keys per `$filter … in (…)`. */
  maxKeysPerRead: z.number().int().min(1).max(400).default(100),
});
