import type { Client } from 'pg';

/** Something of each type, for columns a test does not care about. */
const ANYTHING: Readonly<Record<string, unknown>> = {
  text: 'x',
  integer: 1,
  bigint: 1,
  numeric: 1,
  boolean: false,
  jsonb: '{}',
  ARRAY: [],
  bytea: Buffer.alloc(0),
  'timestamp with time zone': '2026-11-21T09:00:00Z',
};

/** Adds a row with these values; columns that must have one and are not named get anything. */
export const seedRow = async (
  client: Client,
  table: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
    [table],
  );
  const filled = Object.fromEntries(rows.map(({ name, type }) => [name, ANYTHING[type]]));
  const values = Object.entries({ ...filled, ...given });
  const names = values.map(([name]) => `"${name}"`).join(', ');
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${names}) VALUES (${places})`,
    values.map(([, value]) => value),
  );
};
