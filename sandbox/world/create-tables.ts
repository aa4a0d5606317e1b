import { TABLE_KEYS } from './records.ts';
import { Table, type VersionClock } from './table.ts';
import type { WorldTables } from './world.ts';

/** Empty tables of a world that share one version clock. */
export const createTables = (clock: VersionClock): WorldTables => ({
  Items: new Table(TABLE_KEYS.Items, clock),
  ItemUoms: new Table(TABLE_KEYS.ItemUoms, clock),
  Sites: new Table(TABLE_KEYS.Sites, clock),
  Vendors: new Table(TABLE_KEYS.Vendors, clock),
  VendorItems: new Table(TABLE_KEYS.VendorItems, clock),
  Customers: new Table(TABLE_KEYS.Customers, clock),
  Stock: new Table(TABLE_KEYS.Stock, clock),
  Planning: new Table(TABLE_KEYS.Planning, clock),
  SalesOrders: new Table(TABLE_KEYS.SalesOrders, clock),
  PurchaseOrders: new Table(TABLE_KEYS.PurchaseOrders, clock),
  TransferOrders: new Table(TABLE_KEYS.TransferOrders, clock),
  Movements: new Table(TABLE_KEYS.Movements, clock),
  Shipments: new Table(TABLE_KEYS.Shipments, clock),
  Confirmations: new Table(TABLE_KEYS.Confirmations, clock),
  Invoices: new Table(TABLE_KEYS.Invoices, clock),
  ItemDemand: new Table(TABLE_KEYS.ItemDemand, clock),
  ShipNotices: new Table(TABLE_KEYS.ShipNotices, clock),
});
