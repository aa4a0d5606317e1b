// Inventory: stock by product and location, and the ledger of movements. In: the inventory projection (the ERP's last
// balance plus every later warehouse movement) and the system of record of stock. Out: positions and movements. With the
// system of record down, positions are answered from the projection with their older `asOf`; with the store down,
// every field here fails and the rest of a product still stands.
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { clockOf } from '../record-evidence.ts';
import { SCALARS } from '../scalars.ts';
import { createContext } from './context.ts';
import { positionFreshness } from './position-freshness.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { InventoryMovement } from './resolvers/inventory-movement.ts';
import { InventoryPosition } from './resolvers/inventory-position.ts';
import { Location } from './resolvers/location.ts';
import { Product } from './resolvers/product.ts';
import { ProductCategory } from './resolvers/product-category.ts';
import { StockTotal } from './resolvers/stock-total.ts';
import { inventoryMovements } from './resolvers/query-inventory-movements.ts';
import { inventoryPosition } from './resolvers/query-inventory-position.ts';
import { inventoryPositions } from './resolvers/query-inventory-positions.ts';

const resolvers: Resolvers = {
  Query: { inventoryPosition, inventoryPositions, inventoryMovements },
  Product,
  ProductCategory,
  Location,
  StockTotal,
  InventoryPosition,
  InventoryMovement,
};

export const subgraph = defineSubgraph({
  name: 'inventory',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
  freshness: { clockOf, records: { InventoryPosition: positionFreshness } },
});
