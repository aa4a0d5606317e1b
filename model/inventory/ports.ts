import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { LocationCode, LocationId } from '../locations/location.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ProductId, Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { InventoryMovement, MovementKind } from './movement.ts';
import type { PlanningParameters } from './planning-parameters.ts';
import type { CategoryPath } from '../products/product-category.ts';
import type { StockTotal } from './stock-total.ts';
import type { InventoryPosition, InventoryPositionId, PositionKey } from './position.ts';

export interface PositionFilter {
  readonly skus: readonly Sku[] | null;
  readonly locationCodes: readonly LocationCode[] | null;
  readonly regions: readonly string[] | null;
  readonly belowSafetyStock: boolean | null;
  readonly changedSince: Instant | null;
}

export interface MovementFilter {
  readonly sku: Sku | null;
  readonly locationCodes: readonly LocationCode[] | null;
  readonly kinds: readonly MovementKind[] | null;
  readonly reason: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** A position with the planning parameters that stand beside it (`null` where planning set none). */
export interface PlannedPosition {
  readonly position: InventoryPosition;
  readonly parameters: PlanningParameters | null;
}

/** The movements of one position that happened later than `after` and not later than `upTo`; `null` does not bound. */
export interface MovementStretch extends PositionKey {
  readonly after: Instant | null;
  readonly upTo: Instant | null;
}

/** Reads of the inventory projection; rows outside the scope do not exist for the caller. */
export interface InventoryReader {
  loadPositions(ids: readonly InventoryPositionId[], scope: ReadScope): Promise<readonly (PlannedPosition | null)[]>;
  /** First page of the positions of each product, in the order of the location code; one page per key. */
  loadPositionsOfProducts(
    products: readonly ProductId[],
    filter: PositionFilter,
    page: PageRequest,
    scope: ReadScope,
  ): Promise<readonly Page<PlannedPosition>[]>;
  loadPositionsOfLocations(
    locations: readonly LocationId[],
    filter: PositionFilter,
    page: PageRequest,
    scope: ReadScope,
  ): Promise<readonly Page<PlannedPosition>[]>;
  listPositions(filter: PositionFilter, page: PageRequest, scope: ReadScope): Promise<Page<PlannedPosition>>;
  listMovements(filter: MovementFilter, page: PageRequest, scope: ReadScope): Promise<Page<InventoryMovement>>;
  /** Stock of the products in each category and below it, one total per base unit, in the order of the unit. */
  totalStockOfCategories(
    categories: readonly CategoryPath[],
    scope: ReadScope,
  ): Promise<readonly (readonly StockTotal[])[]>;
  /** Stock at each location and at all places below it, through places inside the scope, like that of categories. */
  totalStockOfLocations(
    locations: readonly LocationId[],
    scope: ReadScope,
  ): Promise<readonly (readonly StockTotal[])[]>;
  /** Sum of the movements of each stretch, in one read of the ledger. */
  sumMovements(stretches: readonly MovementStretch[]): Promise<readonly Decimal[]>;
}

/** The system of record for stock. */
export interface InventorySource {
  loadPositions(keys: readonly PositionKey[], call: SourceCall): Promise<readonly KeyedAnswer<InventoryPosition>[]>;
}
