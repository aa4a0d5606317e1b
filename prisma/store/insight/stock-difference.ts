import type { MovementKind } from '@distribution/model/inventory/movement';
import { parseDecimal, subtract } from '@distribution/model/measure/decimal';
import type { AssumedDifference, StockDifferenceReader } from '@distribution/model/operations/stock-difference';
import { instantOf } from '@distribution/model/time/instant';
import type { SystemCode } from '@distribution/model/origin';
import { assumedStocks } from '../reconciliation/compare-assumptions.ts';
import type { Database } from '../sql/database.ts';
import { inScope } from '../sql/scope.ts';
import { sql } from '../sql/statement.ts';

interface Row {
  readonly booked: string;
  readonly through: Date | null;
  readonly on_hand: string;
  readonly moved: string;
  readonly items: readonly {
    readonly kind: MovementKind;
    readonly reason: string | null;
    readonly movements: number;
    readonly quantity: string;
  }[];
}

interface AssumedRow {
  readonly system: SystemCode;
  readonly taken_at: Date;
  readonly planned: string;
  readonly booked: string;
  readonly moved: string | null;
  readonly is_known: boolean;
}

const assumedOf = ({ system, taken_at, planned, booked, moved, is_known }: AssumedRow): AssumedDifference => ({
  source: system,
  takenAt: instantOf(taken_at.getTime()),
  planned: parseDecimal(planned),
  booked: parseDecimal(booked),
  difference: subtract(parseDecimal(planned), parseDecimal(booked)),
  moved: moved === null ? null : parseDecimal(moved),
  isJudged: is_known,
});

/** One statement, so that figure, ledger and sum are of one instant. */
export const createStockDifferenceReader = (database: Database): StockDifferenceReader => ({
  load: async ({ sku, locationCode }, scope) => {
    const mine = inScope(scope, { region: 'p.region_code', legalEntity: 'p.legal_entity', isInternal: true });
    const [row] = await database.query<Row>(sql`
      WITH chosen AS (SELECT p.* FROM inventory_position p
        WHERE p.sku = ${sku} AND p.location_code = ${locationCode} AND ${mine}),
      items AS (SELECT m.kind, m.reason, count(*)::int AS movements, sum(m.quantity) AS quantity
        FROM chosen p JOIN inventory_movement m ON m.sku = p.sku AND m.location_code = p.location_code
          AND m.occurred_at > coalesce(p.booked_through, '-infinity')
        GROUP BY m.kind, m.reason)
      SELECT p.booked_on_hand::text AS booked, p.booked_through AS through, p.on_hand::text AS on_hand,
        coalesce((SELECT sum(i.quantity) FROM items i), 0)::text AS moved,
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'reason', i.reason, 'movements', i.movements,
          'quantity', i.quantity::text) ORDER BY i.kind, i.reason) FROM items i), '[]') AS items
      FROM chosen p`);
    if (row === undefined) return null;
    const isHere = sql`a.sku = ${sku} AND a.location_code = ${locationCode}`;
    const [assumed] = await database.query<AssumedRow>(sql`
      SELECT s.system, s.taken_at, s.planned::text, s.booked::text, s.moved::text, s.is_known FROM (${assumedStocks(isHere)}) s`);
    const [booked, onHand] = [parseDecimal(row.booked), parseDecimal(row.on_hand)];
    const difference = subtract(onHand, booked);
    return {
      sku,
      locationCode,
      booked,
      bookedThrough: row.through === null ? null : instantOf(row.through.getTime()),
      onHand,
      difference,
      items: row.items.map((item) => ({ ...item, quantity: parseDecimal(item.quantity) })),
      unexplained: subtract(difference, parseDecimal(row.moved)),
      assumption: assumed === undefined ? null : assumedOf(assumed),
    };
  },
});
