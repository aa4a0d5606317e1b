// Every table that sync fills from outside records, for replay and comparison.

/** A projection: its table, its key, and the columns in which two tellings of the same records may differ. */
export interface ProjectionTableInfo {
  readonly table: string;
  readonly key: readonly string[];
  /** Instants of our own writing. */
  readonly volatile: readonly string[];
  /** Which rows are compared, as SQL over `t`; all where absent. */
  readonly where?: string;
}

const projection = (
  table: string,
  key: readonly string[],
  volatile: readonly string[] = ['changed_at'],
): ProjectionTableInfo => ({ table, key, volatile });

/** Those that are compared row by row. */
export const PROJECTIONS: readonly ProjectionTableInfo[] = [
  projection('product', ['sku']),
  projection('location', ['code']),
  projection('supplier', ['code']),
  projection('supplier_product', ['sku', 'supplier_code']),
  projection('customer', ['code']),
  projection('planning_parameters', ['sku', 'location_code']),
  projection('inventory_position', ['sku', 'location_code']),
  projection('inventory_movement', ['system', 'number'], ['recorded_at']),
  projection('sales_order', ['id']),
  projection('sales_order_line', ['order_id', 'number'], []),
  projection('shipment', ['id']),
  projection('purchase_order', ['id']),
  projection('purchase_order_line', ['order_id', 'number'], []),
  projection('transfer_order', ['id']),
  projection('supplier_confirmation', ['id']),
  projection('advance_ship_notice', ['id']),
  projection('invoice', ['id']),
  // The journal tells the count that is right; how it was found is not told again.
  projection('forecast_version', ['code'], ['changed_at', 'series_repeated']),
  projection('forecast_series', ['version_code', 'sku', 'measure', 'location_code']),
  projection('demand', ['sku', 'measure', 'location_code', 'starts_on', 'ends_on']),
  projection('stock_assumption', ['sku', 'location_code']),
  projection('tombstone', ['kind', 'key', 'system'], ['removed_at']),
  // Each opening of an exception is an event of its own with an id of its own; what holds now must be the same.
  {
    ...projection(
      'inventory_exception',
      ['kind', 'sku', 'location_code'],
      ['id', 'opened_at', 'updated_at', 'closed_at'],
    ),
    where: "t.status = 'OPEN'",
  },
];
