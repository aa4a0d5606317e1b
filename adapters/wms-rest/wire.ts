import { decimalSchema } from '@distribution/model/measure/decimal';
import { instantSchema } from '@distribution/model/time/instant';
import { z } from 'zod';

const text = z.string().min(1);
const textOrNull = z.string().nullable();
/** On every row: its place in the order of changes, and whose goods they are. */
const versioned = { RowVersion: z.number().int().nonnegative(), Deleted: z.boolean(), Owner: textOrNull };

/** One page of a stream; rows are parsed one by one. */
export const pageWire = z.object({
  stream: text,
  items: z.array(z.record(z.string(), z.unknown())),
  next: z.number().int().nonnegative(),
  hasMore: z.boolean(),
  remaining: z.number().int().nonnegative(),
  asOf: instantSchema,
});
export const statusWire = z.object({ status: z.literal('UP') });

export const movementWire = z.object({
  MovementId: text,
  Item: text,
  Site: text,
  Type: z.enum(['OPEN', 'RCV', 'ISS', 'TIN', 'TOUT', 'RTN', 'ADJ']),
  Qty: decimalSchema,
  Uom: textOrNull,
  Reason: textOrNull,
  Lot: textOrNull,
  DocRef: textOrNull,
  EventTime: instantSchema,
  ...versioned,
});
export type MovementWire = z.infer<typeof movementWire>;

export const shipmentWire = z.object({
  ShipmentId: text,
  OrderRef: text,
  Site: text,
  Carrier: textOrNull,
  Tracking: textOrNull,
  Sscc: textOrNull,
  Cancelled: z.boolean(),
  Lines: z.array(z.object({ OrderLine: z.number().int(), Item: text, Uom: text, Qty: decimalSchema })),
  Events: z.array(
    z.object({
      Code: z.enum(['REL', 'PICK', 'PACK', 'DISP', 'OFD', 'POD', 'EXC']),
      Time: instantSchema,
      Text: textOrNull,
    }),
  ),
  ...versioned,
});
export type ShipmentWire = z.infer<typeof shipmentWire>;

export const shipNoticeWire = z.object({
  VendorNo: text,
  NoticeNo: text,
  Site: text,
  OrderRefs: z.array(text),
  ShipFrom: textOrNull,
  Carrier: textOrNull,
  Tracking: textOrNull,
  ShippedAt: instantSchema.nullable(),
  ExpectedAt: instantSchema,
  Units: z.array(z.object({ Unit: z.number().int(), Within: z.number().int().nullable(), Sscc: textOrNull })),
  Lines: z.array(
    z.object({
      Line: z.number().int(),
      OrderRef: textOrNull,
      OrderLine: z.number().int().nullable(),
      Unit: z.number().int().nullable(),
      Item: text,
      Uom: text,
      Qty: decimalSchema,
      Lot: textOrNull,
      Expiry: textOrNull,
    }),
  ),
  ...versioned,
});
export type ShipNoticeWire = z.infer<typeof shipNoticeWire>;

/** A webhook: a CloudEvent whose data is the row itself. */
export const eventWire = z.object({
  id: text,
  type: z.enum(['wms.movement.recorded', 'wms.shipment.changed', 'wms.shipnotice.changed']),
  time: instantSchema,
  data: z.record(z.string(), z.unknown()),
});
