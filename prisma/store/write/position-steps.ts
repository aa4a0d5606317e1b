// Several deliveries move goods at one position and are taken in one transaction. In: the position before, and what each of
// them added to the ledger. Out: the position as each of them left it, so that rules judge and subscribers hear what they
// would judge and hear one by one. The arithmetic is that of `moveStock` (apply-movements.ts), delivery by delivery.
import type { CanonicalChange, Upsert } from '@distribution/model/erp/change';
import { epochMillisOf } from '@distribution/model/time/instant';
import { add, compare, isNegative, ZERO } from '@distribution/model/measure/decimal';
import type { InventoryMovement } from '@distribution/model/inventory/movement';
import type { PositionRow } from '../read/position-row.ts';
import { keyTextOf } from './natural-key.ts';
import type { Page } from './pages.ts';

/** A position as one of several deliveries left it. */
export interface PositionStep {
  readonly row: PositionRow;
  readonly correlationId: string;
}

type Move = Extract<Upsert, { of: 'INVENTORY_MOVEMENT' }>;

/** As `IS_SHIPPED_ORDER` says it in SQL. */
const isShippedOrder = ({ kind, quantity, documentNumber }: InventoryMovement): boolean =>
  kind === 'ISSUE' && isNegative(quantity) && documentNumber !== null;

const moved = (row: PositionRow, movement: InventoryMovement): PositionRow => {
  const promised = isShippedOrder(movement) ? add(row.allocated, movement.quantity) : row.allocated;
  const released = isNegative(promised) ? ZERO : promised;
  const at = new Date(epochMillisOf(movement.occurredAt));
  return {
    ...row,
    on_hand: add(row.on_hand, movement.quantity),
    allocated: compare(released, row.allocated) < 0 ? released : row.allocated,
    as_of: at > row.as_of ? at : row.as_of,
  };
};

/** The steps of each position that is among those `before`, by its key; `moves` came in the order of their pages. */
export const stepsOf = (
  before: ReadonlyMap<string, PositionRow>,
  moves: readonly Move[],
  pageOf: ReadonlyMap<CanonicalChange, Page>,
): ReadonlyMap<string, readonly PositionStep[]> => {
  const byPage = new Map<string, Map<Page, PositionRow>>();
  for (const move of moves) {
    const key = keyTextOf([move.record.sku, move.record.locationCode]);
    const page = pageOf.get(move);
    const first = before.get(key);
    if (page === undefined || first === undefined) continue;
    const left = byPage.get(key) ?? new Map<Page, PositionRow>();
    left.set(page, moved(left.get(page) ?? [...left.values()].at(-1) ?? first, move.record));
    byPage.set(key, left);
  }
  return new Map(
    [...byPage].map(([key, left]) => [key, [...left].map(([{ correlationId }, row]) => ({ row, correlationId }))]),
  );
};
