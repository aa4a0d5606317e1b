import { upsertSchema } from '@distribution/model/erp/change';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { AssumedStock, AssumptionComparison } from '@distribution/model/operations/stock-drift';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';

/**
 * What plan, ERP and warehouse say of each position at the instant the plan took its stock.
 *   booked: on hand as it is here, less what moved since that instant
 *   moved: all movements up to it, where the ledger begins with the first balance of the position
 *   is_known: the ledger tells everything up to the instant and up to the ERP's figure; without a ledger, the figure has
 *   not changed since and the ERP was heard after the instant
 */
export const assumedStocks = (where: Statement): Statement => sql`
  SELECT a.sku, a.location_code, a.on_hand AS planned, a.unit, a.taken_at, a.system, a.as_of, a.revision, p.region_code,
    p.legal_entity, p.on_hand - coalesce(m.since, 0) AS booked, CASE WHEN m.begins THEN m.until END AS moved,
    coalesce(CASE WHEN flows.moved_through IS NULL THEN p.as_of <= a.taken_at AND flows.booked_through >= a.taken_at
      ELSE flows.moved_through >= greatest(a.taken_at, p.booked_through) AND flows.ledger_from <= a.taken_at
        AND flows.booked_through >= a.taken_at END, FALSE) AS is_known
  FROM stock_assumption a
  JOIN inventory_position p ON p.sku = a.sku AND p.location_code = a.location_code AND p.unit = a.unit
  CROSS JOIN (SELECT (SELECT f.confirmed_at FROM sync_flow f WHERE f.name = 'inventory') AS booked_through,
    (SELECT f.confirmed_at FROM sync_flow f WHERE f.name = 'movements') AS moved_through,
    (SELECT min(m.occurred_at) FROM inventory_movement m) AS ledger_from) flows
  LEFT JOIN LATERAL (
    SELECT sum(l.quantity) FILTER (WHERE l.occurred_at > a.taken_at) AS since,
      coalesce(sum(l.quantity) FILTER (WHERE l.occurred_at <= a.taken_at), 0) AS until,
      bool_or(l.kind = 'OPENING') AS begins
    FROM inventory_movement l WHERE l.sku = a.sku AND l.location_code = a.location_code) m ON TRUE
  WHERE ${where}`;

interface StockRow {
  readonly sku: string;
  readonly location_code: string;
  readonly planned: string;
  readonly booked: string;
  readonly moved: string | null;
  readonly unit: string;
  readonly taken_at: Date;
  readonly system: string;
  readonly as_of: Date;
  readonly revision: string;
}

const stockOf = (row: StockRow): AssumedStock => {
  const takenAt = instantOf(row.taken_at.getTime());
  const record = {
    sku: row.sku,
    locationCode: row.location_code,
    onHand: parseDecimal(row.planned),
    unit: row.unit,
    takenAt,
    origin: { system: row.system, asOf: instantOf(row.as_of.getTime()), revision: Number(row.revision) },
  };
  return {
    sku: skuSchema.parse(row.sku),
    locationCode: locationCodeSchema.parse(row.location_code),
    takenAt,
    planned: parseDecimal(row.planned),
    booked: parseDecimal(row.booked),
    moved: row.moved === null ? null : parseDecimal(row.moved),
    told: upsertSchema.parse({ of: 'STOCK_ASSUMPTION', operation: 'UPSERT', record }),
  };
};

/** See `ReconciliationStore.compareAssumptions`. One statement, so that all three are of one moment. */
export const compareAssumptions = async (database: Database): Promise<AssumptionComparison> => {
  const [found] = await database.query<{ compared: number; in_flight: number; different: readonly StockRowJson[] }>(sql`
    WITH stocks AS MATERIALIZED (${assumedStocks(sql`TRUE`)})
    SELECT count(*)::int AS compared, (count(*) FILTER (WHERE NOT s.is_known))::int AS in_flight,
      coalesce(jsonb_agg(jsonb_build_object('sku', s.sku, 'location_code', s.location_code, 'planned', s.planned::text,
        'booked', s.booked::text, 'moved', s.moved::text, 'unit', s.unit, 'taken_at', s.taken_at, 'system', s.system,
        'as_of', s.as_of, 'revision', s.revision::text) ORDER BY s.sku, s.location_code)
        FILTER (WHERE s.is_known AND (s.planned <> s.booked OR s.planned <> s.moved)), '[]') AS different
    FROM stocks s`);
  return {
    compared: found?.compared ?? 0,
    inFlight: found?.in_flight ?? 0,
    different: (found?.different ?? []).map(({ taken_at, as_of, ...row }) =>
      stockOf({ ...row, taken_at: new Date(taken_at), as_of: new Date(as_of) }),
    ),
  };
};

type StockRowJson = Omit<StockRow, 'taken_at' | 'as_of'> & { readonly taken_at: string; readonly as_of: string };
