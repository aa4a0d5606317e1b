import { type InventoryPositionId, availableOf, positionKeyOfId } from '@distribution/model/inventory/position';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import { type Decimal, compare } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import type { InventoryPositionResolvers } from '../generated/resolvers.ts';
import { lotBalancesOf } from './lot-balance.ts';

const amount = ({ position }: PlannedPosition, value: Decimal): Quantity => ({ value, unit: position.unit });
const planned = (of: PlannedPosition, value: Decimal | null | undefined): Quantity | null =>
  value == null || of.parameters === null ? null : { value, unit: of.parameters.unit };

export const InventoryPosition: InventoryPositionResolvers = {
  __resolveReference: async ({ id }, { loaders }) =>
    positionKeyOfId(id) === null ? null : loaders.byId.load(id as InventoryPositionId), // just checked
  id: ({ position }) => position.id,
  product: ({ position }) => position.product,
  location: ({ position }) => position.location,
  legalEntity: ({ position }) => position.legalEntity,
  regionCode: ({ position }) => position.regionCode,
  onHand: (of) => amount(of, of.position.onHand),
  held: (of) => amount(of, of.position.held),
  allocated: (of) => amount(of, of.position.allocated),
  reserved: (of) => amount(of, of.position.reserved),
  available: (of) => amount(of, availableOf(of.position)),
  inTransit: (of) => amount(of, of.position.inTransit),
  onOrder: (of) => amount(of, of.position.onOrder),
  backordered: (of) => amount(of, of.position.backordered),
  safetyStock: (of) => planned(of, of.parameters?.safetyStock),
  reorderPoint: (of) => planned(of, of.parameters?.reorderPoint),
  maximumStock: (of) => planned(of, of.parameters?.maximumStock),
  serviceLevel: ({ parameters }) => parameters?.serviceLevel ?? null,
  belowSafetyStock: ({ position, parameters }) =>
    parameters !== null && compare(availableOf(position), parameters.safetyStock) < 0,
  lots: ({ position }) => lotBalancesOf(position),
  asOf: ({ position }) => position.origin.asOf,
  source: ({ position }) => position.origin.system,
};
