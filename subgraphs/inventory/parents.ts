import type { PlannedPosition } from '@distribution/model/inventory/ports';

/** The parent object of an inventory position: the stock, and beside it what planning set for it. */
export type InventoryPosition = PlannedPosition;
