import { readEntityId } from '@distribution/model/entity-id';
import { type ShipmentId, shipmentSchema } from '@distribution/model/orders/shipment';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const shipment: NonNullable<QueryResolvers['shipment']> = async (_, { id, number }, { loaders }) => {
  const asked = exactlyOne({ id, number });
  if (asked.name === 'id') {
    const known = readEntityId('Shipment', asked.value) !== null;
    return known ? loaders.shipmentById.load(asked.value as ShipmentId) : null; // just checked
  }
  const known = parseArgument('number', shipmentSchema.shape.number, asked.value);
  return known === null ? null : loaders.shipmentByNumber.load(known);
};
