import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, regionSchema } from '@distribution/model/locations/location';
import { systemCodeSchema } from '@distribution/model/origin';
import { customerClassSchema } from '@distribution/model/orders/customer';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { connectionSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';

/** What the graph wants to know of a warehouse and Odoo does not keep. */
const siteFactsSchema = z.strictObject({
  region: regionSchema,
  timeZone: zoneIdSchema,
  /** Used where the warehouse has no address with a country. */
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code of two capitals'),
});
export type SiteFacts = z.infer<typeof siteFactsSchema>;

/** Settings of one company of one Odoo database. */
export const odooConfigSchema = connectionSchema.omit({ webhookSecret: true }).extend({
  /** What the ERP is called in the graph. */
  system: systemCodeSchema.prefault('erp'),
  database: z.string().min(1),
  /** The login the graph works as, and its password or, better, an API key of it. */
  credentials: z.strictObject({
    kind: z.literal('BASIC'),
    username: z.string().min(1),
    password: z.string().min(1),
  }),
  /** The number of the company that is read; `null` takes the user's own. */
  companyId: z.number().int().positive().nullable().default(null),
  /** What the graph calls that company. */
  legalEntity: legalEntityCodeSchema,
  /** Facts of every warehouse that `sites` says nothing else about. */
  site: siteFactsSchema,
  /** Facts of single warehouses, by their short name. */
  sites: z.record(locationCodeSchema, siteFactsSchema.partial()).default({}),
  /** Contact tag whose bearers are suppliers; `null` takes every company and every person of none. */
  supplierTag: z.string().min(1).nullable().default(null),
  customerTag: z.string().min(1).nullable().default(null),
  /** Service class of every customer, for Odoo keeps none. */
  customerClass: customerClassSchema.default('C'),
  /** How far a new purchase order is taken: left as a request for quotation, or confirmed. */
  purchaseOrderState: z.enum(['QUOTATION', 'CONFIRMED']).default('CONFIRMED'),
  /** Calls at once. Odoo answers 500 when its database connections are used up, by default from about 48 on. */
  maxConcurrent: z.number().int().positive().max(32).default(12),
  pageSize: z.number().int().min(1).max(1000).default(200),
  /** Keys per search. */
  maxKeysPerRead: z.number().int().min(1).max(1000).default(100),
  /** Seconds that are read again by every poll; longer than the longest transaction and the clocks' jumps. */
  overlapSeconds: z.number().int().min(1).max(86_400).default(600),
  /** Seconds between two looks for what was deleted. */
  sweepSeconds: z.number().int().min(0).max(86_400).default(300),
  /** The database's own unit names by UN/ECE Rec 20, on top of those Odoo comes with. */
  units: z.record(z.string(), z.string()).default({}),
  /** Names of product packagings by UN/ECE Rec 20; others are left out, for their names are free text. */
  packagings: z.record(z.string(), z.string()).default({}),
});
export type OdooConfig = z.infer<typeof odooConfigSchema>;
