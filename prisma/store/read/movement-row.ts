import type { InventoryMovement } from '@distribution/model/inventory/movement';
import { instantOf } from '@distribution/model/time/instant';
import { type OriginRow, originColumns, originOf } from '../sql/record-row.ts';
import { sql } from '../sql/statement.ts';

export interface MovementRow
  extends
    OriginRow,
    Omit<InventoryMovement, 'locationCode' | 'legalEntity' | 'documentNumber' | 'occurredAt' | 'origin'> {
  readonly location_code: InventoryMovement['locationCode'];
  readonly legal_entity: InventoryMovement['legalEntity'];
  readonly document_number: InventoryMovement['documentNumber'];
  readonly occurred_at: Date;
}

export const MOVEMENT_COLUMNS = sql`m.number, m.sku, m.location_code, m.legal_entity, m.kind, trim_scale(m.quantity) AS quantity,
  m.unit, m.reason, m.lot, m.document_number, m.occurred_at, ${originColumns('m', 'movements')}`;

export const movementOf = (row: MovementRow): InventoryMovement => ({
  number: row.number,
  sku: row.sku,
  locationCode: row.location_code,
  legalEntity: row.legal_entity,
  kind: row.kind,
  quantity: row.quantity,
  unit: row.unit,
  reason: row.reason,
  lot: row.lot,
  documentNumber: row.document_number,
  occurredAt: instantOf(row.occurred_at.getTime()),
  origin: originOf(row),
});
