import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { customerClassSchema } from '@distribution/model/orders/customer';
import { productStatusSchema } from '@distribution/model/products/product';
import { z } from 'zod';
import { odataSettings } from '../../odata-settings.ts';
import { siteFactSettings } from '../../site-facts.ts';

/** Settings of one SAP S/4HANA. `baseUrl` ends where its services begin: `https://HOST/sap/opu/odata/sap`. */
export const s4hanaConfigSchema = odataSettings.omit({ webhookSecret: true }).extend({
  profile: z.literal('s4hana'),
  ...siteFactSettings,
  /** The client (Mandant) of an on-premise system; `null` for the one the system starts with. */
  client: z
    .string()
    .regex(/^\d{3}$/, 'must be three digits')
    .nullable()
    .default(null),
  /** Language of product names, as SAP writes it; the first one there is where a product has none in it. */
  language: z.string().length(2).default('EN'),
  /** Currency of suppliers and customers that say none. */
  currency: currencyCodeSchema,
  /** Service class of customers whose ABC class is not kept. */
  customerClass: customerClassSchema.default('C'),
  /** What cross-plant product statuses mean. Without a status a product is active; marked for deletion it is blocked. */
  productStatuses: z.record(z.string(), productStatusSchema).default({}),
  /** What new purchase orders need to have; `null` when none are made. */
  purchasing: z
    .strictObject({
      purchasingOrganization: z.string().min(1).max(4),
      purchasingGroup: z.string().min(1).max(3),
      orderType: z.string().min(1).max(4).default('NB'),
      /** SAP's company codes by what the graph calls them, where the two differ. */
      companyCodes: z.record(z.string(), z.string()).default({}),
    })
    .nullable()
    .default(null),
  /** Keys per `$filter`, each an `eq` of its own. */
  maxKeysPerRead: z.number().int().min(1).max(400).default(100),
  /** Seconds that are read again by every poll; longer than the longest transaction. */
  overlapSeconds: z.number().int().min(1).max(86_400).default(600),
});
export type S4Config = z.infer<typeof s4hanaConfigSchema>;
