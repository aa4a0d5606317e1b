import type { Decimal } from '../measure/decimal.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { SupplierCode } from '../supply/supplier.ts';
import type { Instant } from '../time/instant.ts';
import type {
  BusinessException,
  BusinessExceptionKind,
  BusinessExceptionState,
  ExceptionAge,
  ValueThresholds,
} from './business-exception.ts';
import type { Severity } from './exception.ts';

/** Who looks: within the rows of the scope, the queues of the roles; `null` for all queues. */
export interface QueueScope extends ReadScope {
  readonly roles: readonly string[] | null;
}

export interface BusinessExceptionFilter {
  readonly kinds: readonly BusinessExceptionKind[] | null;
  readonly states: readonly BusinessExceptionState[] | null;
  readonly roles: readonly string[] | null;
  readonly severityAtLeast: Severity | null;
  readonly ages: readonly ExceptionAge[] | null;
  readonly regions: readonly string[] | null;
  readonly locationCodes: readonly LocationCode[] | null;
  readonly skus: readonly Sku[] | null;
  readonly supplierCodes: readonly SupplierCode[] | null;
  readonly assignees: readonly string[] | null;
}

/** By what exceptions are grouped. */
export const CLUSTER_DIMENSIONS = ['SITE', 'SUPPLIER', 'CATEGORY', 'KIND', 'REGION', 'ROLE'] as const;
export type ClusterDimension = (typeof CLUSTER_DIMENSIONS)[number];

/** Exceptions with one thing in common. */
export interface ExceptionCluster {
  /** Code of the site, supplier, region or role, name of the category or kind; `null` for those that have none. */
  readonly key: string | null;
  readonly count: number;
  /** `count` as a fraction of all that the filter finds, with four digits. */
  readonly share: Decimal;
  readonly critical: number;
  readonly oldestOpenedAt: Instant;
  readonly ages: readonly { readonly age: ExceptionAge; readonly count: number }[];
}

/** What a person wants of an exception. */
export type ExceptionStep =
  | { readonly to: 'CLAIMED'; readonly assignee: string }
  | { readonly to: 'SNOOZED'; readonly until: Instant }
  | { readonly to: 'RESOLVED' };

/** Where people work through their queues. Every step is in the audit trail. */
export interface ExceptionDesk {
  load(id: string, scope: QueueScope): Promise<BusinessException | null>;
  /** Newest first. `now` is what ages are counted to. */
  list(
    filter: BusinessExceptionFilter,
    page: PageRequest,
    scope: QueueScope,
    now: Instant,
  ): Promise<Page<BusinessException>>;
  /** Largest first, at most `limit`. */
  cluster(
    by: ClusterDimension,
    filter: BusinessExceptionFilter,
    limit: number,
    scope: QueueScope,
    now: Instant,
  ): Promise<readonly ExceptionCluster[]>;
  /**
   * Takes the step if the exception still is at `version`; answers it as it is then. Throws NOT_FOUND when the scope has
   * no such exception, VERSION_CONFLICT when it has changed since, INVALID_ARGUMENT when it is closed.
   */
  step(
    id: string,
    version: number,
    step: ExceptionStep,
    by: { readonly actor: string; readonly reason: string | null; readonly correlationId: string },
    scope: QueueScope,
  ): Promise<BusinessException>;
}

/** By what exceptions are found, weighed and routed. */
export interface ExceptionPolicy {
  readonly roles: Readonly<Record<BusinessExceptionKind, string>>;
  readonly values: ValueThresholds;
  /** Hours a supplier has to answer a purchase order. */
  readonly acknowledgementHours: number;
  /** Minutes a change of master data that a system took has to come back by its flow. */
  readonly masterConfirmationMinutes: number;
  /** Days before its expiry at which a lot is at risk. */
  readonly expiryDays: number;
  /** What comes back within so many minutes of its closing goes on as the same exception. */
  readonly dampingMinutes: number;
  /** Tracking signal, either way, beyond which a forecast counts as biased. */
  readonly trackingSignal: Decimal;
}

/** What one look at a kind came to. */
export interface JudgedKind {
  readonly opened: number;
  readonly reopened: number;
  readonly changed: number;
  readonly closed: number;
}

/** Finds what is wrong now: opens, changes and closes exceptions accordingly. */
export interface ExceptionJudge {
  judge(kind: BusinessExceptionKind, policy: ExceptionPolicy, now: Instant): Promise<JudgedKind>;
  /** Runs the work while no other process does; `null` when another one does. A lost lease aborts the signal. */
  withLease<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
}
