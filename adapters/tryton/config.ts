import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, regionSchema } from '@distribution/model/locations/location';
import { systemCodeSchema } from '@distribution/model/origin';
import { customerClassSchema } from '@distribution/model/orders/customer';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { connectionSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';

/** What the graph wants to know of a warehouse and Tryton does not keep. */
const siteFactsSchema = z.strictObject({
  region: regionSchema,
  timeZone: zoneIdSchema,
  /** Used where the warehouse has no address with a country. */
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code of two capitals'),
});
export type SiteFacts = z.infer<typeof siteFactsSchema>;

/** Settings of one company of one Tryton database. */
export const trytonConfigSchema = connectionSchema.omit({ webhookSecret: true }).extend({
  /** What the ERP is called in the graph. */
  system: systemCodeSchema.prefault('erp'),
  /** Name of the database; the last part of the URL that clients use. */
  database: z.string().regex(/^[\w-]+$/, 'must be the name of a database'),
  /** The user the graph works as. Its current company is the one that is read. */
  credentials: z.strictObject({
    kind: z.literal('BASIC'),
    username: z.string().min(1),
    password: z.string().min(1),
  }),
  /** What the graph calls that company. */
  legalEntity: legalEntityCodeSchema,
  /** Facts of every warehouse that `sites` says nothing else about. */
  site: siteFactsSchema,
  /** Facts of single warehouses, by their code. */
  sites: z.record(locationCodeSchema, siteFactsSchema.partial()).default({}),
  /** Party category whose members are suppliers; `null` takes every party. Tryton itself does not tell them apart. */
  supplierCategory: z.string().min(1).nullable().default(null),
  customerCategory: z.string().min(1).nullable().default(null),
  /** Service class of every customer, for Tryton keeps none. */
  customerClass: customerClassSchema.default('C'),
  /** How far a new purchase order is taken: offered for confirmation, or confirmed. */
  purchaseOrderState: z.enum(['QUOTATION', 'CONFIRMED']).default('CONFIRMED'),
  pageSize: z.number().int().min(1).max(1000).default(200),
  /** Keys per search. */
  maxKeysPerRead: z.number().int().min(1).max(1000).default(100),
  /** Seconds that are read again by every poll; longer than the longest transaction and the clocks' difference. */
  overlapSeconds: z.number().int().min(1).max(86_400).default(600),
  /** The database's own unit symbols by UN/ECE Rec 20, on top of those Tryton comes with. */
  units: z.record(z.string(), z.string()).default({}),
});
export type TrytonConfig = z.infer<typeof trytonConfigSchema>;
