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
import { plannedPositionOf } from '../read/position-row.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import type { BatchState, JudgedPosition } from './batch-state.ts';
import { keyTextOf } from './natural-key.ts';
import { isTouched, loadTouched } from './touched-positions.ts';

const openedFrom = ({ position }: PlannedPosition, finding: Finding, now: BatchState['now']): InventoryException => ({
  id: inventoryExceptionIdOf(position.legalEntity, createRowId()),
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

/** The touched positions as each page left them, in order; the last of each as it is now. */
const judgedPositions = async (database: Database, state: BatchState): Promise<readonly JudgedPosition[]> => {
  const rows = await loadTouched(database, state.touchedPositions);
  return rows.flatMap((row): readonly JudgedPosition[] => {
    const steps = state.steps.get(keyTextOf([row.sku, row.location_code])) ?? [];
    const last = steps.at(-1);
    return last === undefined
      ? [{ planned: plannedPositionOf(row) }]
      : [...steps.slice(0, -1), { ...last, row }].map((step) => ({
          planned: plannedPositionOf(step.row),
          correlationId: step.correlationId,
        }));
  });
};

/**
 * Runs the rules on the touched positions as each page left them and opens, changes and closes exceptions accordingly. An
 * open one changes when its severity does (its message keeps the numbers that made it so); one on a position that is gone
 * is closed.
 */
export const judgePositions = async (
  database: Database,
  state: BatchState,
  rules: ChangeBatch['rules'],
): Promise<void> => {
  const touched = state.touchedPositions;
  if (touched.size === 0) return;
  state.positions = await judgedPositions(database, state);
  const openRows = await database.query<ExceptionRow>(
    sql`SELECT ${EXCEPTION_COLUMNS} FROM inventory_exception t WHERE t.status = 'OPEN' AND ${isTouched('t', touched)} ORDER BY t.id`,
  );
  const slotOf = (kind: ExceptionKind, sku: string, code: string): string => keyTextOf([kind, sku, code]);
  const open = new Map(openRows.map((row) => [slotOf(row.kind, row.sku, row.location_code), exceptionOf(row)]));
  const gone = new Map(open);

  /** As they are now, by id: one that opens and closes is written once. */
  const changed = new Map<string, InventoryException>();
  const tell = (exception: InventoryException, correlationId: string | undefined): void => {
    changed.set(exception.id, exception);
    state.events.push({
      topic: 'inventory.exceptions',
      key: exception.id,
      // The house's own business: the empty code is no partner's, where null would be every partner's.
      owner: { region: exception.regionCode, legalEntity: exception.legalEntity, customer: '' },
      occurredAt: state.now,
      payload: { exception },
      ...(correlationId === undefined ? {} : { correlationId }),
    });
  };
  const close = (exception: InventoryException, correlationId?: string): void => {
    const closed: InventoryException = { ...exception, status: 'CLOSED', updatedAt: state.now, closedAt: state.now };
    state.closed.push(closed);
    tell(closed, correlationId);
  };
  for (const { planned, correlationId } of state.positions) {
    for (const kind of EXCEPTION_KINDS) {
      const slot = slotOf(kind, planned.position.sku, planned.position.locationCode);
      gone.delete(slot);
      const finding = rules[kind](planned);
      const known = open.get(slot);
      if (finding === null) {
        if (known !== undefined) close(known, correlationId);
        open.delete(slot);
      } else if (known === undefined) {
        const opened = openedFrom(planned, finding, state.now);
        open.set(slot, opened);
        state.opened.push(opened);
        tell(opened, correlationId);
      } else if (known.severity !== finding.severity) {
        const worse = { ...known, severity: finding.severity, message: finding.message, updatedAt: state.now };
        open.set(slot, worse);
        tell(worse, correlationId);
      }
    }
  }
  for (const exception of gone.values()) close(exception);
  // Closed ones first: of a kind one may be open at a position.
  const all = [...changed.values()];
  await store(database, [
    ...all.filter(({ status }) => status === 'CLOSED'),
    ...all.filter(({ status }) => status !== 'CLOSED'),
  ]);
};
