// Reads of stock: positions with the planning parameters beside them, and the ledger of movements.
import { locationCodeOfId } from '@distribution/model/locations/location';
import type { Decimal } from '@distribution/model/measure/decimal';
import type {
  InventoryReader,
  MovementFilter,
  PlannedPosition,
  PositionFilter,
} from '@distribution/model/inventory/ports';
import { type InventoryPositionId, positionKeyOfId } from '@distribution/model/inventory/position';
import { skuOfProductId } from '@distribution/model/products/product';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage, readPages } from '../sql/page-query.ts';
import { inOrderOf } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';
import { withAliases } from './entity-aliases.ts';
import { MOVEMENT_COLUMNS, type MovementRow, movementOf } from './movement-row.ts';
import {
  IS_BELOW_SAFETY_STOCK,
  plannedPositionOf,
  POSITION_COLUMNS,
  POSITION_FROM,
  type PositionRow,
} from './position-row.ts';
import { totalStockOfCategories, totalStockOfLocations } from './stock-totals.ts';

const BY_LOCATION: ListOrder = { columns: [{ column: 'p.location_code', type: 'text' }], descending: false };
const BY_SKU: ListOrder = { columns: [{ column: 'p.sku', type: 'text' }], descending: false };
const BY_SKU_AND_LOCATION: ListOrder = {
  columns: [
    { column: 'p.sku', type: 'text' },
    { column: 'p.location_code', type: 'text' },
  ],
  descending: false,
};
const NEWEST_FIRST: ListOrder = {
  columns: [
    { column: 'm.occurred_at', type: 'timestamptz' },
    { column: 'm.system', type: 'text' },
    { column: 'm.number', type: 'text' },
  ],
  descending: true,
};

const visible = (scope: ReadScope): Statement =>
  inScope(scope, { region: 'p.region_code', legalEntity: 'p.legal_entity' });

const matching = (filter: PositionFilter): Statement =>
  allOf([
    isOneOf('p.sku', filter.skus),
    isOneOf('p.location_code', filter.locationCodes),
    isOneOf('p.region_code', filter.regions),
    filter.belowSafetyStock === null ? null : sql`${IS_BELOW_SAFETY_STOCK} = ${filter.belowSafetyStock}`,
    filter.changedSince === null ? null : sql`p.changed_at > ${filter.changedSince}::timestamptz`,
  ]);

const positions = (where: Statement, order: ListOrder) => ({
  select: POSITION_COLUMNS,
  from: POSITION_FROM,
  where,
  order,
});

const movementsMatching = (filter: MovementFilter): Statement =>
  allOf([
    filter.sku === null ? null : sql`m.sku = ${filter.sku}`,
    isOneOf('m.location_code', filter.locationCodes),
    isOneOf('m.kind', filter.kinds),
    filter.reason === null ? null : sql`m.reason = ${filter.reason}`,
    filter.from === null ? null : sql`m.occurred_at >= ${filter.from}::timestamptz`,
    filter.to === null ? null : sql`m.occurred_at < ${filter.to}::timestamptz`,
  ]);

const loadPositions = async (
  database: Database,
  ids: readonly InventoryPositionId[],
  scope: ReadScope,
): Promise<readonly (PlannedPosition | null)[]> => {
  const keys = ids.map(positionKeyOfId).filter((key) => key !== null);
  if (keys.length === 0) return ids.map(() => null);
  const rows = await database.query<PositionRow>(sql`
    SELECT ${POSITION_COLUMNS} FROM ${POSITION_FROM}
    WHERE (p.sku, p.location_code) IN (
      SELECT * FROM unnest(${keys.map(({ sku }) => sku)}::text[], ${keys.map(({ locationCode }) => locationCode)}::text[]))
      AND ${visible(scope)}`);
  const found = rows.map(plannedPositionOf);
  return inOrderOf(
    ids,
    found,
    ({ position }) => position.id,
    (planned) => planned,
  );
};

export const createInventoryReader = (database: Database): InventoryReader => ({
  loadPositions: (ids, scope) => withAliases(database, ids, (wanted) => loadPositions(database, wanted, scope)),

  loadPositionsOfProducts: (products, filter, page, scope) =>
    readPages<PositionRow, PlannedPosition>(
      database,
      products.map((id) => skuOfProductId(id) ?? ''),
      positions(allOf([sql`p.sku = wanted.key`, matching(filter), visible(scope)]), BY_LOCATION),
      page,
      plannedPositionOf,
    ),

  loadPositionsOfLocations: (locations, filter, page, scope) =>
    readPages<PositionRow, PlannedPosition>(
      database,
      locations.map((id) => locationCodeOfId(id) ?? ''),
      positions(allOf([sql`p.location_code = wanted.key`, matching(filter), visible(scope)]), BY_SKU),
      page,
      plannedPositionOf,
    ),

  listPositions: (filter, page, scope) =>
    readPage<PositionRow, PlannedPosition>(
      database,
      positions(allOf([matching(filter), visible(scope)]), BY_SKU_AND_LOCATION),
      page,
      plannedPositionOf,
    ),

  listMovements: (filter, page, scope) =>
    readPage<MovementRow, ReturnType<typeof movementOf>>(
      database,
      {
        select: MOVEMENT_COLUMNS,
        from: sql`inventory_movement m`,
        where: allOf([
          movementsMatching(filter),
          inScope(scope, { region: 'm.region_code', legalEntity: 'm.legal_entity', isInternal: true }),
        ]),
        order: NEWEST_FIRST,
      },
      page,
      movementOf,
    ),

  totalStockOfCategories: (categories, scope) => totalStockOfCategories(database, categories, scope),
  totalStockOfLocations: (locations, scope) => totalStockOfLocations(database, locations, scope),

  sumMovements: async (stretches) => {
    const rows = await database.query<{ total: Decimal }>(sql`
      SELECT (SELECT trim_scale(coalesce(sum(m.quantity), 0)) FROM inventory_movement m
        WHERE m.sku = wanted.sku AND m.location_code = wanted.location_code
          AND m.occurred_at > coalesce(wanted.after, '-infinity') AND m.occurred_at <= coalesce(wanted.up_to, 'infinity')
        ) AS total
      FROM unnest(
        ${stretches.map(({ sku }) => sku)}::text[], ${stretches.map(({ locationCode }) => locationCode)}::text[],
        ${stretches.map(({ after }) => after)}::timestamptz[], ${stretches.map(({ upTo }) => upTo)}::timestamptz[]
      ) WITH ORDINALITY AS wanted(sku, location_code, after, up_to, index)
      ORDER BY wanted.index`);
    return rows.map((row) => row.total);
  },
});
