import { z } from 'zod';
import { decimalSchema } from '../measure/decimal.ts';
import { moneySchema } from '../measure/money.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { localDateSchema } from '../time/local-date.ts';
import { customerCodeSchema } from './customer.ts';

/** A price agreed with a customer or a price group, per unit, from a quantity on, for a time. */
export const priceAgreementSchema = z.object({
  number: z.string().min(1),
  sku: skuSchema,
  customerCode: customerCodeSchema.nullable(),
  priceGroup: z.string().nullable(),
  minimumQuantity: decimalSchema,
  unit: unitCodeSchema,
  unitPrice: moneySchema,
  validFrom: localDateSchema,
  validTo: localDateSchema.nullable(),
  origin: originSchema,
});
export type PriceAgreement = z.infer<typeof priceAgreementSchema>;
