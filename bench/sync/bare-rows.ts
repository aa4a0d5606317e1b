import pg from 'pg';

const TABLE = `CREATE TABLE IF NOT EXISTS bench_movement (LIKE inventory_movement INCLUDING ALL)`;
const INSERT = `INSERT INTO bench_movement (system, number, sku, location_code, legal_entity, region_code, kind, quantity, unit,
    occurred_at, as_of, revision, recorded_at)
  SELECT 'wms', r.number, r.sku, r."locationCode", 'US01', 'SE', 'ADJUSTMENT', r.quantity, 'EA', now(), now(), 1, now()
  FROM jsonb_to_recordset($1::jsonb) AS r(number text, sku text, "locationCode" text, quantity numeric)`;

/** What a bare row is made of. */
export interface BareRow {
  readonly number: string;
  readonly sku: string;
  readonly locationCode: string;
  readonly quantity: string;
}

/** The same database as a mere table of movements, which is the limit of whatever keeps them. */
export interface BareRows {
  /** Inserts one page in one transaction. */
  insert(page: readonly BareRow[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes the table, with the indexes of the ledger; rows go over at most `connections` at once. */
export const openBareRows = async (databaseUrl: string, connections = 1): Promise<BareRows> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  await pool.query(TABLE);
  return {
    insert: async (page) => {
      await pool.query(INSERT, [JSON.stringify(page)]);
    },
    close: () => pool.end(),
  };
};
