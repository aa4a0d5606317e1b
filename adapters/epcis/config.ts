import { gtinNormalForm, gtinSchema } from '@distribution/model/gs1/gtin';
import { glnSchema } from '@distribution/model/gs1/gln';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { decimalSchema } from '@distribution/model/measure/decimal';
import { rec20CodeSchema } from '@distribution/model/measure/rec20';
import { systemCodeSchema } from '@distribution/model/origin';
import { skuSchema } from '@distribution/model/products/product';
import { inboxSettings } from '@distribution/platform/inbox/inbox-settings';
import { z } from 'zod';

/** The flows that events tell of. */
export const EPCIS_FLOWS = ['movements', 'shipments'] as const;

const itemSchema = z.strictObject({
  sku: skuSchema,
  /** How much of the base unit one article by this GTIN is: of a case of twelve, 12. */
  quantity: decimalSchema.prefault('1'),
  /** The base unit of the SKU. */
  unit: rec20CodeSchema.prefault('EA'),
});
export type EpcisItem = z.infer<typeof itemSchema>;

const placeSchema = z.strictObject({ code: locationCodeSchema, legalEntity: legalEntityCodeSchema });
export type EpcisPlace = z.infer<typeof placeSchema>;

/** Settings of one sender of EPCIS 2.0: documents in a folder, and captures over HTTP, which are put there. */
export const epcisConfigSchema = z.strictObject({
  /** What it is called in the graph. */
  system: systemCodeSchema.prefault('epcis'),
  ...inboxSettings,
  /** What was told of each shipment is kept here; `null`: beside the folder, as `<folder>.ledger`. */
  ledgerFolder: z.string().min(1).nullable().default(null),
  /** Shared secret of captures (Standard Webhooks); `null`: nothing is captured. */
  webhookSecret: z.string().min(16).nullable().default(null),
  /** Our products by GTIN. */
  items: z
    .record(gtinSchema, itemSchema)
    .transform(
      (items) =>
        new Map(Object.entries(items).map(([gtin, item]) => [String(gtinNormalForm(gtinSchema.parse(gtin))), item])),
    ),
  /** Our own locations by GLN. Any other place is somebody else's. */
  locations: z.record(glnSchema, placeSchema).transform((places) => new Map(Object.entries(places))),
  /** Under which type of business transaction events name our sales order: `poc` (its confirmation), or `po`. */
  salesOrderType: z.enum(['poc', 'po']).default('poc'),
  /** The flows that are read from it. */
  flows: z
    .array(z.enum(EPCIS_FLOWS))
    .min(1)
    .default([...EPCIS_FLOWS]),
  /** Events per page. */
  pageSize: z.number().int().min(1).max(10_000).default(500),
});
export type EpcisConfig = z.infer<typeof epcisConfigSchema>;
