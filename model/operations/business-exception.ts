import { compare, type Decimal } from '../measure/decimal.ts';
import type { Money } from '../measure/money.ts';
import type { Ref } from '../entity-id.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Sku } from '../products/product.ts';
import type { SupplierCode } from '../supply/supplier.ts';
import type { Instant } from '../time/instant.ts';
import type { Severity } from './exception.ts';

/** What can be wrong in the business; what each means stands in the graph. Values may be added. */
export const BUSINESS_EXCEPTION_KINDS = [
  'STOCKOUT_RISK',
  'NEGATIVE_STOCK',
  'EXCESS',
  'EXPIRY_RISK',
  'SHORT_SHIP',
  'LATE_RECEIPT',
  'ACK_OVERDUE',
  'PRICE_MISMATCH',
  'ILLEGAL_TRANSITION',
  'MASTER_STALLED',
  'OUTBOUND_FAILED',
  'DRIFT',
  'FRESHNESS_BREACH',
  'UNMAPPED_CODE',
  'DUPLICATE',
  'FORECAST_SPIKE',
  'SUPPLIER_COLLABORATION',
  'BIAS',
  'PROMO_AT_RISK',
  'FORECAST_LATE',
  'FORECAST_INCOMPLETE',
  'SERVICE_LEVEL_BURN',
  'OWNERSHIP_VIOLATION',
  'REFUSED_RECORD',
] as const;
export type BusinessExceptionKind = (typeof BUSINESS_EXCEPTION_KINDS)[number];

/**
 * OPEN → CLAIMED by somebody, SNOOZED until an instant, RESOLVED by a person although the cause lasts → CLOSED once the
 * cause is gone, whatever the state was. What grows more urgent wakes a SNOOZED or RESOLVED one.
 */
export const BUSINESS_EXCEPTION_STATES = ['OPEN', 'CLAIMED', 'SNOOZED', 'RESOLVED', 'CLOSED'] as const;
export type BusinessExceptionState = (typeof BUSINESS_EXCEPTION_STATES)[number];

/** How long it has been open, or was until it closed. */
export const EXCEPTION_AGES = ['UNDER_1_HOUR', 'UNDER_1_DAY', 'UNDER_3_DAYS', 'UNDER_7_DAYS', 'FROM_7_DAYS'] as const;
export type ExceptionAge = (typeof EXCEPTION_AGES)[number];

/** What its severity rests on. */
export interface ExceptionFacts {
  /** Days until it hurts, begun ones counted as whole; 0 when it does already; `null` when waiting makes it no worse. */
  readonly daysToImpact: number | null;
  /** What is at stake; `null` when it cannot be put in money. */
  readonly value: Money | null;
  /** Class of the customer it touches; `null` when it touches none in particular. */
  readonly customerClass: 'A' | 'B' | 'C' | null;
}

/** A case somebody should work on; at most one that is not CLOSED per kind and cause. */
export interface BusinessException extends ExceptionFacts {
  readonly id: string;
  readonly kind: BusinessExceptionKind;
  readonly severity: Severity;
  readonly state: BusinessExceptionState;
  /** The role whose queue it is in. */
  readonly role: string;
  /** What it is about, in the words of the business: a flow, the number of an order, a SKU. */
  readonly subject: string;
  readonly message: string;
  /** Where it is written what to do about it. */
  readonly runbook: string;
  readonly sku: Sku | null;
  readonly product: Ref<'Product'> | null;
  readonly locationCode: LocationCode | null;
  readonly location: Ref<'Location'> | null;
  readonly supplierCode: SupplierCode | null;
  readonly supplier: Ref<'Supplier'> | null;
  readonly legalEntity: LegalEntityCode | null;
  /** `null` for the house's own business, which only callers without a row restriction see. */
  readonly regionCode: string | null;
  readonly assignee: string | null;
  readonly snoozedUntil: Instant | null;
  /** Why it was snoozed or resolved. */
  readonly reason: string | null;
  /** How often it has opened: more than once when it came back soon after it was closed. */
  readonly timesOpened: number;
  /** One higher with every change that people see; a command names the one it saw. */
  readonly version: number;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}

/** From which amounts on, in the amount's own currency, a value weighs. */
export interface ValueThresholds {
  readonly medium: Decimal;
  readonly high: Decimal;
}

const SOON_DAYS = 2;
const THIS_WEEK_DAYS = 7;

/**
 * Severity by points. Time: hurts already 3, within 2 days 2, within 7 days 1. Value: from `high` 2, from `medium` 1.
 * Customer of class A: 1. Sum 0 is LOW, 1–2 MEDIUM, 3–4 HIGH, from 5 CRITICAL. Never falls when the impact comes nearer
 * or the value grows.
 */
export const severityOf = ({ daysToImpact, value, customerClass }: ExceptionFacts, at: ValueThresholds): Severity => {
  const reaches = (threshold: Decimal): boolean => value !== null && compare(value.amount, threshold) >= 0;
  const time =
    daysToImpact === null || daysToImpact > THIS_WEEK_DAYS
      ? 0
      : daysToImpact > SOON_DAYS
        ? 1
        : daysToImpact > 0
          ? 2
          : 3;
  const points = time + (reaches(at.high) ? 2 : reaches(at.medium) ? 1 : 0) + (customerClass === 'A' ? 1 : 0);
  return points >= 5 ? 'CRITICAL' : points >= 3 ? 'HIGH' : points >= 1 ? 'MEDIUM' : 'LOW';
};

/** Whose queue a kind goes to where nothing else is set. A drift goes to who decides about it. */
export const DECLARED_ROLES: Readonly<Record<BusinessExceptionKind, string>> = {
  STOCKOUT_RISK: 'planner',
  NEGATIVE_STOCK: 'warehouse-supervisor',
  EXCESS: 'planner',
  EXPIRY_RISK: 'warehouse-supervisor',
  SHORT_SHIP: 'customer-service',
  LATE_RECEIPT: 'procurement',
  ACK_OVERDUE: 'procurement',
  PRICE_MISMATCH: 'finance',
  ILLEGAL_TRANSITION: 'procurement',
  MASTER_STALLED: 'integration-support',
  OUTBOUND_FAILED: 'integration-support',
  DRIFT: 'integration-support',
  FRESHNESS_BREACH: 'integration-support',
  UNMAPPED_CODE: 'steward',
  DUPLICATE: 'integration-support',
  FORECAST_SPIKE: 'procurement',
  SUPPLIER_COLLABORATION: 'procurement',
  BIAS: 'planner',
  PROMO_AT_RISK: 'planner',
  FORECAST_LATE: 'planner',
  FORECAST_INCOMPLETE: 'planner',
  SERVICE_LEVEL_BURN: 'integration-support',
  OWNERSHIP_VIOLATION: 'integration-support',
  REFUSED_RECORD: 'integration-support',
};
