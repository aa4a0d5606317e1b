import type { InventoryPosition } from '@distribution/model/inventory/position';
import type { RowOwner } from '@distribution/platform/principal/principal';

/** Whose row a position is, as the scope rule looks at it. */
export const ownerOf = ({ regionCode, legalEntity }: InventoryPosition): RowOwner => ({
  region: regionCode,
  legalEntity,
  customer: null,
});
