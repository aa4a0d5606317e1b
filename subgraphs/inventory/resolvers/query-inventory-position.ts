import { type InventoryPositionId, positionKeyOfId } from '@distribution/model/inventory/position';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { parsePositionFilter } from '../position-filter.ts';

export const inventoryPosition: NonNullable<QueryResolvers['inventoryPosition']> = async (_, args, context) => {
  const { services, scope, loaders } = context;
  const sku = parseArgument('sku', skuSchema, args.sku);
  const locationCode = parseArgument('locationCode', locationCodeSchema, args.locationCode);
  const byKey = sku !== null && locationCode !== null;
  if ((args.id == null) !== byKey || (sku === null) !== (locationCode === null)) {
    throw new AppError('INVALID_ARGUMENT', 'Give either id, or sku and locationCode together.');
  }
  if (args.id != null) {
    // What is no position's id names no position.
    return positionKeyOfId(args.id) === null ? null : loaders.byId.load(args.id as InventoryPositionId); // just checked
  }
  const page = await services.readers.inventory.listPositions(
    parsePositionFilter({ skus: [sku ?? ''], locationCodes: [locationCode ?? ''] }),
    { limit: 1, after: null, before: null, backward: false },
    scope,
  );
  const found = page.rows[0]?.row;
  return found === undefined ? null : loaders.byId.load(found.position.id);
};
