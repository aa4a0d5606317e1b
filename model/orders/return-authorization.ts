import { z } from 'zod';
import { legalEntityCodeSchema } from '../legal-entity.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { customerCodeSchema } from './customer.ts';
import { orderNumberSchema } from './sales-order.ts';

/** Goods a customer may send back, and how far that has come. */
export const RETURN_STATUSES = ['AUTHORIZED', 'RECEIVED', 'INSPECTED', 'CREDITED', 'REJECTED'] as const;
export const returnAuthorizationSchema = z.object({
  number: z.string().min(1),
  legalEntity: legalEntityCodeSchema,
  customerCode: customerCodeSchema,
  salesOrderNumber: orderNumberSchema,
  status: z.enum(RETURN_STATUSES),
  lines: z.array(
    z.object({
      orderLineNumber: z.number().int().positive(),
      sku: skuSchema,
      quantity: quantitySchema,
      reason: z.string().min(1),
    }),
  ),
  origin: originSchema,
});
export type ReturnAuthorization = z.infer<typeof returnAuthorizationSchema>;
