import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { moneySchema } from '../measure/money.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { instantSchema } from '../time/instant.ts';
import { type PurchaseOrderId, purchaseOrderNumberSchema } from './purchase-order.ts';

export type SupplierConfirmationId = EntityId<'SupplierConfirmation'>;

/**
 * What a supplier answers. ACCEPTED: as ordered; ACCEPTED_WITH_CHANGES: in other quantities, on other days or at another
 * price; BACK_ORDERED: later, and not certain when; REJECTED: not at all.
 */
export const SUPPLIER_ANSWERS = ['ACCEPTED', 'ACCEPTED_WITH_CHANGES', 'BACK_ORDERED', 'REJECTED'] as const;
export const supplierAnswerSchema = z.enum(SUPPLIER_ANSWERS);
export type SupplierAnswer = z.infer<typeof supplierAnswerSchema>;

/**
 * A part of a line that comes at one time. `promisedAt` is when the goods are to be at the ship-to location (a bare day
 * is its end in the zone of that location, as in the order's `expectedAt`); `null` when no date was promised.
 */
export const confirmedSplitSchema = z.object({ quantity: quantitySchema, promisedAt: instantSchema.nullable() });
export type ConfirmedSplit = z.infer<typeof confirmedSplitSchema>;

/** The answer to one line of the order. Without splits an accepted line comes as it was ordered. */
export const confirmedLineSchema = z.object({
  orderLineNumber: z.number().int().positive(),
  answer: supplierAnswerSchema,
  splits: z.array(confirmedSplitSchema),
  /** The price of one unit where the supplier states one. */
  unitPrice: moneySchema.nullable(),
  reason: z.string().nullable(),
});
export type ConfirmedLine = z.infer<typeof confirmedLineSchema>;

/**
 * One answer of a supplier to a purchase order of a legal entity. `number` is the source's own name of the answer, unique
 * within the legal entity; a later answer to the same order is another record. Lines that are not in it were not answered;
 * an answer without any line is to the order as a whole.
 */
export const supplierConfirmationSchema = z.object({
  id: z.custom<SupplierConfirmationId>((value) => typeof value === 'string'),
  number: z.string().min(1).max(80),
  legalEntity: legalEntityCodeSchema,
  purchaseOrderNumber: purchaseOrderNumberSchema,
  purchaseOrder: z.object({ id: z.custom<PurchaseOrderId>((value) => typeof value === 'string') }),
  answer: supplierAnswerSchema,
  /** The supplier's own number of the order. */
  supplierReference: z.string().min(1).nullable(),
  answeredAt: instantSchema,
  lines: z.array(confirmedLineSchema),
  origin: originSchema,
});
export type SupplierConfirmation = z.infer<typeof supplierConfirmationSchema>;
export const supplierConfirmationIdOf = (legalEntity: LegalEntityCode, number: string): SupplierConfirmationId =>
  createEntityId('SupplierConfirmation', legalEntity, number);

/** The answer to a whole order by its answered lines: theirs when they all say the same, else changes. */
export const answerOfLines = (lines: readonly [ConfirmedLine, ...ConfirmedLine[]]): SupplierAnswer =>
  lines.every(({ answer }) => answer === lines[0].answer) ? lines[0].answer : 'ACCEPTED_WITH_CHANGES';
