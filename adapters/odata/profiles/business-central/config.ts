import { locationCodeSchema } from '@distribution/model/locations/location';
import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { customerClassSchema } from '@distribution/model/orders/customer';
import { credentialsSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';
import { odataSettings } from '../../odata-settings.ts';
import { clientCredentialsSchema } from '../../protocol/client-credentials.ts';
import { siteFactSettings } from '../../site-facts.ts';

/**
 * Settings of one company of Microsoft Dynamics 365 Business Central. `baseUrl` ends where its APIs begin:
 * `https://api.businesscentral.dynamics.com/v2.0/TENANT/ENVIRONMENT/api`.
 */
export const businessCentralConfigSchema = odataSettings.omit({ webhookSecret: true, credentials: true }).extend({
  profile: z.literal('business-central'),
  ...siteFactSettings,
  /** OAUTH2 for the cloud; BASIC or none on premises. */
  credentials: z
    .discriminatedUnion('kind', [clientCredentialsSchema, ...credentialsSchema.options])
    .default({ kind: 'NONE' }),
  /** The company's id. */
  company: z.guid(),
  /** The API below `baseUrl`. */
  api: z.string().min(1).default('v2.0'),
  /** Currency of whoever has none: the company's own. */
  currency: currencyCodeSchema,
  /** Service class of every customer, for Business Central keeps none. */
  customerClass: customerClassSchema.default('C'),
  /** Where order lines ship from or to that name no location; without it such orders are parked. */
  defaultLocation: locationCodeSchema.nullable().default(null),
  /**
   * Microsoft's own page of ledger entries tells no location. `null`: the page that is there does, by `locationCode`.
   * Otherwise the one location where everything lies.
   */
  stockLocation: locationCodeSchema.nullable().default(null),
  /** Keys per `$batch`. */
  maxKeysPerRead: z.number().int().min(1).max(100).default(100),
  /** Seconds that are read again by every poll of what has no delta links. */
  overlapSeconds: z.number().int().min(1).max(86_400).default(600),
});
export type BusinessCentralConfig = z.infer<typeof businessCentralConfigSchema>;
