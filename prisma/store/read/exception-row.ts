import { type InventoryException } from '@distribution/model/operations/exception';
import { locationIdOf } from '@distribution/model/locations/location';
import { productIdOf } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

export interface ExceptionRow extends Pick<
  InventoryException,
  'id' | 'kind' | 'severity' | 'status' | 'sku' | 'message'
> {
  readonly location_code: InventoryException['locationCode'];
  readonly legal_entity: InventoryException['legalEntity'];
  readonly region_code: string;
  readonly opened_at: Date;
  readonly updated_at: Date;
  readonly closed_at: Date | null;
}

export const EXCEPTION_COLUMNS = sql`t.id, t.kind, t.severity, t.status, t.sku, t.location_code, t.legal_entity, t.region_code,
  t.message, t.opened_at, t.updated_at, t.closed_at`;

export const exceptionOf = (row: ExceptionRow): InventoryException => ({
  id: row.id,
  kind: row.kind,
  severity: row.severity,
  status: row.status,
  sku: row.sku,
  product: { id: productIdOf(row.sku) },
  locationCode: row.location_code,
  location: { id: locationIdOf(row.legal_entity, row.location_code) },
  legalEntity: row.legal_entity,
  regionCode: row.region_code,
  message: row.message,
  openedAt: instantOf(row.opened_at.getTime()),
  updatedAt: instantOf(row.updated_at.getTime()),
  closedAt: row.closed_at === null ? null : instantOf(row.closed_at.getTime()),
});
