import { locationIdOf } from '@distribution/model/locations/location';
import { productIdOf } from '@distribution/model/products/product';
import type { InventoryMovementResolvers } from '../generated/resolvers.ts';

export const InventoryMovement: InventoryMovementResolvers = {
  quantity: ({ quantity, unit }) => ({ value: quantity, unit }),
  product: ({ sku }) => ({ id: productIdOf(sku) }),
  // The ledger is kept by the company that owns the site, as the location's own id is.
  location: ({ legalEntity, locationCode }) => ({ id: locationIdOf(legalEntity, locationCode) }),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
