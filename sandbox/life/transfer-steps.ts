import { dateOf } from '../clock/calendar.ts';
import type { PositionPlan } from '../generator/position-plan.ts';
import { PLANNED_SITES } from '../generator/site-plan.ts';
import { milliOf, textOfMilli } from '../world/amount.ts';
import { type Scene, baseMilli, firstOf, todayOf } from './scene.ts';

const OPEN_TRANSFERS = 90;

const planTransfer = ({ world, work, numbering, warehouse, dice }: Scene): void => {
  const from = dice.pick(world.positions);
  const isPartner = (plan: PositionPlan | undefined): boolean =>
    plan !== undefined && plan !== from && plan.site.record.CompanyNo === from.site.record.CompanyNo;
  const to = from.profile.sites
    .map(({ index }) => work.plans.get(`${from.profile.itemNo}\u001f${PLANNED_SITES[index]?.record.SiteNo}`))
    .find(isPartner);
  const milli = Math.max(1000, Math.floor((from.rate * 3) / 1000) * 1000);
  const stock = warehouse.view(from.profile.itemNo, from.site.record.SiteNo);
  if (to === undefined || stock === null || stock.free - milli < from.safety) return;
  world.tables.TransferOrders.put({
    DocumentNo: numbering.nextTransfer(),
    CompanyNo: from.site.record.CompanyNo,
    FromSiteNo: from.site.record.SiteNo,
    ToSiteNo: to.site.record.SiteNo,
    DocStatus: 'NEW',
    OrderTimestamp: world.clock.now(),
    ExpectedReceipt: dateOf(todayOf(world) + dice.between(1, 4)),
    Lines: [
      {
        LineNo: 10,
        ItemNo: from.profile.itemNo,
        UomCode: from.profile.group.uom,
        Quantity: textOfMilli(milli),
        QtyReceived: '0',
      },
    ],
  });
};

/** The transfer that has waited longest gets on: released (stock set aside), sent, received. A new one follows when few are open. */
export const advanceTransfer = (scene: Scene): void => {
  const { world, work, warehouse } = scene;
  if (work.transfers.size < OPEN_TRANSFERS) planTransfer(scene);
  const number = firstOf(work.transfers);
  const order = number === null ? null : world.tables.TransferOrders.get(number);
  if (order === null) return;
  const amounts = order.Lines.map((line) => ({
    line,
    milli: baseMilli(world, line.ItemNo, line.UomCode, milliOf(line.Quantity)),
  }));
  if (order.DocStatus === 'NEW') {
    for (const { line, milli } of amounts) warehouse.shift(line.ItemNo, order.FromSiteNo, { reserved: milli });
    world.tables.TransferOrders.put({ ...order, DocStatus: 'REL' });
    return;
  }
  const movement = { Reason: null, DocRef: order.DocumentNo };
  if (order.DocStatus === 'REL') {
    for (const { line, milli } of amounts) {
      warehouse.move(line.ItemNo, order.FromSiteNo, { Type: 'TOUT', ...movement, milli: -milli }, { reserved: -milli });
      warehouse.shift(line.ItemNo, order.ToSiteNo, { inTransit: milli });
    }
    world.tables.TransferOrders.put({ ...order, DocStatus: 'TRANSIT' });
    return;
  }
  for (const { line, milli } of amounts) {
    warehouse.move(line.ItemNo, order.ToSiteNo, { Type: 'TIN', ...movement, milli }, { inTransit: -milli });
  }
  const lines = order.Lines.map((line) => ({ ...line, QtyReceived: line.Quantity }));
  world.tables.TransferOrders.put({ ...order, DocStatus: 'RECV', Lines: lines });
};
