import type { GeneratedWorld } from '../generator/generated-world.ts';
import type { PositionPlan } from '../generator/position-plan.ts';
import { milliOf } from '../world/amount.ts';
import type { PurchaseHeaderRecord, SalesHeaderRecord, StockRecord, TransferHeaderRecord } from '../world/records.ts';
import type { Table } from '../world/table.ts';

const OPEN_SALES: readonly SalesHeaderRecord['DocStatus'][] = ['NEW', 'OPEN', 'ALLOC', 'PART', 'SHIP', 'INV'];
const OPEN_PURCHASES: readonly PurchaseHeaderRecord['DocStatus'][] = ['NEW', 'SENT', 'ACK', 'PART'];
const OPEN_TRANSFERS: readonly TransferHeaderRecord['DocStatus'][] = ['NEW', 'REL', 'TRANSIT'];

/** Free stock in thousandths as the ERP has it. */
export const freeOf = (stock: StockRecord): number =>
  milliOf(stock.QtyOnHand) - milliOf(stock.QtyBlocked) - milliOf(stock.QtyAllocated) - milliOf(stock.QtyReserved);

/** Keys in the order of their last change: the first one has waited longest. */
const createQueue = <R extends object>(table: Table<R>, isOpen: (record: R) => boolean): Set<string> => {
  const queue = new Set<string>();
  const note = (key: string, record: R, deleted: boolean): void => {
    queue.delete(key);
    if (!deleted && isOpen(record)) queue.add(key);
  };
  for (const { key, record } of table.live()) note(key, record, false);
  table.onChange(({ key, record, deleted }) => note(key, record, deleted));
  return queue;
};

/**
 * What is waiting to be done, read off the tables and kept right by their changes, whoever makes them (an order that
 * came in over the ERP's interface is worked on like any other). Nothing here needs to outlive the process.
 */
export interface OpenWork {
  readonly salesOrders: Set<string>;
  readonly purchaseOrders: Set<string>;
  readonly transfers: Set<string>;
  /** Open purchase orders with something still to come for a position (`item\u001fsite`). */
  readonly purchasesOfPosition: Map<string, Set<string>>;
  /** Positions below their safety stock by region, those that have been so longest first. */
  readonly shortOfRegion: ReadonlyMap<string, Set<string>>;
  readonly negative: Set<string>;
  readonly plans: ReadonlyMap<string, PositionPlan>;
  readonly plansOfRegion: ReadonlyMap<string, readonly PositionPlan[]>;
}

export const keyOfPlan = (plan: PositionPlan): string => `${plan.profile.itemNo}\u001f${plan.site.record.SiteNo}`;

const trackPurchases = (world: GeneratedWorld): Map<string, Set<string>> => {
  const ofPosition = new Map<string, Set<string>>();
  const note = (order: PurchaseHeaderRecord, deleted: boolean): void => {
    const open = !deleted && OPEN_PURCHASES.includes(order.DocStatus) && order.DocStatus !== 'NEW';
    for (const line of order.Lines) {
      const key = `${line.ItemNo}\u001f${order.SiteNo}`;
      const numbers = ofPosition.get(key) ?? new Set<string>();
      if (open && milliOf(line.Quantity) > milliOf(line.QtyReceived)) numbers.add(order.DocumentNo);
      else numbers.delete(order.DocumentNo);
      if (numbers.size > 0) ofPosition.set(key, numbers);
      else ofPosition.delete(key);
    }
  };
  for (const { record } of world.tables.PurchaseOrders.live()) note(record, false);
  world.tables.PurchaseOrders.onChange(({ record, deleted }) => note(record, deleted));
  return ofPosition;
};

/** Reads a world's open work and follows its changes. */
export const createOpenWork = (world: GeneratedWorld): OpenWork => {
  const plans = new Map(world.positions.map((plan) => [keyOfPlan(plan), plan]));
  const plansOfRegion = new Map<string, PositionPlan[]>();
  const shortOfRegion = new Map<string, Set<string>>();
  for (const plan of world.positions) {
    const region = plan.site.record.TerritoryCode;
    const siblings = plansOfRegion.get(region);
    if (siblings === undefined) plansOfRegion.set(region, [plan]);
    else siblings.push(plan);
    if (!shortOfRegion.has(region)) shortOfRegion.set(region, new Set());
  }
  const negative = new Set<string>();
  const noteStock = (key: string, stock: StockRecord): void => {
    const plan = plans.get(key);
    if (milliOf(stock.QtyOnHand) < 0) negative.add(key);
    else negative.delete(key);
    if (plan === undefined || !plan.planned) return;
    const short = shortOfRegion.get(plan.site.record.TerritoryCode);
    // Adding what is in the set keeps its place: the time it has been short counts from the first day.
    if (freeOf(stock) < plan.safety) short?.add(key);
    else short?.delete(key);
  };
  for (const { key, record } of world.tables.Stock.live()) noteStock(key, record);
  world.tables.Stock.onChange(({ key, record }) => noteStock(key, record));
  const { SalesOrders, PurchaseOrders, TransferOrders } = world.tables;
  return {
    salesOrders: createQueue(SalesOrders, ({ DocStatus }) => OPEN_SALES.includes(DocStatus)),
    purchaseOrders: createQueue(PurchaseOrders, ({ DocStatus }) => OPEN_PURCHASES.includes(DocStatus)),
    transfers: createQueue(TransferOrders, ({ DocStatus }) => OPEN_TRANSFERS.includes(DocStatus)),
    purchasesOfPosition: trackPurchases(world),
    shortOfRegion,
    negative,
    plans,
    plansOfRegion,
  };
};
