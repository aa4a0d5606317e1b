import { z } from 'zod';
import { decimalSchema } from '../measure/decimal.ts';
import { moneySchema } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { type ProductId, skuSchema } from '../products/product.ts';
import { type SupplierId, supplierCodeSchema } from './supplier.ts';

/**
 * The terms on which one supplier delivers one product. Lead time counts calendar days from order to receipt;
 * `leadTimeDeviationDays` is the standard deviation of it, as measured by the source.
 */
export const supplierProductSchema = z.object({
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
  supplierCode: supplierCodeSchema,
  supplier: z.object({ id: z.custom<SupplierId>((value) => typeof value === 'string') }),
  preferred: z.boolean(),
  supplierSku: z.string().nullable(),
  leadTimeDays: z.number().int().nonnegative(),
  leadTimeDeviationDays: decimalSchema.nullable(),
  minimumOrderQuantity: quantitySchema,
  orderMultiple: quantitySchema.nullable(),
  unitPrice: moneySchema.nullable(),
  origin: originSchema,
});
export type SupplierProduct = z.infer<typeof supplierProductSchema>;
