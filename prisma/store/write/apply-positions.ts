import type { InventoryPosition } from '@distribution/model/inventory/position';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { IS_SHIPPED_ORDER } from './apply-movements.ts';
import { type BatchState, type KindChanges, markApplied, type UpsertOf } from './batch-state.ts';
import { keyTextOf } from './natural-key.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { buryRemoved } from './remove-rows.ts';
import { isTaken, NEWER } from './upsert-rows.ts';

/** Sum of the ledger after an instant: what the system of record has not booked yet. */
const MOVED_SINCE = sql`coalesce((SELECT sum(m.quantity) FROM inventory_movement m
  WHERE m.sku = r.sku AND m.location_code = r.location_code AND m.occurred_at > r.as_of), 0)`;

/**
 * What of the figure's allocation has left since: goods issued for sales orders were promised to them, and counting both
 * the issue and the promise would show them as missing twice until the system of record lets go of the promise.
 */
const SHIPPED_SINCE = sql`coalesce((SELECT sum(-m.quantity) FROM inventory_movement m
  WHERE m.sku = r.sku AND m.location_code = r.location_code AND m.occurred_at > r.as_of AND ${IS_SHIPPED_ORDER}), 0)`;

const rowOf = (position: InventoryPosition) => ({
  sku: position.sku,
  location_code: position.locationCode,
  legal_entity: position.legalEntity,
  region_code: position.regionCode,
  unit: position.unit,
  on_hand: position.onHand,
  held: position.held,
  allocated: position.allocated,
  reserved: position.reserved,
  in_transit: position.inTransit,
  on_order: position.onOrder,
  backordered: position.backordered,
  lots: position.lots,
  system: position.origin.system,
  as_of: position.origin.asOf,
  revision: position.origin.revision,
});

/** What readers see of a position. */
const AMOUNTS = ['on_hand', 'held', 'allocated', 'reserved', 'in_transit', 'on_order', 'backordered'];
const SEEN = ['legal_entity', 'region_code', 'unit', ...AMOUNTS, 'lots'];
/** What a figure sets besides. `as_of` is left out: later movements have moved it on. */
const FIGURES = [...SEEN, 'booked_on_hand', 'booked_through'];

type TouchedRow = Readonly<{ sku: string; location_code: string }>;

/**
 * Takes the stock figures of the system of record. A figure has all movements up to its `asOf` in it; on hand is the
 * figure plus the later movements of the ledger, so the order in which figures and movements arrive does not matter.
 * A row that only movements have made so far (`booked_through` NULL) takes the first figure, however old.
 */
const takeFigures = (
  database: Database,
  state: BatchState,
  upserts: readonly UpsertOf<'INVENTORY_POSITION'>[],
): Promise<readonly TouchedRow[]> =>
  database.query<TouchedRow>(sql`
    INSERT INTO inventory_position AS t (sku, location_code, legal_entity, region_code, unit, booked_on_hand, booked_through,
      on_hand, held, allocated, reserved, in_transit, on_order, backordered, lots, system, as_of, revision, changed_at)
    SELECT r.sku, r.location_code, r.legal_entity, r.region_code, r.unit, r.on_hand, r.as_of, r.on_hand + ${MOVED_SINCE},
      r.held, least(r.allocated, greatest(0, r.allocated - ${SHIPPED_SINCE})), r.reserved, r.in_transit, r.on_order, r.backordered, r.lots,
      r.system, r.as_of, r.revision, ${state.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(upserts.map(({ record }) => rowOf(record)))}::jsonb) AS r(
      sku text, location_code text, legal_entity text, region_code text, unit text, on_hand numeric, held numeric,
      allocated numeric, reserved numeric, in_transit numeric, on_order numeric, backordered numeric, lots jsonb,
      system text, as_of timestamptz, revision bigint)
    WHERE NOT EXISTS (SELECT 1 FROM tombstone d WHERE d.kind = 'INVENTORY_POSITION' AND d.system = r.system
      AND d.key = r.sku || E'\\x1f' || r.location_code AND d.revision >= r.revision)
    ORDER BY r.sku, r.location_code
    ON CONFLICT (sku, location_code) DO UPDATE SET
      legal_entity = excluded.legal_entity, region_code = excluded.region_code, unit = excluded.unit,
      booked_on_hand = excluded.booked_on_hand, booked_through = excluded.booked_through, on_hand = excluded.on_hand,
      held = excluded.held, allocated = excluded.allocated, reserved = excluded.reserved,
      in_transit = excluded.in_transit, on_order = excluded.on_order, backordered = excluded.backordered,
      lots = excluded.lots, system = excluded.system, as_of = greatest(t.as_of, excluded.as_of),
      revision = excluded.revision, changed_at = excluded.changed_at
    WHERE ${isTaken(sql`(t.booked_through IS NULL OR ${NEWER})`, FIGURES, SEEN)}
    RETURNING t.sku, t.location_code`);

/**
 * A removed position counts as a figure of zero: where the ledger has later movements the row stays with those, else
 * it goes.
 */
const takeRemovals = async (
  database: Database,
  state: BatchState,
  removals: KindChanges['removals'],
): Promise<readonly TouchedRow[]> => {
  await buryRemoved(database, removals, state.now);
  const wanted = removals.map(({ key, origin }) => ({
    sku: key[0] ?? '',
    location_code: key[1] ?? '',
    system: origin.system,
    as_of: origin.asOf,
    revision: origin.revision,
  }));
  const incoming = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    AS r(sku text, location_code text, system text, as_of timestamptz, revision bigint)`;
  const older = sql`t.sku = r.sku AND t.location_code = r.location_code
    AND (t.booked_through IS NULL OR (t.system = r.system AND t.revision < r.revision))`;
  const emptied = await database.query<TouchedRow>(sql`
    UPDATE inventory_position t SET booked_on_hand = 0, booked_through = r.as_of, on_hand = ${MOVED_SINCE}, held = 0,
      allocated = 0, reserved = 0, in_transit = 0, on_order = 0, backordered = 0, lots = '[]', system = r.system,
      as_of = greatest(t.as_of, r.as_of), revision = r.revision, changed_at = ${state.now}::timestamptz
    FROM ${incoming} WHERE ${older} RETURNING t.sku, t.location_code`);
  await database.query(sql`
    DELETE FROM inventory_position t USING ${incoming}
    WHERE t.sku = r.sku AND t.location_code = r.location_code AND t.system = r.system AND t.revision = r.revision
      AND NOT EXISTS (SELECT 1 FROM inventory_movement m
        WHERE m.sku = t.sku AND m.location_code = t.location_code AND m.occurred_at > r.as_of)`);
  return emptied;
};

/** Applies stock figures and their removals. */
export const applyPositions = async (
  database: Database,
  state: BatchState,
  { upserts, removals }: KindChanges<'INVENTORY_POSITION'>,
): Promise<void> => {
  const known = await refuseUnknown(database, state, upserts);
  const touched = [
    ...(known.length === 0 ? [] : await takeFigures(database, state, known)),
    ...(removals.length === 0 ? [] : await takeRemovals(database, state, removals)),
  ];
  const keys = new Set(touched.map((row) => keyTextOf([row.sku, row.location_code])));
  for (const key of keys) state.touchedPositions.add(key);
  const taken = known.filter(({ record }) => keys.has(keyTextOf([record.sku, record.locationCode])));
  markApplied(state, 'INVENTORY_POSITION', touched, taken);
};
