import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import { type InventoryMovement, inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { type LegalEntityCode, legalEntityCodeSchema } from '@distribution/model/legal-entity';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { type Shipment, shipmentIdOf, shipmentSchema, statusByMilestones } from '@distribution/model/orders/shipment';
import type { Origin, SystemCode } from '@distribution/model/origin';
import {
  type AdvanceShipNotice,
  advanceShipNoticeIdOf,
  advanceShipNoticeSchema,
} from '@distribution/model/supply/advance-ship-notice';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import type { Instant } from '@distribution/model/time/instant';
import type { MovementWire, ShipmentWire, ShipNoticeWire } from './wire.ts';

/** Where and when rows were read. */
export interface TranslationContext {
  readonly system: SystemCode;
  readonly asOf: Instant;
  readonly units: UnitLookup;
}

/** Why a row cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

const MOVEMENT_KIND = {
  OPEN: 'OPENING',
  RCV: 'RECEIPT',
  ISS: 'ISSUE',
  TIN: 'TRANSFER_IN',
  TOUT: 'TRANSFER_OUT',
  RTN: 'RETURN',
  ADJ: 'ADJUSTMENT',
} as const;
const MILESTONE_KIND = {
  REL: 'RELEASED',
  PICK: 'PICK_COMPLETED',
  PACK: 'PACKED',
  DISP: 'DISPATCHED',
  OFD: 'OUT_FOR_DELIVERY',
  POD: 'DELIVERED',
  EXC: 'EXCEPTION',
} as const;

const unitOf = ({ units }: TranslationContext, item: string, code: string | null): UnitCode => {
  if (code === null) throw new TranslationError(`item "${item}" is not in the warehouse system's item master`);
  const unit = units(code);
  if (unit === null)
    throw new TranslationError(`unit code "${code}" has no UN/ECE Rec 20 meaning configured`, { kind: 'UNIT', code });
  return unit;
};
const ownerOf = ({ Owner, Site }: { readonly Owner: string | null; readonly Site: string }): LegalEntityCode => {
  if (Owner === null) throw new TranslationError(`site "${Site}" has no owner in the warehouse system`);
  return legalEntityCodeSchema.parse(Owner);
};
const originOf = ({ system, asOf }: TranslationContext, { RowVersion }: { readonly RowVersion: number }): Origin => ({
  system,
  asOf,
  revision: RowVersion,
});

export const translateMovement = (movement: MovementWire, context: TranslationContext): InventoryMovement =>
  inventoryMovementSchema.parse({
    number: movement.MovementId,
    sku: movement.Item,
    locationCode: movement.Site,
    legalEntity: ownerOf(movement),
    kind: MOVEMENT_KIND[movement.Type],
    quantity: movement.Qty,
    unit: unitOf(context, movement.Item, movement.Uom),
    reason: movement.Reason,
    lot: movement.Lot,
    documentNumber: movement.DocRef,
    occurredAt: movement.EventTime,
    origin: originOf(context, movement),
  });

/** Milestones come in the order in which they happened, whatever order they were reported in. */
export const translateShipment = (shipment: ShipmentWire, context: TranslationContext): Shipment => {
  const legalEntity = ownerOf(shipment);
  const milestones = shipment.Events.map(({ Code, Time, Text }) => ({
    kind: MILESTONE_KIND[Code],
    at: Time,
    note: Text,
  })).sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  return shipmentSchema.parse({
    id: shipmentIdOf(legalEntity, shipment.ShipmentId),
    number: shipment.ShipmentId,
    salesOrderNumber: shipment.OrderRef,
    legalEntity,
    shipFromCode: shipment.Site,
    status: shipment.Cancelled ? 'CANCELLED' : statusByMilestones(milestones),
    carrier: shipment.Carrier,
    trackingNumber: shipment.Tracking,
    sscc: shipment.Sscc,
    lines: shipment.Lines.map((line) => ({
      orderLineNumber: line.OrderLine,
      sku: line.Item,
      quantity: { value: line.Qty, unit: unitOf(context, line.Item, line.Uom) },
    })),
    milestones,
    origin: originOf(context, shipment),
  });
};

/** The warehouse's name of a package or line is its number; what lies in what is checked by the model. */
export const translateShipNotice = (notice: ShipNoticeWire, context: TranslationContext): AdvanceShipNotice => {
  const legalEntity = ownerOf(notice);
  const supplierCode = supplierCodeSchema.parse(notice.VendorNo);
  const shipToCode = locationCodeSchema.parse(notice.Site);
  return advanceShipNoticeSchema.parse({
    id: advanceShipNoticeIdOf(legalEntity, supplierCode, notice.NoticeNo),
    number: notice.NoticeNo,
    legalEntity,
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    purchaseOrderNumbers: notice.OrderRefs,
    shipFromName: notice.ShipFrom,
    shipFromGln: null,
    shipToCode,
    shipTo: { id: locationIdOf(legalEntity, shipToCode) },
    carrier: notice.Carrier,
    trackingNumber: notice.Tracking,
    shippedAt: notice.ShippedAt,
    expectedAt: notice.ExpectedAt,
    packages: notice.Units.map(({ Unit, Within, Sscc }) => ({ number: Unit, parentNumber: Within, sscc: Sscc })),
    lines: notice.Lines.map((line) => ({
      number: line.Line,
      purchaseOrderNumber: line.OrderRef,
      orderLineNumber: line.OrderLine,
      packageNumber: line.Unit,
      sku: line.Item,
      product: { id: productIdOf(skuSchema.parse(line.Item)) },
      quantity: { value: line.Qty, unit: unitOf(context, line.Item, line.Uom) },
      lot: line.Lot,
      expiresOn: line.Expiry,
    })),
    origin: originOf(context, notice),
  });
};
