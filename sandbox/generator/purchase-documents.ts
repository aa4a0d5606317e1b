import { dateOf, instantAt, midnightOf } from '../clock/calendar.ts';
import { lineCents, textOfCents, textOfMilli } from '../world/amount.ts';
import { confirmationOf, invoiceOfReceipt, shipNoticeOf } from '../world/follow-ups.ts';
import type { PurchaseHeaderRecord, PurchaseLineRecord } from '../world/records.ts';
import { type Dice, createDice } from './dice.ts';
import type { Draft } from './draft.ts';
import { localTime } from './local-time.ts';
import type { PositionPlan } from './position-plan.ts';
import { CARRIERS } from './words.ts';

const OPEN_COUNT = 800;
const RECENT_COUNT = 150; // received in the last days, for history
const STREAM = 8;
const LATEST_DAYS = 18; // an open order is overdue by less than this

/** Positions of each vendor × site, so that an order can take several lines from one of them. */
const groupByVendorAndSite = (positions: readonly PositionPlan[]): PositionPlan[][] => {
  const groups = new Map<string, PositionPlan[]>();
  for (const position of positions) {
    const key = `${position.terms.record.VendorNo} ${position.site.index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [position]);
    else group.push(position);
  }
  return [...groups.values()];
};

/** Amount a buyer would order: two weeks of demand, at least the minimum, in whole multiples. Thousandths. */
export const orderAmountOf = (position: PositionPlan): number =>
  Math.max(position.terms.minimum, Math.ceil((position.rate * 14) / position.terms.multiple) * position.terms.multiple);

/** Hours a vendor takes to answer, and days its goods are on the way. */
const ANSWER_HOURS = 20;
const TRANSIT_DAYS = 2;

/** Writes what the vendor has answered, announced and invoiced by the anchor of an order that is due on a day. */
const putFollowUps = (draft: Draft, order: PurchaseHeaderRecord, dueDay: number, zone: string, dice: Dice): void => {
  const { anchorDay, anchorAt, world } = draft;
  if (order.DocStatus === 'SENT') return;
  const { Confirmations, ShipNotices, Invoices } = world.tables;
  const beforeAnchor = (millis: number): string => instantAt(Math.min(millis, midnightOf(anchorDay) - 60_000));
  const answeredAt = beforeAnchor(Date.parse(order.OrderTimestamp) + ANSWER_HOURS * 3_600_000);
  Confirmations.put(confirmationOf(order, 1, answeredAt, dice.happens(0.3)), anchorAt);
  const received = order.DocStatus === 'RECV' || order.DocStatus === 'CLOSED';
  if (received || (dueDay >= anchorDay && dueDay - TRANSIT_DAYS < anchorDay)) {
    const unreceived = received
      ? { ...order, Lines: order.Lines.map((line) => ({ ...line, QtyReceived: '0' })) }
      : order;
    const shippedAt = beforeAnchor(localTime(zone, dueDay - TRANSIT_DAYS, 900));
    const notice = shipNoticeOf(unreceived, shippedAt, instantAt(localTime(zone, dueDay, 720)), dice.pick(CARRIERS));
    if (notice !== null) ShipNotices.put(notice, anchorAt);
  }
  if (received)
    Invoices.put(
      invoiceOfReceipt(order, beforeAnchor(localTime(zone, dueDay, 960)), order.DocStatus === 'CLOSED'),
      anchorAt,
    );
};

/** Writes open and recently received purchase orders with what followed from them, and adds what is open to the positions. */
export const putPurchaseDocuments = (draft: Draft): void => {
  const { seed, anchorDay, anchorAt, world } = draft;
  const groups = groupByVendorAndSite(draft.positions);
  for (let index = 0; index < OPEN_COUNT + RECENT_COUNT; index += 1) {
    const dice = createDice(seed, STREAM, index);
    const open = index >= RECENT_COUNT;
    const group = dice.pick(groups);
    const positions = [...new Set(Array.from({ length: dice.between(1, 5) }, () => dice.pick(group)))];
    const [first] = positions;
    if (first === undefined) continue;
    const { vendor, record: terms } = first.terms;
    const late = vendor.late && dice.happens(0.6);
    const slip = late ? dice.between(2, 12) : dice.happens(0.2) ? dice.between(1, 3) : 0;
    // Due within the lead time from now; a late vendor's order may have been due already.
    const due = open
      ? anchorDay + (late && dice.happens(0.7) ? -dice.between(1, LATEST_DAYS) : dice.between(0, terms.LeadTimeDays))
      : anchorDay - dice.between(1, 4);
    const requested = due - slip;
    const orderedDay = Math.min(anchorDay - 1, requested - terms.LeadTimeDays);
    const overdue = due < anchorDay;
    const state = dice.fraction();
    const status = !open
      ? state < 0.5
        ? 'RECV'
        : 'CLOSED'
      : orderedDay > anchorDay - 3 && !overdue
        ? 'SENT'
        : state < 0.12
          ? 'PART'
          : 'ACK';
    const { record: site } = first.site;
    const receivedAt = localTime(site.TimeZone, anchorDay - dice.between(1, 3), 480 + dice.between(0, 400));
    const number = `PO-${200_001 + index}`;
    const lines = positions.map((position, at): PurchaseLineRecord => {
      const milli = orderAmountOf(position);
      const received = !open ? milli : status === 'PART' && at === 0 ? Math.floor(milli / 2000) * 1000 : 0;
      position.onPurchase += open ? milli - received : 0;
      if (received > 0)
        position.movements.push({
          Type: 'RCV',
          Reason: null,
          Lot: null,
          DocRef: number,
          milli: received,
          at: receivedAt,
        });
      return {
        LineNo: (at + 1) * 10,
        ItemNo: position.profile.itemNo,
        UomCode: position.profile.group.uom,
        Quantity: textOfMilli(milli),
        QtyReceived: textOfMilli(received),
        DirectUnitCost: position.terms.record.DirectUnitCost ?? '0',
        RequestedReceipt: dateOf(requested),
        ConfirmedReceipt: status === 'SENT' ? null : dateOf(due),
      };
    });
    const cents = positions.reduce(
      (sum, position) => sum + lineCents(position.profile.costCents, orderAmountOf(position)),
      0,
    );
    const header: PurchaseHeaderRecord = {
      DocumentNo: number,
      CompanyNo: site.CompanyNo,
      VendorNo: vendor.record.VendorNo,
      SiteNo: site.SiteNo,
      DocStatus: status,
      OrderTimestamp: instantAt(localTime(site.TimeZone, orderedDay, 500 + dice.between(0, 400))),
      CurrencyCode: vendor.record.CurrencyCode,
      AmountTotal: textOfCents(cents),
      Lines: lines,
    };
    world.tables.PurchaseOrders.put(header, anchorAt);
    putFollowUps(draft, header, due, site.TimeZone, dice);
  }
};
