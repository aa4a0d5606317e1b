import type { MutableWorld } from '../world/create-world.ts';
import type { ForecastSeriesRecord, PurchaseHeaderRecord, SalesHeaderRecord, ShipmentRecord, TransferHeaderRecord } from '../world/records.ts';
import { type Row, RowProblem } from './row.ts';

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

/** Takes one row or throws {@link RowProblem}. */
export type TakeRow = (row: Row, filling: Filling) => void;

const known = (found: object | null, what: string, key: string): string => {
  if (found === null) throw new RowProblem(`there is no ${what} "${key}"`);
  return key;
};
export const itemOf = (row: Row, { world }: Filling): string =>
  known(world.tables.Items.get(row.text('item_no')), 'item', row.text('item_no'));
export const siteOf = (row: Row, { world }: Filling, column = 'site_no'): string =>
  known(world.tables.Sites.get(row.text(column)), 'site', row.text(column));
export const vendorOf = (row: Row, { world }: Filling): string =>
  known(world.tables.Vendors.get(row.text('vendor_no')), 'vendor', row.text('vendor_no'));
export const customerOf = (row: Row, { world }: Filling): string | null => {
  const customer = row.optional('customer_no');
  return customer === null ? null : known(world.tables.Customers.get(customer), 'customer', customer);
};

/** The unit of a line: the item's base unit or one of its further ones. */
export const uomOf = (row: Row, { world }: Filling, item: string): string => {
  const uom = row.text('uom');
  if (world.tables.Items.get(item)?.BaseUom === uom || world.tables.ItemUoms.get(item, uom) !== null) return uom;
  throw new RowProblem(`item "${item}" is not kept in unit "${uom}"`);
};

/** Refuses a key that came before. */
export const fresh = (table: { get(...key: string[]): object | null }, ...key: string[]): void => {
  if (table.get(...key) !== null) throw new RowProblem(`${key.join(' at ')} came before`);
};
