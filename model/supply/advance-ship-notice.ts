import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { glnSchema } from '../gs1/gln.ts';
import { ssccSchema } from '../gs1/sscc.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { type LocationId, locationCodeSchema } from '../locations/location.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { purchaseOrderNumberSchema } from './purchase-order.ts';
import { type SupplierCode, type SupplierId, supplierCodeSchema } from './supplier.ts';

export type AdvanceShipNoticeId = EntityId<'AdvanceShipNotice'>;

/** One logistic unit; `parentNumber` is the unit it stands on or lies in, `null` for an outermost one. */
export const shipNoticePackageSchema = z.object({
  /** The unit's number within the notice. */
  number: z.number().int().positive(),
  parentNumber: z.number().int().positive().nullable(),
  sscc: ssccSchema.nullable(),
});
export type ShipNoticePackage = z.infer<typeof shipNoticePackageSchema>;

/** Goods of one order line in one package; `packageNumber` is the innermost unit they are in, `null` where not told. */
export const shipNoticeLineSchema = z.object({
  number: z.number().int().positive(),
  purchaseOrderNumber: purchaseOrderNumberSchema.nullable(),
  orderLineNumber: z.number().int().positive().nullable(),
  packageNumber: z.number().int().positive().nullable(),
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
  quantity: quantitySchema,
  lot: z.string().min(1).nullable(),
  expiresOn: localDateSchema.nullable(),
});
export type ShipNoticeLine = z.infer<typeof shipNoticeLineSchema>;

/** What is wrong with how packages are nested: a number twice, a unit in one that is not there or in itself; `null` if nothing. */
export const findNestingFault = (packages: readonly ShipNoticePackage[]): string | null => {
  const parents = new Map(packages.map(({ number, parentNumber }) => [number, parentNumber]));
  if (parents.size < packages.length) return 'two packages have the same number';
  const sound = new Set<number>();
  for (const { number } of packages) {
    const path = new Set<number>();
    let at: number | null = number;
    while (at !== null && !sound.has(at)) {
      const parent = parents.get(at);
      if (parent === undefined) return `package ${at} is not in the notice`;
      if (path.has(at)) return `package ${at} is inside itself`;
      path.add(at);
      at = parent;
    }
    for (const each of path) sound.add(each);
  }
  return null;
};

/** Goods that a supplier says are on their way to one of our locations. The supplier gives the number. */
export const advanceShipNoticeSchema = z
  .object({
    id: z.custom<AdvanceShipNoticeId>((value) => typeof value === 'string'),
    number: z.string().min(1).max(80),
    /** The legal entity the goods are for. */
    legalEntity: legalEntityCodeSchema,
    supplierCode: supplierCodeSchema,
    supplier: z.object({ id: z.custom<SupplierId>((value) => typeof value === 'string') }),
    /** The orders it is for; empty where the supplier names none. */
    purchaseOrderNumbers: z.array(purchaseOrderNumberSchema),
    shipFromName: z.string().min(1).nullable(),
    shipFromGln: glnSchema.nullable(),
    shipToCode: locationCodeSchema,
    shipTo: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
    carrier: z.string().min(1).nullable(),
    trackingNumber: z.string().min(1).nullable(),
    shippedAt: instantSchema.nullable(),
    expectedAt: instantSchema,
    packages: z.array(shipNoticePackageSchema),
    lines: z.array(shipNoticeLineSchema),
    origin: originSchema,
  })
  .superRefine(({ packages, lines }, context) => {
    const fault = findNestingFault(packages);
    if (fault !== null) context.addIssue({ code: 'custom', path: ['packages'], message: fault });
    const known = new Set(packages.map(({ number }) => number));
    const astray = lines.find(({ packageNumber }) => packageNumber !== null && !known.has(packageNumber));
    if (astray !== undefined) {
      const message = `line ${astray.number} is in package ${astray.packageNumber}, which is not in the notice`;
      context.addIssue({ code: 'custom', path: ['lines'], message });
    }
  });
export type AdvanceShipNotice = z.infer<typeof advanceShipNoticeSchema>;
export const advanceShipNoticeIdOf = (
  legalEntity: LegalEntityCode,
  supplierCode: SupplierCode,
  number: string,
): AdvanceShipNoticeId => createEntityId('AdvanceShipNotice', legalEntity, supplierCode, number);
