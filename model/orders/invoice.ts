import { z } from 'zod';
import { legalEntityCodeSchema } from '../legal-entity.ts';
import { moneySchema } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { localDateSchema } from '../time/local-date.ts';
import { customerCodeSchema } from './customer.ts';
import { orderNumberSchema } from './sales-order.ts';

/** A claim on a customer; a credit note has negative amounts. */
export const invoiceSchema = z.object({
  number: z.string().min(1),
  legalEntity: legalEntityCodeSchema,
  customerCode: customerCodeSchema,
  salesOrderNumber: orderNumberSchema.nullable(),
  issuedOn: localDateSchema,
  dueOn: localDateSchema,
  lines: z.array(
    z.object({
      number: z.number().int().positive(),
      sku: skuSchema,
      quantity: quantitySchema,
      amount: moneySchema,
      shipmentNumber: z.string().nullable(),
    }),
  ),
  totalAmount: moneySchema,
  openAmount: moneySchema,
  origin: originSchema,
});
export type Invoice = z.infer<typeof invoiceSchema>;
