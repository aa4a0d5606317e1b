import type { BusinessException } from '@distribution/model/operations/business-exception';
import { type LegalEntityCode } from '@distribution/model/legal-entity';
import { locationIdOf } from '@distribution/model/locations/location';
import type { CurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { Money } from '@distribution/model/measure/money';
import { runbookOf } from '@distribution/model/operations/runbook';
import { productIdOf } from '@distribution/model/products/product';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { NewEvent } from '../log/append-events.ts';
import { sql } from '../sql/statement.ts';

type Same = 'id' | 'kind' | 'severity' | 'state' | 'role' | 'subject' | 'message' | 'sku' | 'assignee' | 'reason';

export interface BusinessExceptionRow extends Pick<BusinessException, Same | 'version'> {
  readonly dedupe_key: string;
  readonly location_code: BusinessException['locationCode'];
  readonly supplier_code: BusinessException['supplierCode'];
  readonly legal_entity: LegalEntityCode | '';
  readonly region_code: string;
  readonly days_to_impact: number | null;
  readonly value: string | null;
  readonly currency: CurrencyCode | null;
  readonly customer_class: BusinessException['customerClass'];
  readonly snoozed_until: Date | null;
  readonly times_opened: number;
  readonly opened_at: Date;
  readonly updated_at: Date;
  readonly closed_at: Date | null;
}

export const BUSINESS_EXCEPTION_COLUMNS = sql`t.id, t.kind, t.dedupe_key, t.state, t.severity, t.role, t.subject, t.message,
  t.sku, t.location_code, t.supplier_code, t.legal_entity, t.region_code, t.days_to_impact, t.value, t.currency,
  t.customer_class, t.assignee, t.snoozed_until, t.reason, t.times_opened, t.version, t.opened_at, t.updated_at, t.closed_at`;

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

/** An amount with its currency, when there are both. */
export const moneyOf = (row: Pick<BusinessExceptionRow, 'value' | 'currency'>): Money | null =>
  row.value === null || row.currency === null ? null : { amount: parseDecimal(row.value), currency: row.currency };

export const businessExceptionOf = (row: BusinessExceptionRow): BusinessException => ({
  id: row.id,
  kind: row.kind,
  severity: row.severity,
  state: row.state,
  role: row.role,
  subject: row.subject,
  message: row.message,
  runbook: runbookOf(row.kind),
  sku: row.sku,
  product: row.sku === null ? null : { id: productIdOf(row.sku) },
  locationCode: row.location_code,
  location:
    row.location_code === null || row.legal_entity === ''
      ? null
      : { id: locationIdOf(row.legal_entity, row.location_code) },
  supplierCode: row.supplier_code,
  supplier: row.supplier_code === null ? null : { id: supplierIdOf(row.supplier_code) },
  legalEntity: row.legal_entity === '' ? null : row.legal_entity,
  regionCode: row.region_code === '' ? null : row.region_code,
  daysToImpact: row.days_to_impact,
  value: moneyOf(row),
  customerClass: row.customer_class,
  assignee: row.assignee,
  snoozedUntil: instantOrNull(row.snoozed_until),
  reason: row.reason,
  timesOpened: row.times_opened,
  version: row.version,
  openedAt: instantOf(row.opened_at.getTime()),
  updatedAt: instantOf(row.updated_at.getTime()),
  closedAt: instantOrNull(row.closed_at),
});

/** News of exceptions, in the shape of the graph's type. The empty owner is no partner's and no region's. */
export const exceptionEvents = (rows: readonly BusinessExceptionRow[]): readonly NewEvent[] =>
  rows.map((row) => ({
    topic: 'operations.exceptions' as const,
    key: row.id,
    owner: { region: row.region_code, legalEntity: row.legal_entity, customer: '' },
    occurredAt: instantOf(row.updated_at.getTime()),
    payload: { exception: businessExceptionOf(row) },
  }));
