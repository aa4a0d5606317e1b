import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { rec20CodeSchema } from '@distribution/model/measure/rec20';
import { customerCodeSchema } from '@distribution/model/orders/customer';
import { systemCodeSchema } from '@distribution/model/origin';
import { skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { inboxSettings } from '@distribution/platform/inbox/inbox-settings';
import { z } from 'zod';

const addressSchema = z
  .string()
  .regex(/^[A-Z0-9]{2}:[^*~>^]{1,15}$/, 'is a qualifier and an id as in ISA05 and ISA06, e.g. "ZZ:ACME"');
const codeKey = z.string().regex(/^[A-Z0-9]{1,3}:.+$/, 'is a qualifier and a code, e.g. "VN:AB3542"');

/** The flows this adapter can tell of, in the order in which the first one is asked for what belongs to none. */
export const X12_FLOWS = [
  'sales-orders',
  'supplier-confirmations',
  'advance-ship-notices',
  'invoices',
  'inventory',
  'demand',
  'forecasts',
] as const;
export type X12Flow = (typeof X12_FLOWS)[number];

/** One trading partner: who it is in the graph, and what its codes mean here. A code that does not stand here is never guessed. */
const partnerSchema = z.strictObject({
  /** ISA05 and ISA06 of what it sends; also where we send to. */
  address: addressSchema,
  /** GS02 of what it sends; `null`: the id of its address. */
  groupId: z.string().min(1).max(15).nullable().default(null),
  /** The legal entity it deals with. */
  legalEntity: legalEntityCodeSchema,
  /** What it is to us; at least one. */
  customerCode: customerCodeSchema.nullable().default(null),
  supplierCode: supplierCodeSchema.nullable().default(null),
  /** Of amounts without a CUR segment. */
  currency: currencyCodeSchema,
  /** In which its days and times are. */
  timeZone: zoneIdSchema,
  /** Qualifiers under which it names our own SKU: `VN` where it buys from us, `BP` or `IN` where we buy from it. */
  skuQualifiers: z.array(z.string().min(2).max(2)).default([]),
  /** Its codes of our products, by qualifier: `{ "UP:999999310145": "A-100" }`. */
  items: z.record(codeKey, skuSchema).default({}),
  /** Its codes of our locations, by qualifier: `{ "92:0042": "DC-ATL" }`. */
  locations: z.record(codeKey, locationCodeSchema).default({}),
  /** Its units by Rec 20, on top of X12's own. */
  units: z.record(z.string(), rec20CodeSchema).default({}),
  /** Where its orders are shipped from when they do not say. */
  shipFrom: locationCodeSchema.nullable().default(null),
  /** Where its deliveries go when its notices do not say. */
  shipTo: locationCodeSchema.nullable().default(null),
  /** Days from dispatch to arrival for notices without a day of delivery. */
  transitDays: z.number().int().nonnegative().nullable().default(null),
  /** Days to pay for invoices without terms. */
  paymentDays: z.number().int().nonnegative().nullable().default(null),
});
export type Partner = z.infer<typeof partnerSchema>;

/** What documents do not say of our own locations. */
const siteSchema = z.strictObject({
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  timeZone: zoneIdSchema,
});

/** Settings of one X12 connection: a folder into which a translator or AS2 server puts what partners send, and one it sends from. */
export const x12ConfigSchema = z
  .strictObject({
    /** What it is called in the graph. */
    system: systemCodeSchema.prefault('edi'),
    ...inboxSettings,
    /** From where interchanges are carried to partners. It must exist. */
    outFolder: z.string().min(1),
    /** What was sent, received and changed is kept here; `null`: beside `outFolder`, as `<outFolder>.ledger`. On one file system with it. */
    ledgerFolder: z.string().min(1).nullable().default(null),
    /** Our own address: interchanges to any other are parked. */
    address: addressSchema,
    /** Our id in GS02 and GS03; `null`: the id of our address. */
    groupId: z.string().min(1).max(15).nullable().default(null),
    /** Whether interchanges marked as tests (ISA15 T) are taken, and ours are marked so. */
    isTest: z.boolean().default(false),
    /** The flows that are read from it. The first one is also told what belongs to no flow. */
    flows: z
      .array(z.enum(X12_FLOWS))
      .min(1)
      .default([...X12_FLOWS]),
    /** Transaction sets per page. */
    pageSize: z.number().int().min(1).max(10_000).default(200),
    sites: z.record(locationCodeSchema, siteSchema),
    partners: z.record(z.string().min(1), partnerSchema),
  })
  .superRefine(({ partners, sites }, context) => {
    const seen = new Set<string>();
    for (const [name, partner] of Object.entries(partners)) {
      const say = (message: string): void => context.addIssue({ code: 'custom', path: ['partners', name], message });
      if (seen.has(partner.address)) say(`${partner.address} is the address of another partner too`);
      seen.add(partner.address);
      if (partner.customerCode === null && partner.supplierCode === null) say('is neither customer nor supplier');
      for (const code of [...Object.values(partner.locations), partner.shipFrom, partner.shipTo]) {
        if (code !== null && !(code in sites)) say(`location ${code} does not stand under "sites"`);
      }
    }
  });
export type X12Config = z.infer<typeof x12ConfigSchema>;
