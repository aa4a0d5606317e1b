import { dateOf } from '../clock/calendar.ts';
import type { PositionPlan } from '../generator/position-plan.ts';
import { centsOf, lineCents, milliOf, textOfCents, textOfMilli } from '../world/amount.ts';
import { paidInvoice } from '../world/follow-ups.ts';
import type { SalesHeaderRecord, SalesLineRecord } from '../world/records.ts';
import { type Scene, baseMilli, firstOf, requeue, todayOf } from './scene.ts';
import { advanceShipment, shipmentsOf } from './shipment-steps.ts';

/** A customer orders one to four items from the site that serves a region. */
export const takeOrder = (scene: Scene): void => {
  const { world, numbering, dice } = scene;
  const anchor = dice.pick(world.positions);
  const site = anchor.site.record;
  const plans = new Set<PositionPlan>([anchor]);
  for (let wanted = dice.between(0, 3), tried = 0; plans.size <= wanted && tried < 60; tried += 1) {
    const other = dice.pick(world.positions);
    if (other.site === anchor.site && other.profile.status === 'A') plans.add(other);
  }
  const today = todayOf(world);
  const lines = [...plans].map((plan, index): SalesLineRecord => {
    const { profile } = plan;
    const milli = Math.max(1, Math.floor((plan.rate * (0.3 + dice.fraction())) / profile.step)) * profile.step;
    return {
      LineNo: (index + 1) * 10,
      ItemNo: profile.itemNo,
      UomCode: profile.group.uom,
      Quantity: textOfMilli(milli),
      QtyAllocated: '0',
      QtyShipped: '0',
      UnitPrice: textOfCents(profile.priceCents),
      LineAmount: textOfCents(lineCents(profile.priceCents, milli)),
      RequestedDate: dateOf(today + dice.between(1, 5)),
      PromisedDate: null,
    };
  });
  const customer = world.tables.Customers.get(`C-${20_001 + dice.between(0, 299)}`);
  world.tables.SalesOrders.put({
    DocumentNo: numbering.nextSalesOrder(),
    CompanyNo: site.CompanyNo,
    CustomerNo: customer?.CustomerNo ?? null,
    SiteNo: site.SiteNo,
    DocStatus: 'NEW',
    OrderTimestamp: world.clock.now(),
    CurrencyCode: customer?.CurrencyCode ?? 'USD',
    AmountTotal: textOfCents(lines.reduce((sum, line) => sum + centsOf(line.LineAmount), 0)),
    ExternalDocNo: dice.happens(0.7) ? `PO ${dice.between(10_000, 99_999)}` : null,
    Lines: lines,
  });
};

const lineMilli = ({ world }: Scene, line: SalesLineRecord): number =>
  baseMilli(world, line.ItemNo, line.UomCode, milliOf(line.Quantity));

/** All or nothing: covered lines are allocated together; what cannot be covered goes on backorder, and some of those are given up. */
const allocate = (scene: Scene, order: SalesHeaderRecord): void => {
  const { world, warehouse, dice } = scene;
  const backordered = (line: SalesLineRecord): boolean => line.PromisedDate === null;
  const covered = order.Lines.every(
    (line) => (warehouse.view(line.ItemNo, order.SiteNo)?.free ?? 0) >= lineMilli(scene, line),
  );
  const today = todayOf(world);
  if (covered) {
    for (const line of order.Lines) {
      const milli = lineMilli(scene, line);
      warehouse.shift(line.ItemNo, order.SiteNo, { allocated: milli, backorder: backordered(line) ? -milli : 0 });
    }
    const lines = order.Lines.map((line) => ({
      ...line,
      QtyAllocated: line.Quantity,
      PromisedDate: line.PromisedDate ?? dateOf(today + 2),
    }));
    world.tables.SalesOrders.put({ ...order, DocStatus: 'ALLOC', Lines: lines });
    return;
  }
  const givenUp = order.Lines.every(backordered) && dice.happens(0.15);
  for (const line of order.Lines) {
    const milli = lineMilli(scene, line);
    if (givenUp) warehouse.shift(line.ItemNo, order.SiteNo, { backorder: -milli });
    else if (!backordered(line)) warehouse.shift(line.ItemNo, order.SiteNo, { backorder: milli });
  }
  if (givenUp) world.tables.SalesOrders.put({ ...order, DocStatus: 'CANC' });
  else if (order.Lines.every(backordered)) requeue(scene.work.salesOrders, order.DocumentNo);
  else world.tables.SalesOrders.put({ ...order, Lines: order.Lines.map((line) => ({ ...line, PromisedDate: null })) });
};

/** The customer pays what it was invoiced for the order. */
const settleInvoices = (scene: Scene, order: SalesHeaderRecord): void => {
  const { Invoices } = scene.world.tables;
  for (const { ShipmentId } of shipmentsOf(scene, order)) {
    const invoice = Invoices.get(ShipmentId.replace(/^SH-/, 'AR-'));
    if (invoice?.DocStatus === 'OPEN') Invoices.put(paidInvoice(invoice));
  }
};

/** The open order that has waited longest takes its next step: confirmed, allocated, picked … delivered, invoiced, closed. */
export const advanceOrder = (scene: Scene): void => {
  const { world, work } = scene;
  const number = firstOf(work.salesOrders);
  const order = number === null ? null : world.tables.SalesOrders.get(number);
  if (order === null) return;
  if (order.DocStatus === 'NEW') {
    const promised = dateOf(todayOf(world) + 3);
    const lines = order.Lines.map((line) => ({ ...line, PromisedDate: promised }));
    world.tables.SalesOrders.put({ ...order, DocStatus: 'OPEN', Lines: lines });
  } else if (order.DocStatus === 'OPEN') allocate(scene, order);
  else if (!advanceShipment(scene, order)) {
    if (order.DocStatus === 'INV') settleInvoices(scene, order);
    world.tables.SalesOrders.put({ ...order, DocStatus: order.DocStatus === 'INV' ? 'CLOSED' : 'INV' });
  }
};
