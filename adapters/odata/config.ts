import { z } from 'zod';
import { businessCentralConfigSchema } from './profiles/business-central/config.ts';
import { s4hanaConfigSchema } from './profiles/s4hana/config.ts';
import { wholesaleConfigSchema } from './profiles/wholesale/config.ts';

/** Settings of one ERP that speaks OData. `profile` says whose entity sets it has; `wholesale` when nothing is said. */
export const odataConfigSchema = z.preprocess(
  (settings) =>
    typeof settings === 'object' && settings !== null && !('profile' in settings)
      ? { ...settings, profile: 'wholesale' }
      : settings,
  z.discriminatedUnion('profile', [wholesaleConfigSchema, s4hanaConfigSchema, businessCentralConfigSchema]),
);
