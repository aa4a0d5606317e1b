import { randomUUID } from 'node:crypto';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import {
  EXCEPTION_KINDS,
  type ExceptionKind,
  type InventoryException,
  inventoryExceptionIdOf,
  SEVERITIES,
} from '@distribution/model/operations/exception';
import type { ChangeBatch, Finding } from '@distribution/model/operations/sync-store';
import { EXCEPTION_COLUMNS, type ExceptionRow, exceptionOf } from '../read/exception-row.ts';
import { plannedPositionOf, POSITION_COLUMNS, POSITION_FROM, type PositionRow } from '../read/position-row.ts';
import type { Database } from '../sql/database.ts';
import { raw, sql, type Statement } from '../sql/statement.ts';
import type { BatchState } from './batch-state.ts';
import { keyTextOf } from './natural-key.ts';

/** Rows of the touched positions, whatever the alias. */
const isTouched = (alias: string, touched: ReadonlySet<string>): Statement => {
  const pairs = [...touched].map((key) => key.split('\u001f'));
  return sql`(${raw(alias)}.sku, ${raw(alias)}.location_code) IN (SELECT * FROM unnest(
    ${pairs.map(([sku]) => sku ?? '')}::text[], ${pairs.map(([, code]) => code ?? '')}::text[]))`;
};

const openedFrom = ({ position }: PlannedPosition, finding: Finding, now: BatchState['now']): InventoryException => ({
  id: inventoryExceptionIdOf(position.legalEntity, randomUUID()),
  ...finding,
  status: 'OPEN',
  sku: position.sku,
  product: position.product,
  locationCode: position.locationCode,
  location: position.location,
  legalEntity: position.legalEntity,
  regionCode: position.regionCode,
  openedAt: now,
  updatedAt: now,
  closedAt: null,
});

const store = async (database: Database, exceptions: readonly InventoryException[]): Promise<void> => {
  if (exceptions.length === 0) return;
  const rows = exceptions.map((exception) => ({
    id: exception.id,
    kind: exception.kind,
    severity: exception.severity,
    severity_rank: SEVERITIES.indexOf(exception.severity),
    status: exception.status,
    sku: exception.sku,
    location_code: exception.locationCode,
    legal_entity: exception.legalEntity,
    region_code: exception.regionCode,
    message: exception.message,
    opened_at: exception.openedAt,
    updated_at: exception.updatedAt,
    closed_at: exception.closedAt,
  }));
  await database.query(sql`
    INSERT INTO inventory_exception (id, kind, severity, severity_rank, status, sku, location_code, legal_entity,
      region_code, message, opened_at, updated_at, closed_at)
    SELECT r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, kind text, severity text,
      severity_rank int, status text, sku text, location_code text, legal_entity text, region_code text, message text,
      opened_at timestamptz, updated_at timestamptz, closed_at timestamptz)
    ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, severity_rank = excluded.severity_rank,
      status = excluded.status, message = excluded.message, updated_at = excluded.updated_at,
      closed_at = excluded.closed_at`);
};

/**
 * Runs the rules on the touched positions as they are now and opens, changes and closes exceptions accordingly. An open
 * one changes when its severity does (its message keeps the numbers that made it so); one on a position that is gone is
 * closed.
 */
export const judgePositions = async (
  database: Database,
  state: BatchState,
  rules: ChangeBatch['rules'],
): Promise<void> => {
  const touched = state.touchedPositions;
  if (touched.size === 0) return;
  const positionRows = await database.query<PositionRow>(
    sql`SELECT ${POSITION_COLUMNS} FROM ${POSITION_FROM} WHERE ${isTouched('p', touched)} ORDER BY p.sku, p.location_code`,
  );
  state.positions = positionRows.map(plannedPositionOf);
  const openRows = await database.query<ExceptionRow>(
    sql`SELECT ${EXCEPTION_COLUMNS} FROM inventory_exception t WHERE t.status = 'OPEN' AND ${isTouched('t', touched)} ORDER BY t.id`,
  );
  const slotOf = (kind: ExceptionKind, sku: string, code: string): string => keyTextOf([kind, sku, code]);
  const open = new Map(openRows.map((row) => [slotOf(row.kind, row.sku, row.location_code), exceptionOf(row)]));

  const changed: InventoryException[] = [];
  for (const planned of state.positions) {
    for (const kind of EXCEPTION_KINDS) {
      const slot = slotOf(kind, planned.position.sku, planned.position.locationCode);
      const finding = rules[kind](planned);
      const known = open.get(slot);
      if (finding === null) continue; // what stays in `open` is closed below
      open.delete(slot);
      if (known === undefined) state.opened.push(openedFrom(planned, finding, state.now));
      else if (known.severity !== finding.severity)
        changed.push({ ...known, severity: finding.severity, message: finding.message, updatedAt: state.now });
    }
  }
  for (const exception of open.values())
    state.closed.push({ ...exception, status: 'CLOSED', updatedAt: state.now, closedAt: state.now });
  const all = [...state.closed, ...changed, ...state.opened];
  await store(database, all);
  for (const exception of all)
    state.events.push({
      topic: 'inventory.exceptions',
      key: exception.id,
      // The house's own business: the empty code is no partner's, where null would be every partner's.
      owner: { region: exception.regionCode, legalEntity: exception.legalEntity, customer: '' },
      occurredAt: state.now,
      payload: { exception },
    });
};
