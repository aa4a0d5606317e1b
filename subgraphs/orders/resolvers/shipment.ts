import { readEntityId } from '@distribution/model/entity-id';
import { type ShipmentId, shipmentSchema } from '@distribution/model/orders/shipment';
import { productIdOf } from '@distribution/model/products/product';
import type { ShipmentResolvers } from '../generated/resolvers.ts';

export const Shipment: ShipmentResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('number' in reference) {
      const number = shipmentSchema.shape.number.safeParse(reference.number);
      return number.success ? loaders.shipmentByNumber.load(number.data) : null;
    }
    const known = readEntityId('Shipment', reference.id) !== null;
    return known ? loaders.shipmentById.load(reference.id as ShipmentId) : null; // just checked
  },
  salesOrder: async ({ salesOrderNumber }, _, { loaders }) => loaders.orderByNumber.load(salesOrderNumber),
  lines: ({ lines }) =>
    lines.map(({ orderLineNumber, sku, quantity }) => ({
      orderLineNumber,
      product: { id: productIdOf(sku) },
      quantity,
    })),
  // The reporter may have told them in any order; instants sort as text.
  milestones: ({ milestones }) => milestones.toSorted((left, right) => left.at.localeCompare(right.at)),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
