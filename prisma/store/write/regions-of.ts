import type { Database } from '../sql/database.ts';
import { raw, sql } from '../sql/statement.ts';

/** The region codes of orders or locations by their id; what is not known (any more) is not in it. */
export const regionsOf = async (
  database: Database,
  table: 'sales_order' | 'purchase_order' | 'location',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; region_code: string }>(
    sql`SELECT id, region_code FROM ${raw(table)} WHERE id = ANY(${[...new Set(ids)]}::text[])`,
  );
  return new Map(rows.map(({ id, region_code }) => [id, region_code]));
};
