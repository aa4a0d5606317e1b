import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import {
  type SupplierAnswer,
  type SupplierConfirmation,
  supplierConfirmationIdOf,
  supplierConfirmationSchema,
} from '@distribution/model/supply/supplier-confirmation';
import { type TranslationContext, dueInstantOf, originOf, siteOf, unitOf } from '../../translation.ts';
import type { ConfirmationWire } from './wire.ts';

const ANSWER = { AC: 'ACCEPTED', CH: 'ACCEPTED_WITH_CHANGES', BO: 'BACK_ORDERED', RJ: 'REJECTED' } as const;

/** The answer to a line by its rows: what they all say, else changes. */
const answerOf = (rows: ConfirmationWire['Lines']): SupplierAnswer => {
  const [first, ...others] = new Set(rows.map(({ ResponseCode }) => ANSWER[ResponseCode]));
  return first === undefined || others.length > 0 ? 'ACCEPTED_WITH_CHANGES' : first;
};

/** Rows of one line are its splits; a rejected row is a quantity that does not come and so is none. */
export const translateConfirmation = (record: ConfirmationWire, context: TranslationContext): SupplierConfirmation => {
  const legalEntity = legalEntityCodeSchema.parse(record.CompanyNo);
  const number = purchaseOrderNumberSchema.parse(record.PurchaseOrderNo);
  const site = siteOf(context, record.SiteNo);
  return supplierConfirmationSchema.parse({
    id: supplierConfirmationIdOf(legalEntity, record.ConfirmationNo),
    number: record.ConfirmationNo,
    legalEntity,
    purchaseOrderNumber: number,
    purchaseOrder: { id: purchaseOrderIdOf(legalEntity, number) },
    answer: ANSWER[record.ResponseCode],
    supplierReference: record.VendorOrderNo,
    answeredAt: record.ResponseTimestamp,
    lines: [...new Set(record.Lines.map(({ LineNo }) => LineNo))].map((orderLineNumber) => {
      const rows = record.Lines.filter(({ LineNo }) => LineNo === orderLineNumber);
      return {
        orderLineNumber,
        answer: answerOf(rows),
        splits: rows
          .filter(({ ResponseCode }) => ResponseCode !== 'RJ')
          .map((row) => ({
            quantity: { value: row.Quantity, unit: unitOf(context, row.UomCode) },
            promisedAt: row.PromisedDate === null ? null : dueInstantOf(site, row.PromisedDate),
          })),
        unitPrice: null,
        reason: rows.find(({ ReasonText }) => ReasonText !== null)?.ReasonText ?? null,
      };
    }),
    origin: originOf(context, record.RowVersion),
  });
};
