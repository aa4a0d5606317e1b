import { z } from 'zod';
import { type EntityId, type Ref, createEntityId, readEntityId } from '../entity-id.ts';
import { gtinSchema } from '../gs1/gtin.ts';
import { GROUP } from '../legal-entity.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';

/** The distributor's own article number, as printed on orders. Unique in the group. */
export const skuSchema = z.string().trim().min(1).max(64).brand<'Sku'>();
export type Sku = z.infer<typeof skuSchema>;
export type ProductId = EntityId<'Product'>;
export type ProductRef = Ref<'Product'>;

/** ACTIVE is sold and bought; DISCONTINUED is sold out of stock only; BLOCKED may not move. */
export const PRODUCT_STATUSES = ['ACTIVE', 'DISCONTINUED', 'BLOCKED'] as const;
export const productStatusSchema = z.enum(PRODUCT_STATUSES);
export type ProductStatus = z.infer<typeof productStatusSchema>;

/** One further unit a product is handled in: 1 `unit` = `numerator` / `denominator` base units, exactly. */
export const packagingUnitSchema = z.object({
  unit: unitCodeSchema,
  numerator: decimalSchema,
  denominator: decimalSchema,
  gtin: gtinSchema.nullable(),
});
export type PackagingUnit = z.infer<typeof packagingUnitSchema>;

/** An article the distributor trades. `categoryPath` runs from the root of the one product hierarchy to the leaf. */
export const productSchema = z.object({
  id: z.custom<ProductId>((value) => typeof value === 'string'),
  sku: skuSchema,
  name: z.string().min(1),
  description: z.string().nullable(),
  gtin: gtinSchema.nullable(),
  status: productStatusSchema,
  categoryPath: z.array(z.string().min(1)),
  baseUnit: unitCodeSchema,
  packagingUnits: z.array(packagingUnitSchema),
  lotTracked: z.boolean(),
  shelfLifeDays: z.number().int().positive().nullable(),
  origin: originSchema,
});
export type Product = z.infer<typeof productSchema>;

/** Products are group-wide master data: their id depends on the SKU alone. */
export const productIdOf = (sku: Sku): ProductId => createEntityId('Product', GROUP, sku);
/** The SKU inside a product id, or `null` when the id is not a product's. */
export const skuOfProductId = (id: string): Sku | null => {
  const sku = skuSchema.safeParse(readEntityId('Product', id)?.key[0]);
  return sku.success ? sku.data : null;
};
