import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { ssccSchema } from '../gs1/sscc.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { locationCodeSchema } from '../locations/location.ts';
import { quantitySchema } from '../measure/quantity.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';
import { orderNumberSchema } from './sales-order.ts';

export type ShipmentId = EntityId<'Shipment'>;
export const SHIPMENT_STATUSES = ['PLANNED', 'PICKING', 'PACKED', 'DISPATCHED', 'DELIVERED', 'CANCELLED'] as const;
export const shipmentStatusSchema = z.enum(SHIPMENT_STATUSES);
export type ShipmentStatus = z.infer<typeof shipmentStatusSchema>;

/** What the warehouse or carrier reported, with when it happened there. */
export const MILESTONE_KINDS = [
  'RELEASED',
  'PICK_COMPLETED',
  'PACKED',
  'DISPATCHED',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'EXCEPTION',
] as const;
export const milestoneSchema = z.object({
  kind: z.enum(MILESTONE_KINDS),
  at: instantSchema,
  note: z.string().nullable(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** Goods leaving one location for one sales order. */
export const shipmentSchema = z.object({
  id: z.custom<ShipmentId>((value) => typeof value === 'string'),
  number: z.string().min(1).max(60),
  salesOrderNumber: orderNumberSchema,
  legalEntity: legalEntityCodeSchema,
  shipFromCode: locationCodeSchema,
  status: shipmentStatusSchema,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  sscc: ssccSchema.nullable(),
  lines: z.array(z.object({ orderLineNumber: z.number().int().positive(), sku: skuSchema, quantity: quantitySchema })),
  milestones: z.array(milestoneSchema),
  origin: originSchema,
});
export type Shipment = z.infer<typeof shipmentSchema>;
export const shipmentIdOf = (legalEntity: LegalEntityCode, number: string): ShipmentId =>
  createEntityId('Shipment', legalEntity, number);

const STATUS_OF_MILESTONE: Record<Milestone['kind'], ShipmentStatus | null> = {
  RELEASED: 'PICKING',
  PICK_COMPLETED: 'PICKING',
  PACKED: 'PACKED',
  DISPATCHED: 'DISPATCHED',
  OUT_FOR_DELIVERY: 'DISPATCHED',
  DELIVERED: 'DELIVERED',
  EXCEPTION: null,
};

/** The status a shipment has by its furthest milestone, whatever order they arrived in. */
export const statusByMilestones = (milestones: readonly Milestone[]): ShipmentStatus =>
  milestones.reduce<ShipmentStatus>((status, milestone) => {
    const next = STATUS_OF_MILESTONE[milestone.kind];
    return next !== null && SHIPMENT_STATUSES.indexOf(next) > SHIPMENT_STATUSES.indexOf(status) ? next : status;
  }, 'PLANNED');
