import type { SourceCall } from '../erp/source-call.ts';
import type { WriteAuthority } from '../erp/write-authority.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { UnitCode } from '../measure/unit-code.ts';
import type { Sku } from '../products/product.ts';
import type { PlanningParameters } from './planning-parameters.ts';

/** What planning wants set for one product at one location; what is left out stays. Plain JSON: it is what is approved. */
export interface PlanningParametersChange {
  readonly sku: Sku;
  readonly locationCode: LocationCode;
  /** Of the quantities: the base unit of the product. */
  readonly unit: UnitCode;
  readonly set: {
    readonly safetyStock?: Decimal;
    readonly reorderPoint?: Decimal;
    readonly maximumStock?: Decimal;
    /** Fraction, e.g. `0.95`. */
    readonly serviceLevel?: Decimal;
    readonly reviewPeriodDays?: number;
  };
}

/** Where planning parameters are set. Action of the approval: CHANGE_PLANNING_PARAMETERS, content the change. */
export interface PlanningParametersSink {
  /** Sets them and answers them as the system keeps them. Throws APPROVAL_REQUIRED, IDEMPOTENCY_CONFLICT. */
  changePlanningParameters(
    change: PlanningParametersChange,
    authority: WriteAuthority,
    call: SourceCall,
  ): Promise<PlanningParameters>;
  /** What was set under the key, as it is now; `null` when nothing was. */
  findPlanningParameters(idempotencyKey: string, call: SourceCall): Promise<PlanningParameters | null>;
}
