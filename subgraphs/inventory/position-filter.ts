import type { PositionFilter } from '@distribution/model/inventory/ports';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { parseArguments, regionCodeSchema } from '../arguments.ts';
import type { InventoryPositionFilter } from './generated/resolvers.ts';

/** The filter as the reader takes it; throws INVALID_ARGUMENT that names the condition. */
export const parsePositionFilter = (filter: InventoryPositionFilter | null | undefined): PositionFilter => ({
  skus: parseArguments('filter.skus', skuSchema, filter?.skus),
  locationCodes: parseArguments('filter.locationCodes', locationCodeSchema, filter?.locationCodes),
  regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
  belowSafetyStock: filter?.belowSafetyStock ?? null,
  changedSince: filter?.changedSince ?? null,
});
