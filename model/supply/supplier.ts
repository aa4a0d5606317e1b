import { z } from 'zod';
import { type EntityId, type Ref, createEntityId } from '../entity-id.ts';
import { glnSchema } from '../gs1/gln.ts';
import { GROUP } from '../legal-entity.ts';
import { currencyCodeSchema } from '../measure/currency.ts';
import { originSchema } from '../origin.ts';

export const supplierCodeSchema = z.string().trim().min(1).max(40).brand<'SupplierCode'>();
export type SupplierCode = z.infer<typeof supplierCodeSchema>;
export type SupplierId = EntityId<'Supplier'>;
export type SupplierRef = Ref<'Supplier'>;

/** ACTIVE may be ordered from; ON_HOLD keeps its open orders but gets no new ones; BLOCKED gets neither. */
export const SUPPLIER_STATUSES = ['ACTIVE', 'ON_HOLD', 'BLOCKED'] as const;
export const supplierStatusSchema = z.enum(SUPPLIER_STATUSES);

/** Who the distributor buys from. */
export const supplierSchema = z.object({
  id: z.custom<SupplierId>((value) => typeof value === 'string'),
  code: supplierCodeSchema,
  name: z.string().min(1),
  status: supplierStatusSchema,
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  gln: glnSchema.nullable(),
  currency: currencyCodeSchema,
  origin: originSchema,
});
export type Supplier = z.infer<typeof supplierSchema>;
export const supplierIdOf = (code: SupplierCode): SupplierId => createEntityId('Supplier', GROUP, code);
