import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { ExceptionJudge, ExceptionPolicy, JudgedKind } from '@distribution/model/operations/exception-desk';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';
import type { Leases } from '../write/flow-lease.ts';
import {
  findBias,
  findForecastIncomplete,
  findForecastLate,
  findForecastSpike,
  findPromoAtRisk,
  findSupplierCollaboration,
} from './find-forecasts.ts';
import { findBurn } from './find-burn.ts';
import {
  findDrift,
  findDuplicate,
  findFreshnessBreach,
  findOwnershipViolation,
  findRefusedRecord,
  findUnmappedCode,
} from './find-integration.ts';
import { findAckOverdue, findLateReceipt, findPriceMismatch, findShortShip } from './find-orders.ts';
import { findIllegalTransition, findMasterStalled, findOutboundFailed } from './find-outbound.ts';
import { findExcess, findExpiryRisk, findNegativeStock, findStockoutRisk } from './find-stock.ts';
import { keepFindings } from './keep-findings.ts';

/** The search for the causes of each kind. */
const FINDERS: Readonly<Record<BusinessExceptionKind, (policy: ExceptionPolicy, now: Statement) => Statement>> = {
  STOCKOUT_RISK: findStockoutRisk,
  NEGATIVE_STOCK: findNegativeStock,
  EXCESS: findExcess,
  EXPIRY_RISK: findExpiryRisk,
  SHORT_SHIP: findShortShip,
  LATE_RECEIPT: findLateReceipt,
  ACK_OVERDUE: findAckOverdue,
  PRICE_MISMATCH: findPriceMismatch,
  ILLEGAL_TRANSITION: findIllegalTransition,
  MASTER_STALLED: findMasterStalled,
  OUTBOUND_FAILED: findOutboundFailed,
  DRIFT: findDrift,
  FRESHNESS_BREACH: findFreshnessBreach,
  UNMAPPED_CODE: findUnmappedCode,
  DUPLICATE: findDuplicate,
  FORECAST_SPIKE: findForecastSpike,
  SUPPLIER_COLLABORATION: findSupplierCollaboration,
  BIAS: findBias,
  PROMO_AT_RISK: findPromoAtRisk,
  FORECAST_LATE: findForecastLate,
  FORECAST_INCOMPLETE: findForecastIncomplete,
  SERVICE_LEVEL_BURN: findBurn,
  OWNERSHIP_VIOLATION: findOwnershipViolation,
  REFUSED_RECORD: findRefusedRecord,
};

export const createExceptionJudge = (
  database: TransactionalDatabase,
  leases: Pick<Leases, 'withLease'>,
): ExceptionJudge => ({
  judge: async (kind, policy, now) => {
    const causes = FINDERS[kind](policy, sql`${now}::timestamptz`);
    let sum: JudgedKind = { opened: 0, reopened: 0, changed: 0, closed: 0 };
    for (;;) {
      const step = await database.transaction((transaction) => keepFindings(transaction, kind, causes, policy, now));
      sum = {
        opened: sum.opened + step.opened,
        reopened: sum.reopened + step.reopened,
        changed: sum.changed + step.changed,
        closed: sum.closed + step.closed,
      };
      if (!step.more) return sum;
    }
  },
  withLease: (work) => leases.withLease('exceptions', work),
});
