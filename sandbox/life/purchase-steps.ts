import { dateOf } from '../clock/calendar.ts';
import type { PositionPlan } from '../generator/position-plan.ts';
import { CARRIERS } from '../generator/words.ts';
import { lineCents, milliOf, textOfCents, textOfMilli } from '../world/amount.ts';
import { confirmationOf, invoiceOfReceipt, noticeNoOf, shipNoticeOf } from '../world/follow-ups.ts';
import type { PurchaseHeaderRecord } from '../world/records.ts';
import { keyOfPlan } from './open-work.ts';
import { type Scene, baseMilli, firstOf, requeue, todayOf } from './scene.ts';

const TRANSIT_DAYS = 2;
const TRANSIT_MILLIS = TRANSIT_DAYS * 86_400_000;

/** Orders amounts (thousandths) of positions of one vendor and site. */
const placeOrder = (scene: Scene, wanted: readonly { readonly plan: PositionPlan; readonly milli: number }[]): void => {
  const { world, warehouse, numbering } = scene;
  const [first] = wanted;
  if (first === undefined) return;
  const today = todayOf(world);
  const { record: terms, vendor } = first.plan.terms;
  const site = first.plan.site.record;
  const cents = wanted.reduce((sum, { plan, milli }) => sum + lineCents(plan.profile.costCents, milli), 0);
  world.tables.PurchaseOrders.put({
    DocumentNo: numbering.nextPurchaseOrder(),
    CompanyNo: site.CompanyNo,
    VendorNo: terms.VendorNo,
    SiteNo: site.SiteNo,
    DocStatus: 'SENT',
    OrderTimestamp: world.clock.now(),
    CurrencyCode: vendor.record.CurrencyCode,
    AmountTotal: textOfCents(cents),
    Lines: wanted.map(({ plan, milli }, index) => ({
      LineNo: (index + 1) * 10,
      ItemNo: plan.profile.itemNo,
      UomCode: plan.profile.group.uom,
      Quantity: textOfMilli(milli),
      QtyReceived: '0',
      DirectUnitCost: plan.terms.record.DirectUnitCost ?? '0',
      RequestedReceipt: dateOf(today + plan.terms.record.LeadTimeDays),
      ConfirmedReceipt: null,
    })),
  });
  for (const { plan, milli } of wanted) warehouse.shift(plan.profile.itemNo, site.SiteNo, { onPurchase: milli });
};

/** The vendor answers an order: its lines say what it confirms; each answer has a number of its own. */
const answer = ({ world, dice }: Scene, order: PurchaseHeaderRecord): void => {
  const { Confirmations, PurchaseOrders } = world.tables;
  let nth = 1;
  while (Confirmations.get(`${order.DocumentNo}/${nth}`) !== null) nth += 1;
  PurchaseOrders.put(order);
  Confirmations.put(confirmationOf(order, nth, world.clock.now(), dice.happens(0.3)));
};

/** The vendor announces goods that are due soon; `false` when there is nothing (more) to announce. */
const announce = ({ world, dice }: Scene, order: PurchaseHeaderRecord): boolean => {
  const { ShipNotices } = world.tables;
  if (ShipNotices.get(order.VendorNo, noticeNoOf(order)) !== null) return false;
  const shippedAt = world.clock.now();
  const expectedAt = new Date(Date.parse(shippedAt) + TRANSIT_MILLIS).toISOString();
  const notice = shipNoticeOf(order, shippedAt, expectedAt, dice.pick(CARRIERS));
  if (notice !== null) ShipNotices.put(notice);
  return notice !== null;
};

/** Books in what is still to come of an order: all lines, or only one item's; the vendor invoices what is complete. */
const receive = ({ world, warehouse }: Scene, order: PurchaseHeaderRecord, item: string | null): void => {
  const today = dateOf(todayOf(world));
  const lines = order.Lines.map((line) => {
    const open = milliOf(line.Quantity) - milliOf(line.QtyReceived);
    if (open <= 0 || (item !== null && line.ItemNo !== item)) return line;
    const milli = baseMilli(world, line.ItemNo, line.UomCode, open);
    const movement = { Type: 'RCV', Reason: null, DocRef: order.DocumentNo, milli } as const;
    warehouse.move(line.ItemNo, order.SiteNo, movement, { onPurchase: -milli });
    return { ...line, QtyReceived: line.Quantity, ConfirmedReceipt: line.ConfirmedReceipt ?? today };
  });
  const complete = lines.every((line) => milliOf(line.QtyReceived) >= milliOf(line.Quantity));
  const booked: PurchaseHeaderRecord = { ...order, DocStatus: complete ? 'RECV' : 'PART', Lines: lines };
  world.tables.PurchaseOrders.put(booked);
  if (complete) world.tables.Invoices.put(invoiceOfReceipt(booked, world.clock.now(), false));
};

/** The position of a region that has been short longest is supplied: its open order comes in, or one is placed. */
export const replenishShort = (scene: Scene, region: string, mostShort: number): void => {
  const { world, work, warehouse, dice } = scene;
  const short = work.shortOfRegion.get(region);
  const key = short === undefined || short.size <= mostShort ? null : firstOf(short);
  const plan = key === null ? undefined : work.plans.get(key);
  if (short === undefined || key === null || plan === undefined) return;
  requeue(short, key);
  const number = firstOf(work.purchasesOfPosition.get(key) ?? new Set());
  const order = number === null ? null : world.tables.PurchaseOrders.get(number);
  if (order !== null) {
    receive(scene, order, plan.profile.itemNo);
    return;
  }
  const stock = warehouse.view(plan.profile.itemNo, plan.site.record.SiteNo);
  const missing = plan.safety - (stock?.free ?? 0) + plan.rate * dice.between(2, 6);
  const { minimum, multiple } = plan.terms;
  placeOrder(scene, [{ plan, milli: Math.max(minimum, Math.ceil(missing / multiple) * multiple) }]);
};

/** A buyer's round: among a few positions of one vendor and site, those with the least cover are ordered for two weeks. */
export const placeRoutineOrder = (scene: Scene): void => {
  const { world, work, warehouse, dice } = scene;
  const first = dice.pick(world.positions);
  const sameVendor = world.positions.filter(
    ({ terms, site }) => terms.record.VendorNo === first.terms.record.VendorNo && site === first.site,
  );
  const cover = (plan: PositionPlan): number =>
    (warehouse.view(plan.profile.itemNo, plan.site.record.SiteNo)?.free ?? 0) - plan.reorderPoint;
  const wanted = sameVendor
    .filter((plan) => !work.purchasesOfPosition.has(keyOfPlan(plan)) && plan.profile.status === 'A')
    .sort((left, right) => cover(left) - cover(right))
    .slice(0, dice.between(1, 4))
    .map((plan) => ({
      plan,
      milli: Math.max(plan.terms.minimum, Math.ceil((plan.rate * 14) / plan.terms.multiple) * plan.terms.multiple),
    }));
  placeOrder(scene, wanted);
};

/** The open order that has waited longest gets on: sent, answered, announced, received when due, or put off by a late vendor. */
export const advancePurchase = (scene: Scene): void => {
  const { world, work, warehouse, dice } = scene;
  const number = firstOf(work.purchaseOrders);
  const order = number === null ? null : world.tables.PurchaseOrders.get(number);
  if (number === null || order === null) return;
  const { PurchaseOrders } = world.tables;
  const late =
    world.positions.find(({ terms }) => terms.record.VendorNo === order.VendorNo)?.terms.vendor.late === true;
  const today = todayOf(world);
  if (order.DocStatus === 'NEW') {
    for (const line of order.Lines) {
      const onPurchase = baseMilli(world, line.ItemNo, line.UomCode, milliOf(line.Quantity));
      warehouse.shift(line.ItemNo, order.SiteNo, { onPurchase });
    }
    PurchaseOrders.put({ ...order, DocStatus: 'SENT' });
    return;
  }
  const later = (date: string, days: number): string => dateOf(Date.parse(`${date}T00:00:00Z`) / 86_400_000 + days);
  if (order.DocStatus === 'SENT') {
    const slip = late ? dice.between(1, 9) : dice.happens(0.15) ? dice.between(1, 3) : 0;
    const lines = order.Lines.map((line) => ({ ...line, ConfirmedReceipt: later(line.RequestedReceipt, slip) }));
    answer(scene, { ...order, DocStatus: 'ACK', Lines: lines });
    return;
  }
  const isDueBy = (day: string): boolean =>
    order.Lines.some(({ ConfirmedReceipt, RequestedReceipt }) => (ConfirmedReceipt ?? RequestedReceipt) <= day);
  const announced = isDueBy(dateOf(today + TRANSIT_DAYS)) && announce(scene, order);
  if (announced || !isDueBy(dateOf(today))) {
    requeue(work.purchaseOrders, number);
    return;
  }
  if (late && dice.happens(0.5)) {
    const confirmed = dateOf(today + dice.between(2, 8));
    answer(scene, { ...order, Lines: order.Lines.map((line) => ({ ...line, ConfirmedReceipt: confirmed })) });
    return;
  }
  receive(scene, order, null);
};
