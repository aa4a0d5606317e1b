import type { InventoryMovement } from '@distribution/model/inventory/movement';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { type BatchState, type KindChanges, markApplied, type UpsertOf } from './batch-state.ts';
import { keyTextOf, nameOfChange } from './natural-key.ts';
import { stepsOf } from './position-steps.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const rowOf = (movement: InventoryMovement) => ({
  system: movement.origin.system,
  number: movement.number,
  sku: movement.sku,
  location_code: movement.locationCode,
  legal_entity: movement.legalEntity,
  kind: movement.kind,
  quantity: movement.quantity,
  unit: movement.unit,
  reason: movement.reason,
  lot: movement.lot,
  document_number: movement.documentNumber,
  occurred_at: movement.occurredAt,
  as_of: movement.origin.asOf,
  revision: movement.origin.revision,
});

const INCOMING_TYPES = sql`system text, number text, sku text, location_code text, legal_entity text, kind text,
  quantity numeric, unit text, reason text, lot text, document_number text, occurred_at timestamptz,
  as_of timestamptz, revision bigint`;

const identityOf = ({ record }: UpsertOf<'INVENTORY_MOVEMENT'>): string =>
  keyTextOf([record.origin.system, record.number]);

/** A movement that is new to the ledger, and whether it changes the position; `null` where there is none (yet). */
type AddedRow = Readonly<{ system: string; number: string; moves: boolean | null }>;

/** Adds to the ledger what is not in it yet; answers which. */
const addToLedger = (
  database: Database,
  state: BatchState,
  upserts: readonly UpsertOf<'INVENTORY_MOVEMENT'>[],
): Promise<readonly AddedRow[]> =>
  database.query(sql`
    INSERT INTO inventory_movement AS t (system, number, sku, location_code, legal_entity, region_code, kind, quantity, unit,
      reason, lot, document_number, occurred_at, as_of, revision, recorded_at)
    SELECT r.system, r.number, r.sku, r.location_code, r.legal_entity, coalesce(l.region_code, ''), r.kind, r.quantity, r.unit,
      r.reason, r.lot, r.document_number, r.occurred_at, r.as_of, r.revision, ${state.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(upserts.map(({ record }) => rowOf(record)))}::jsonb) AS r(${INCOMING_TYPES})
    LEFT JOIN location l ON l.code = r.location_code
    ORDER BY r.system, r.number
    ON CONFLICT (system, number) DO NOTHING
    RETURNING t.system, t.number, (SELECT t.occurred_at > coalesce(p.booked_through, '-infinity') FROM inventory_position p
      WHERE p.sku = t.sku AND p.location_code = t.location_code) AS moves`);

/** Numbers that the ledger has with another content: two different facts under one name. */
const findConflicts = async (
  database: Database,
  upserts: readonly UpsertOf<'INVENTORY_MOVEMENT'>[],
): Promise<ReadonlySet<string>> => {
  const rows = await database.query<{ system: string; number: string; quantity: string }>(sql`
    SELECT r.system, r.number, r.quantity::text AS quantity
    FROM jsonb_to_recordset(${JSON.stringify(upserts.map(({ record }) => rowOf(record)))}::jsonb) AS r(${INCOMING_TYPES})
    JOIN inventory_movement m USING (system, number)
    WHERE (m.sku, m.location_code, m.kind, m.quantity, m.occurred_at)
      IS DISTINCT FROM (r.sku, r.location_code, r.kind, r.quantity, r.occurred_at)`);
  return new Set(rows.map(({ system, number, quantity }) => keyTextOf([system, number, quantity])));
};

/**
 * Makes positions for movements where nothing lies yet: with nothing booked, or, where the system of record has removed
 * the position, with zero booked as of then.
 */
const openPositions = (
  database: Database,
  state: BatchState,
  added: readonly InventoryMovement[],
): Promise<unknown> => {
  const latest = new Map<string, ReturnType<typeof rowOf>>();
  for (const row of added.map(rowOf)) {
    const key = keyTextOf([row.sku, row.location_code]);
    const known = latest.get(key);
    if (known === undefined || row.occurred_at > known.occurred_at) latest.set(key, row);
  }
  return database.query(sql`
    INSERT INTO inventory_position AS t (sku, location_code, legal_entity, region_code, unit, booked_on_hand, booked_through,
      on_hand, held, allocated, reserved, in_transit, on_order, backordered, lots, system, as_of, revision, changed_at)
    SELECT r.sku, r.location_code, r.legal_entity, coalesce(l.region_code, ''), r.unit, 0, d.as_of, 0, 0, 0, 0, 0, 0, 0, '[]',
      coalesce(d.system, r.system), coalesce(d.as_of, r.occurred_at), coalesce(d.revision, 0), ${state.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify([...latest.values()])}::jsonb) AS r(${INCOMING_TYPES})
    LEFT JOIN location l ON l.code = r.location_code
    LEFT JOIN LATERAL (SELECT * FROM tombstone d WHERE d.kind = 'INVENTORY_POSITION'
      AND d.key = r.sku || E'\\x1f' || r.location_code ORDER BY d.as_of DESC LIMIT 1) d ON TRUE
    WHERE d.as_of IS NULL OR r.occurred_at > d.as_of
    ORDER BY r.sku, r.location_code
    ON CONFLICT (sku, location_code) DO NOTHING`);
};

/**
 * Of a movement `m`: goods that left for a sales order. Whether the order is known here does not matter, so that the order
 * in which flows arrive does not either.
 */
export const IS_SHIPPED_ORDER = sql`(m.kind = 'ISSUE' AND m.quantity < 0 AND m.document_number IS NOT NULL)`;

/**
 * Adds to on hand what the system of record has not booked yet, and takes what left for sales orders off what is
 * promised to them, never below zero; a movement it already has changes nothing.
 */
const moveStock = (
  database: Database,
  state: BatchState,
  added: readonly InventoryMovement[],
): Promise<readonly { readonly sku: string; readonly location_code: string }[]> =>
  database.query(sql`
    UPDATE inventory_position t SET on_hand = t.on_hand + moved.quantity,
      allocated = least(t.allocated, greatest(0, t.allocated - moved.shipped)), as_of = greatest(t.as_of, moved.last_at),
      changed_at = ${state.now}::timestamptz
    FROM (
      SELECT p.sku, p.location_code, sum(m.quantity) AS quantity, max(m.occurred_at) AS last_at,
        coalesce(sum(-m.quantity) FILTER (WHERE ${IS_SHIPPED_ORDER}), 0) AS shipped
      FROM jsonb_to_recordset(${JSON.stringify(added.map(rowOf))}::jsonb) AS m(${INCOMING_TYPES})
      JOIN inventory_position p ON p.sku = m.sku AND p.location_code = m.location_code
      WHERE m.occurred_at > coalesce(p.booked_through, '-infinity')
      GROUP BY p.sku, p.location_code
    ) moved
    WHERE t.sku = moved.sku AND t.location_code = moved.location_code
    RETURNING t.sku, t.location_code`);

/** Applies movements: each enters the ledger once, and changes on hand if it is later than what is booked. */
export const applyMovements = async (
  database: Database,
  state: BatchState,
  { upserts, removals }: KindChanges<'INVENTORY_MOVEMENT'>,
): Promise<void> => {
  for (const change of removals) {
    const message = `${nameOfChange(change)}: a movement is never taken back, only followed by another one`;
    state.refused.push({ change, code: 'INVALID_ARGUMENT', message, missing: null });
  }
  const known = await refuseUnknown(database, state, upserts);
  if (known.length === 0) return;
  const unique = new Map<string, UpsertOf<'INVENTORY_MOVEMENT'>>();
  for (const upsert of known) if (!unique.has(identityOf(upsert))) unique.set(identityOf(upsert), upsert);
  const inserted = await addToLedger(database, state, [...unique.values()]);
  if (inserted.length < known.length) {
    const conflicts = await findConflicts(database, known);
    for (const change of known) {
      if (!conflicts.has(keyTextOf([identityOf(change), change.record.quantity]))) continue;
      const message = `${nameOfChange(change)} is already in the ledger with another content`;
      state.refused.push({ change, code: 'IDEMPOTENCY_CONFLICT', message, missing: null });
    }
  }
  if (inserted.length === 0) return;
  const toldOf = (rows: readonly AddedRow[]) =>
    rows.flatMap(({ system, number }) => unique.get(keyTextOf([system, number])) ?? []);
  const told = toldOf(inserted);
  const added = told.map(({ record }) => record);
  const homeless = toldOf(inserted.filter(({ moves }) => moves === null)); // few, and mostly none
  if (homeless.length > 0)
    await openPositions(
      database,
      state,
      homeless.map(({ record }) => record),
    );
  const touched = await moveStock(database, state, added);
  const moving = new Set(toldOf(inserted.filter(({ moves }) => moves === true)));
  if (state.before.size > 0)
    state.steps = stepsOf(
      state.before,
      known.filter((upsert) => moving.has(upsert)),
      state.pageOf,
    );
  const keys = inserted.map(({ system, number }) => ({ system, number }));
  markApplied(state, 'INVENTORY_MOVEMENT', keys, told);
  for (const row of touched) state.touchedPositions.add(keyTextOf([row.sku, row.location_code]));
};
