import type { Upsert } from '../erp/change.ts';
import type { PositionKey } from '../inventory/position.ts';
import { type Decimal } from '../measure/decimal.ts';
import type { Instant } from '../time/instant.ts';
import { isNear, type Tolerance } from './tolerance.ts';

/**
 * What three parties say was on hand at one instant: the plan, the ERP's balance carried to that instant, and the
 * warehouse's ledger added up; `moved` is `null` where the ledger does not reach back to the first balance.
 */
export interface ThreeStocks {
  readonly planned: Decimal;
  readonly booked: Decimal;
  readonly moved: Decimal | null;
}

/** Three stocks of one position, with what planning told. */
export interface AssumedStock extends ThreeStocks, PositionKey {
  readonly takenAt: Instant;
  readonly told: Upsert;
}

/** A comparison of all that planning assumes. Only stocks of which some differ are listed. */
export interface AssumptionComparison {
  readonly compared: number;
  /** Not judged: not everything up to the instant is known here yet. */
  readonly inFlight: number;
  readonly different: readonly AssumedStock[];
}

/** Who stands alone among the three; `ALL_DIFFER`: nobody agrees with anybody. */
export type StockDriftKind = 'PLANNING_DIFFERS' | 'ERP_DIFFERS' | 'WAREHOUSE_DIFFERS' | 'ALL_DIFFER';

/** What kind of drift there is among the three, if any. Two that are near enough agree; of two known it is the plan that differs. */
export const stockDriftOf = ({ planned, booked, moved }: ThreeStocks, tolerance: Tolerance): StockDriftKind | null => {
  const planAndErp = isNear(planned, booked, tolerance);
  if (moved === null) return planAndErp ? null : 'PLANNING_DIFFERS';
  const planAndFloor = isNear(planned, moved, tolerance);
  const erpAndFloor = isNear(booked, moved, tolerance);
  if ([planAndErp, planAndFloor, erpAndFloor].filter(Boolean).length > 1) return null;
  if (erpAndFloor) return 'PLANNING_DIFFERS';
  if (planAndFloor) return 'ERP_DIFFERS';
  return planAndErp ? 'WAREHOUSE_DIFFERS' : 'ALL_DIFFER';
};
