import { z } from 'zod';
import { legalEntityCodeSchema } from '../legal-entity.ts';
import { moneySchema } from '../measure/money.ts';
import { originSchema } from '../origin.ts';
import { localDateSchema } from '../time/local-date.ts';
import { customerCodeSchema } from './customer.ts';

/** Money received from a customer and the invoices it settles. */
export const paymentSchema = z.object({
  number: z.string().min(1),
  legalEntity: legalEntityCodeSchema,
  customerCode: customerCodeSchema,
  receivedOn: localDateSchema,
  amount: moneySchema,
  allocations: z.array(z.object({ invoiceNumber: z.string().min(1), amount: moneySchema })),
  origin: originSchema,
});
export type Payment = z.infer<typeof paymentSchema>;
