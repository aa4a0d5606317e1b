import type pg from 'pg';

/** Rows made in one statement. */
const STRIDE = 500_000;
const PRODUCT_COLUMNS = ['body', 'gtin14', 'status', 'category_path', 'system', 'as_of', 'revision', 'changed_at'];
const POSITION_COLUMNS = [
  ...['legal_entity', 'region_code', 'unit', 'booked_on_hand', 'booked_through', 'on_hand', 'held', 'allocated'],
  ...['reserved', 'in_transit', 'on_order', 'backordered', 'lots', 'system', 'as_of', 'revision', 'changed_at'],
];

/**
 * Makes the positions `from` up to `to` (and their articles, one for as many as there are sites) as copies of the first one,
 * within the database: millions of them would take hours through the product, and lie there the same.
 */
export const fillPositions = async (
  client: Pick<pg.Client, 'query'>,
  { from, to, sites }: { readonly from: number; readonly to: number; readonly sites: number },
  tell: (line: string) => void,
): Promise<void> => {
  const [product, position] = [PRODUCT_COLUMNS, POSITION_COLUMNS].map((columns) => columns.join(', '));
  for (let at = from; at < to; at += STRIDE) {
    const last = Math.min(at + STRIDE, to) - 1;
    await client.query(
      `INSERT INTO product (sku, name_key, ${product}) SELECT 'B-' || n, 'b-' || n, ${product}
       FROM product t, generate_series($1::int, $2::int) n WHERE t.sku = 'B-0' ON CONFLICT DO NOTHING`,
      [Math.floor(at / sites), Math.floor(last / sites)],
    );
    await client.query(
      `INSERT INTO inventory_position (sku, location_code, ${position})
       SELECT 'B-' || n / ${sites}, 'S-' || n % ${sites}, ${position}
       FROM inventory_position t, generate_series($1::int, $2::int) n WHERE t.sku = 'B-0' AND t.location_code = 'S-0'
       ON CONFLICT DO NOTHING`,
      [at, last],
    );
    tell(`${last + 1} positions`);
  }
};
