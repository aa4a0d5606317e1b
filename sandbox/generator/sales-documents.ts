import { dateOf, instantAt } from '../clock/calendar.ts';
import { centsOf, lineCents, textOfCents, textOfMilli } from '../world/amount.ts';
import type { SalesHeaderRecord, SalesLineRecord } from '../world/records.ts';
import { type Dice, createDice } from './dice.ts';
import type { Draft } from './draft.ts';
import { localTime } from './local-time.ts';
import type { PositionPlan } from './position-plan.ts';
import { putShipment } from './shipment-documents.ts';

export const SALES_ORDER_COUNT = 3000;
const OLDEST_DAYS = 30;
const STREAM = 7;

type Status = SalesHeaderRecord['DocStatus'];

const statusOf = (ageDays: number, dice: Dice): Status => {
  const roll = dice.fraction();
  if (roll < 0.02) return 'CANC';
  if (roll < 0.03) return 'RET';
  if (ageDays <= 1) return dice.pick(['NEW', 'OPEN', 'OPEN', 'ALLOC', 'ALLOC']);
  if (ageDays <= 3) return dice.pick(['OPEN', 'ALLOC', 'ALLOC', 'PART', 'SHIP', 'SHIP']);
  if (ageDays <= 10) return dice.pick(['OPEN', 'ALLOC', 'PART', 'SHIP', 'SHIP', 'SHIP', 'INV', 'INV', 'INV', 'INV']);
  return dice.happens(0.02) ? 'OPEN' : dice.pick(['INV', 'CLOSED', 'CLOSED', 'CLOSED']);
};

/** Of two positions drawn, the one that sells more: orders follow demand without a table of weights. */
const pickPosition = (positions: readonly PositionPlan[], dice: Dice): PositionPlan => {
  const [left, right] = [dice.pick(positions), dice.pick(positions)];
  return left.rate >= right.rate ? left : right;
};

/** What the draft needs to know of a line besides its record. */
interface DraftedLine {
  readonly position: PositionPlan;
  readonly record: SalesLineRecord;
  /** Ordered amount in thousandths of the base unit. */
  readonly milli: number;
}

const draftLine = (
  position: PositionPlan,
  number: number,
  status: Status,
  ageDay: number,
  backordered: boolean,
  dice: Dice,
): DraftedLine => {
  const { profile } = position;
  const byCarton = profile.cartonSize !== null && position.rate > profile.cartonSize * 500 && dice.happens(0.4);
  const size = byCarton ? (profile.cartonSize ?? 1) : 1; // base units in one unit of the line
  const typical = Math.max(1, Math.floor(position.rate / 1000 / size / 2));
  const sign = status === 'RET' ? -1 : 1;
  const count = dice.between(1, Math.min(60, typical + 2));
  const milli = profile.step === 1000 ? count * size * 1000 : count * 1000 + dice.between(0, 9) * 100;
  const quantity = (sign * milli) / size;
  const price = byCarton ? Math.floor(profile.priceCents * size * 0.97) : profile.priceCents;
  const shipped = ['SHIP', 'INV', 'CLOSED'].includes(status) || (status === 'PART' && number === 1);
  const allocated = status === 'ALLOC' || (status === 'PART' && number > 1);
  const text = textOfMilli(quantity);
  return {
    position,
    milli: sign * milli,
    record: {
      LineNo: number * 10,
      ItemNo: profile.itemNo,
      UomCode: byCarton ? 'CTN' : profile.group.uom,
      Quantity: text,
      QtyAllocated: allocated ? text : '0',
      QtyShipped: shipped ? text : '0',
      UnitPrice: textOfCents(price),
      LineAmount: textOfCents(lineCents(price, quantity)),
      RequestedDate: dateOf(ageDay + dice.between(2, 6)),
      // An open line without a promise is on backorder; life goes by the same rule.
      PromisedDate: status === 'NEW' || backordered ? null : dateOf(ageDay + dice.between(3, 7)),
    },
  };
};

/** Writes the recent and open sales orders with their shipments, and adds what they hold to the positions. */
export const putSalesDocuments = (draft: Draft): void => {
  const { seed, anchorDay, anchorAt, world, positionsBySite } = draft;
  for (let index = 0; index < SALES_ORDER_COUNT; index += 1) {
    const dice = createDice(seed, STREAM, index);
    // Oldest first, spread evenly over the days.
    const age = OLDEST_DAYS - Math.floor((index * OLDEST_DAYS) / SALES_ORDER_COUNT);
    const customer = dice.pick(draft.customers);
    const site = dice.happens(0.85) ? customer.home : dice.pick(draft.customers).home;
    let status = statusOf(age, dice);
    const wanted = dice.pick([1, 1, 2, 2, 3, 4, 6]);
    if (status === 'PART' && wanted === 1) status = 'SHIP';
    const backordered = status === 'OPEN' && age > 3;
    const orderedAt = localTime(site.record.TimeZone, anchorDay - age, 480 + dice.between(0, 420));
    const used = new Set<PositionPlan>();
    const lines: DraftedLine[] = [];
    while (lines.length < wanted) {
      const position = pickPosition(positionsBySite[site.index] ?? [], dice);
      if (used.has(position)) continue;
      used.add(position);
      lines.push(draftLine(position, lines.length + 1, status, anchorDay - age, backordered, dice));
    }
    for (const { position, record, milli } of lines) {
      if (record.QtyAllocated !== '0') position.allocated += milli;
      if (backordered) position.backorder += milli;
    }
    const amounts = lines.map(({ record }) => centsOf(record.LineAmount));
    const header: SalesHeaderRecord = {
      DocumentNo: `SO-${100_001 + index}`,
      CompanyNo: site.record.CompanyNo,
      CustomerNo: customer.record.CustomerNo,
      SiteNo: site.record.SiteNo,
      DocStatus: status,
      OrderTimestamp: instantAt(orderedAt),
      CurrencyCode: customer.record.CurrencyCode,
      AmountTotal: textOfCents(amounts.reduce((sum, cents) => sum + cents, 0)),
      ExternalDocNo: dice.happens(0.7) ? `PO ${dice.between(10_000, 99_999)}` : null,
      Lines: lines.map(({ record }) => record),
    };
    world.tables.SalesOrders.put(header, anchorAt);
    putShipment(draft, header, lines, orderedAt, dice);
  }
};
