import type { InventoryPositionId } from '@distribution/model/inventory/position';
import type { PlannedPosition, PositionFilter } from '@distribution/model/inventory/ports';
import type { StockTotal } from '@distribution/model/inventory/stock-total';
import type { LocationId } from '@distribution/model/locations/location';
import type { Page, PageRequest } from '@distribution/model/page';
import { pathOfProductCategoryId, type ProductCategoryId } from '@distribution/model/products/product-category';
import type { ProductId } from '@distribution/model/products/product';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { createLoader, createLoadersByArguments, createRefresher } from '../keyed-loaders.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';
import { createFreshPositions } from './fresh-positions.ts';

/** Which positions of a product or location, and which page of them. */
export interface PositionsOf {
  readonly filter: PositionFilter;
  readonly page: PageRequest;
}

/** Single positions, and pages of the positions of products and locations. Positions outside the scope do not exist. */
export interface Loaders {
  readonly byId: DataLoader<InventoryPositionId, PlannedPosition | null>;
  /** Asks its system of record for a position, whatever is known of it; gives what is known when that cannot answer. */
  readonly refreshed: DataLoader<PlannedPosition, PlannedPosition, string>;
  readonly ofProducts: (args: PositionsOf) => DataLoader<ProductId, Page<PlannedPosition>>;
  readonly ofLocations: (args: PositionsOf) => DataLoader<LocationId, Page<PlannedPosition>>;
  readonly totalsOfCategories: DataLoader<ProductCategoryId, readonly StockTotal[]>;
  readonly totalsOfLocations: DataLoader<LocationId, readonly StockTotal[]>;
}

export const createLoaders = (services: ServicesOf<'inventory'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.inventory;
  const scope = scopeOf(request.principal);
  const fresh = createFreshPositions(services, request);
  return {
    byId: createLoader(fresh.load),
    refreshed: createRefresher(fresh.refresh, ({ position }) => position.id),
    ofProducts: createLoadersByArguments(({ filter, page }, products) =>
      reader.loadPositionsOfProducts(products, filter, page, scope),
    ),
    ofLocations: createLoadersByArguments(({ filter, page }, locations) =>
      reader.loadPositionsOfLocations(locations, filter, page, scope),
    ),
    totalsOfCategories: createLoader((ids) =>
      reader.totalStockOfCategories(
        ids.map((id) => pathOfProductCategoryId(id) ?? []),
        scope,
      ),
    ),
    totalsOfLocations: createLoader((ids) => reader.totalStockOfLocations(ids, scope)),
  };
};
