import type { Ref } from '../entity-id.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { SupplierCode } from '../supply/supplier.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { ForecastVersionCode } from './forecast.ts';
import type { ChangedBucket } from './changed-bucket.ts';

/**
 * What a revision came to for one product at one location. NEW: not decided; HELD: the series is faulty, nothing moves;
 * BASELINE: the first version the ERP plans on there, nothing moves; UNCHANGED: it is planned on from now on, and nothing has
 * to move; NOT_PLANNED: the ERP has no reorder point there, nobody knows the lead time, the plan is shorter than it, or who published
 * the plan keeps the reorder point as well;
 * ALLOWED → SUBMITTED: on its way to the ERP, FAILED when the ERP refused it or it was given up: then it is owed to the next
 * version; NEEDS_APPROVAL → SUBMITTED, REJECTED by an approver, or WITHDRAWN: for a newer
 * revision, by who asked, or because nobody decided in time; DENIED by policy.
 */
export const IMPACT_OUTCOMES = [
  'NEW',
  'HELD',
  'BASELINE',
  'UNCHANGED',
  'NOT_PLANNED',
  'ALLOWED',
  'NEEDS_APPROVAL',
  'SUBMITTED',
  'FAILED',
  'REJECTED',
  'WITHDRAWN',
  'DENIED',
] as const;
export type ImpactOutcome = (typeof IMPACT_OUTCOMES)[number];

/** What a decision rests on, as it was then and as it is now. */
export interface DecisionBasis {
  /** FORECAST: demand over lead time and review period; PARAMETERS: the reorder point; BALANCE: available. */
  readonly kind: 'FORECAST' | 'PARAMETERS' | 'BALANCE';
  readonly source: string;
  /** The version of a forecast, else the source's revision of the record. */
  readonly version: string;
  readonly asOf: Instant;
  readonly quantity: Quantity;
  /** Whether it still is what stands; computed when it is read. */
  readonly isCurrent: boolean;
  /** What stands now; `null` where nothing does. */
  readonly quantityNow: Quantity | null;
}

/** A promotion that cannot be met. */
export interface PromotionAtRisk {
  readonly startsOn: LocalDate;
  readonly reason: string;
  /** What will be missing by the end of its bucket. */
  readonly missing: Quantity;
  /** The last day on which a regular order still comes in time; `null` where nobody knows the lead time. */
  readonly orderBy: LocalDate | null;
}

/** What one revision of the forecast does to one product at one location. */
export interface ForecastImpact {
  readonly id: string;
  readonly publicationId: string;
  readonly versionCode: ForecastVersionCode;
  readonly version: Ref<'ForecastVersion'>;
  readonly revision: number;
  readonly sku: Sku;
  readonly product: Ref<'Product'>;
  readonly locationCode: LocationCode;
  readonly location: Ref<'Location'> | null;
  readonly supplierCode: SupplierCode | null;
  /** Demand over the horizon in the version planned on before; `null` where there was none. */
  readonly before: Quantity | null;
  readonly after: Quantity;
  readonly changePercent: Decimal | null;
  /** RAISED for an uplift over the threshold. */
  readonly priority: 'NORMAL' | 'RAISED';
  readonly buckets: readonly ChangedBucket[];
  readonly outcome: ImpactOutcome;
  readonly reorderPoint: Quantity | null;
  readonly approvalId: string | null;
  readonly outboundId: string | null;
  readonly promotion: PromotionAtRisk | null;
  /** Whether a decision is expected at all: the change is over the threshold. */
  readonly isInfluencing: boolean;
  /** Until when one is expected. */
  readonly dueAt: Instant;
  /** The first decision that took it up: about its parameters, or an order to a supplier; `null` as long as there is none. */
  readonly consumedAt: Instant | null;
  readonly consumedBy: 'PARAMETERS' | 'PURCHASE_ORDER' | 'TRANSFER_ORDER' | null;
  readonly basedOn: readonly DecisionBasis[];
}

export interface ImpactFilter {
  readonly publicationId: string | null;
  readonly outcomes: readonly ImpactOutcome[] | null;
  readonly skus: readonly Sku[] | null;
  readonly locationCodes: readonly LocationCode[] | null;
  /** `true`: of the newest published revision, over the threshold, and no decision has taken it up. */
  readonly isUnconsumed: boolean | null;
  /** `true`: unconsumed, and its time is over. */
  readonly isOverdue: boolean | null;
  readonly isRaised: boolean | null;
}

/** Reads of impacts. */
export interface ImpactReader {
  /** By product and location, then by revision. */
  listImpacts(filter: ImpactFilter, page: PageRequest, scope: ReadScope, now: Instant): Promise<Page<ForecastImpact>>;
  loadImpact(id: string, scope: ReadScope): Promise<ForecastImpact | null>;
}
