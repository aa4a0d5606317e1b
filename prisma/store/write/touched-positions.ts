import { POSITION_COLUMNS, POSITION_FROM, type PositionRow } from '../read/position-row.ts';
import type { Database } from '../sql/database.ts';
import { raw, sql, type Statement } from '../sql/statement.ts';

/** Rows of the touched positions, whatever the alias. */
export const isTouched = (alias: string, touched: ReadonlySet<string>): Statement => {
  const pairs = [...touched].map((key) => key.split('\u001f'));
  return sql`(${raw(alias)}.sku, ${raw(alias)}.location_code) IN (SELECT * FROM unnest(
    ${pairs.map(([sku]) => sku ?? '')}::text[], ${pairs.map(([, code]) => code ?? '')}::text[]))`;
};

/** The touched positions as they are now, those that are gone left out; in the order of their keys. */
export const loadTouched = (database: Database, touched: ReadonlySet<string>): Promise<readonly PositionRow[]> =>
  database.query<PositionRow>(
    sql`SELECT ${POSITION_COLUMNS} FROM ${POSITION_FROM} WHERE ${isTouched('p', touched)} ORDER BY p.sku, p.location_code`,
  );
