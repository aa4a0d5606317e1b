import { ssccOf } from '../generator/gs1-keys.ts';
import { MILESTONE_ORDER } from '../generator/shipment-documents.ts';
import { CARRIERS } from '../generator/words.ts';
import { milliOf } from '../world/amount.ts';
import { invoiceOfShipment } from '../world/follow-ups.ts';
import type { SalesHeaderRecord, SalesLineRecord, ShipmentRecord } from '../world/records.ts';
import { type Scene, baseMilli, requeue } from './scene.ts';

const isShipped = (line: SalesLineRecord): boolean => line.QtyShipped !== '0';

export const shipmentsOf = ({ world }: Scene, order: SalesHeaderRecord): ShipmentRecord[] => {
  const found: ShipmentRecord[] = [];
  for (let nth = 1; ; nth += 1) {
    const shipment = world.tables.Shipments.get(`SH-${order.DocumentNo.replace(/^SO-/, '')}-${nth}`);
    if (shipment === null) return found;
    found.push(shipment);
  }
};

const release = (scene: Scene, order: SalesHeaderRecord, nth: number): void => {
  const { world, dice } = scene;
  const open = order.Lines.filter((line) => !isShipped(line));
  // Now and then the first line travels ahead of the others.
  const taken = nth === 1 && open.length > 1 && dice.happens(0.15) ? open.slice(0, 1) : open;
  world.tables.Shipments.put({
    ShipmentId: `SH-${order.DocumentNo.replace(/^SO-/, '')}-${nth}`,
    OrderRef: order.DocumentNo,
    Site: order.SiteNo,
    Carrier: dice.pick(CARRIERS),
    Tracking: null,
    Sscc: null,
    Cancelled: false,
    Lines: taken.map((line) => ({ OrderLine: line.LineNo, Item: line.ItemNo, Uom: line.UomCode, Qty: line.Quantity })),
    Events: [{ Code: 'REL', Time: world.clock.now(), Text: null }],
  });
};

/** Goods leave the dock: issued and booked, the order's lines are shipped, and the customer is invoiced. */
const dispatch = ({ world, warehouse }: Scene, order: SalesHeaderRecord, shipment: ShipmentRecord): void => {
  const leaving = new Set(shipment.Lines.map(({ OrderLine }) => OrderLine));
  const lines = order.Lines.map((line) => {
    if (!leaving.has(line.LineNo) || isShipped(line)) return line;
    const milli = baseMilli(world, line.ItemNo, line.UomCode, milliOf(line.Quantity));
    const movement = { Type: 'ISS', Reason: null, DocRef: order.DocumentNo, milli: -milli } as const;
    warehouse.move(line.ItemNo, order.SiteNo, movement, { allocated: -milli });
    return { ...line, QtyAllocated: '0', QtyShipped: line.Quantity };
  });
  const invoice = invoiceOfShipment(order, shipment, world.clock.now(), false);
  if (invoice !== null) world.tables.Invoices.put(invoice);
  world.tables.SalesOrders.put({ ...order, DocStatus: lines.every(isShipped) ? 'SHIP' : 'PART', Lines: lines });
};

/** Takes the next step of an order's shipments; `false` when all of them are delivered and nothing is left to ship. */
export const advanceShipment = (scene: Scene, order: SalesHeaderRecord): boolean => {
  const { world, work, dice } = scene;
  const shipments = shipmentsOf(scene, order);
  const moving = shipments.find(({ Events }) => !Events.some(({ Code }) => Code === 'POD'));
  const onDock = shipments.some(({ Events }) => !Events.some(({ Code }) => Code === 'DISP'));
  if (order.Lines.some((line) => !isShipped(line)) && !onDock) {
    release(scene, order, shipments.length + 1);
    requeue(work.salesOrders, order.DocumentNo);
    return true;
  }
  if (moving === undefined) return false;
  const next = MILESTONE_ORDER.find((code) => !moving.Events.some(({ Code }) => Code === code));
  if (next === undefined) return false;
  const serial = Number(order.DocumentNo.replace(/^SO-/, ''));
  world.tables.Shipments.put({
    ...moving,
    Sscc: next === 'PACK' ? ssccOf(1, serial) : moving.Sscc,
    Tracking: next === 'DISP' ? `${dice.between(100_000, 999_999)}${serial}` : moving.Tracking,
    Events: [...moving.Events, { Code: next, Time: world.clock.now(), Text: null }],
  });
  if (next === 'DISP') dispatch(scene, order, moving);
  else requeue(work.salesOrders, order.DocumentNo);
  return true;
};
