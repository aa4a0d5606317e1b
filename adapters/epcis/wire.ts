import { instantSchema } from '@distribution/model/time/instant';
import { z } from 'zod';

/** Kinds of events of EPCIS 2.0. */
const EVENT_TYPES = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const;

const quantityElement = z.looseObject({
  epcClass: z.string().min(1),
  /** A JSON number: exact as far as it has 15 digits. */
  quantity: z.number().nonnegative().optional(),
  uom: z.string().min(1).optional(),
});
export type QuantityElement = z.infer<typeof quantityElement>;
const place = z.looseObject({ id: z.string().min(1) });

/**
 * One event, as far as it is read here; whatever else it carries is let pass, as EPCIS allows extensions anywhere. Where
 * the standard asks for an action, it is asked for.
 */
export const eventWire = z
  .looseObject({
    type: z.enum(EVENT_TYPES),
    eventID: z.string().min(1).optional(),
    eventTime: instantSchema,
    recordTime: instantSchema.optional(),
    action: z.enum(['ADD', 'OBSERVE', 'DELETE']).optional(),
    bizStep: z.string().min(1).optional(),
    disposition: z.string().min(1).optional(),
    readPoint: place.optional(),
    bizLocation: place.optional(),
    bizTransactionList: z
      .array(z.looseObject({ type: z.string().optional(), bizTransaction: z.string().min(1) }))
      .default([]),
    sourceList: z.array(z.looseObject({ type: z.string(), source: z.string() })).default([]),
    destinationList: z.array(z.looseObject({ type: z.string(), destination: z.string() })).default([]),
    parentID: z.string().min(1).optional(),
    epcList: z.array(z.string().min(1)).default([]),
    quantityList: z.array(quantityElement).default([]),
    childEPCs: z.array(z.string().min(1)).default([]),
    childQuantityList: z.array(quantityElement).default([]),
    inputEPCList: z.array(z.string().min(1)).default([]),
    inputQuantityList: z.array(quantityElement).default([]),
    outputEPCList: z.array(z.string().min(1)).default([]),
    outputQuantityList: z.array(quantityElement).default([]),
    errorDeclaration: z.looseObject({ declarationTime: instantSchema, reason: z.string().optional() }).optional(),
  })
  .refine(({ type, action }) => type === 'TransformationEvent' || action !== undefined, {
    path: ['action'],
    message: 'an event of this type says ADD, OBSERVE or DELETE',
  });
export type EventWire = z.infer<typeof eventWire>;

/** A document of events; its header and context are let pass. */
export const documentWire = z.looseObject({
  type: z.literal('EPCISDocument'),
  schemaVersion: z.string().regex(/^2\./, 'this is read in version 2'),
  epcisBody: z.looseObject({ eventList: z.array(z.unknown()) }),
});

const lastPart = (text: string): string => text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);

/** A word of the Core Business Vocabulary without its namespace: `BizStep-shipping`, `urn:epcglobal:cbv:bizstep:shipping` and `shipping` are one. */
export const wordOf = (text: string): string => lastPart(text).replace(/^[A-Za-z]+-/, '');

/** The document number in a business transaction: of a GDTI its serial part, else what stands behind the last `:` or `/`. */
const numberOf = (text: string): string => {
  const gdti = /^urn:epc:id:gdti:[^.]+\.[^.]*\.(.+)$/.exec(text)?.[1];
  return gdti ?? lastPart(text);
};

/** The number of the first document of a type (`po`, `desadv`, `rma`); `null` when there is none. */
export const transactionOf = ({ bizTransactionList }: EventWire, type: string): string | null => {
  const found = bizTransactionList.find((each) => each.type !== undefined && wordOf(each.type) === type);
  return found === undefined ? null : numberOf(found.bizTransaction);
};
