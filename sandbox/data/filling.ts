import type { MutableWorld } from '../world/create-world.ts';
import type { ForecastSeriesRecord, PurchaseHeaderRecord, SalesHeaderRecord, ShipmentRecord, TransferHeaderRecord } from '../world/records.ts';
import type { Row } from './row.ts';

/** Sum of a position's movements, in billionths, and the latest of them. */
export interface LedgerSum {
  total: bigint;
  through: string;
}

/** A forecast version while its rows come in. */
export interface VersionInProgress {
  readonly publishedAt: string;
  horizonStart: string;
  readonly series: Map<string, { readonly record: ForecastSeriesRecord; readonly buckets: Map<string, string> }>;
}

/** A world while it is filled from files: documents are gathered and written once whole. */
export interface Filling {
  readonly world: MutableWorld;
  readonly modifiedAt: string;
  readonly salesOrders: Map<string, SalesHeaderRecord>;
  readonly purchaseOrders: Map<string, PurchaseHeaderRecord>;
  readonly transferOrders: Map<string, TransferHeaderRecord>;
  readonly shipments: Map<string, ShipmentRecord>;
  readonly ledger: Map<string, LedgerSum>;
  readonly versions: Map<string, VersionInProgress>;
}

/** Takes one row, or writes nothing and throws a RowProblem. */
export type TakeRow = (row: Row, filling: Filling) => void;

/** The key in a column, which must be one of something; a blank one is noted as that alone. */
const known = (row: Row, column: string, what: string, find: (key: string) => object | null | undefined): string => {
  const key = row.text(column);
  if (key !== '' && !find(key)) row.refuse(`there is no ${what} "${key}"`);
  return key;
};
export const itemOf = (row: Row, { world }: Filling): string => known(row, 'item_no', 'item', (key) => world.tables.Items.get(key));
export const siteOf = (row: Row, { world }: Filling, column = 'site_no'): string =>
  known(row, column, 'site', (key) => world.tables.Sites.get(key));
export const vendorOf = (row: Row, { world }: Filling): string =>
  known(row, 'vendor_no', 'vendor', (key) => world.tables.Vendors.get(key));
export const customerOf = (row: Row, { world }: Filling): string | null =>
  row.optional('customer_no') === null ? null : known(row, 'customer_no', 'customer', (key) => world.tables.Customers.get(key));
export const orderOf = (row: Row, { salesOrders }: Filling): string =>
  known(row, 'order_no', 'sales order', (key) => salesOrders.get(key));
export const shipmentOf = (row: Row, { shipments }: Filling): string =>
  known(row, 'shipment_id', 'shipment', (key) => shipments.get(key));

/** The unit of a line: the item's base unit or one of its further ones. */
export const uomOf = (row: Row, { world }: Filling, item: string): string => {
  const uom = row.text('uom');
  const kept = world.tables.Items.get(item);
  if (uom === '' || kept === null || kept.BaseUom === uom || world.tables.ItemUoms.get(item, uom) !== null) return uom;
  row.refuse(`item "${item}" is not kept in unit "${uom}"`);
  return uom;
};

/** Refuses a key that came before. */
export const fresh = (row: Row, table: { get(...key: string[]): object | null }, ...key: string[]): void => {
  if (!key.includes('') && table.get(...key) !== null) row.refuse(`${key.join(' at ')} came before`);
};
