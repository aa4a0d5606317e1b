import { instantAt, midnightOf } from '../clock/calendar.ts';
import { invoiceOfShipment } from '../world/follow-ups.ts';
import type { SalesHeaderRecord, SalesLineRecord, ShipmentRecord } from '../world/records.ts';
import type { Dice } from './dice.ts';
import type { Draft } from './draft.ts';
import { ssccOf } from './gs1-keys.ts';
import type { PositionPlan } from './position-plan.ts';
import { CARRIERS } from './words.ts';

export const MILESTONE_ORDER = ['REL', 'PICK', 'PACK', 'DISP', 'OFD', 'POD'] as const;
const HOUR = 3_600_000;
/** Hours after the order at which each milestone is due. */
const DUE_HOURS = [2, 5, 7, 10, 44, 52] as const;

const reached = (status: SalesHeaderRecord['DocStatus'], dice: Dice): number => {
  if (status === 'ALLOC') return dice.pick([0, 0, 1, 2, 3]);
  if (status === 'PART' || status === 'SHIP') return dice.pick([4, 4, 5]);
  if (status === 'INV') return dice.pick([5, 6]);
  return status === 'CLOSED' ? 6 : 0;
};

/** Writes the shipment of an order that has got so far, and the issues and the invoice of what has left the dock. */
export const putShipment = (
  draft: Draft,
  order: SalesHeaderRecord,
  lines: readonly { readonly position: PositionPlan; readonly record: SalesLineRecord; readonly milli: number }[],
  orderedAt: number,
  dice: Dice,
): void => {
  const count = reached(order.DocStatus, dice);
  if (count === 0) return;
  const latest = midnightOf(draft.anchorDay) - 60_000 * MILESTONE_ORDER.length; // room for each milestone before the anchor
  const taken = order.DocStatus === 'ALLOC' ? lines : lines.filter(({ record }) => record.QtyShipped !== '0');
  const events = MILESTONE_ORDER.slice(0, count).map((Code, step) => ({
    Code,
    Time: instantAt(
      Math.min(orderedAt + (DUE_HOURS[step] ?? 0) * HOUR + dice.between(0, 59) * 60_000, latest + step * 60_000),
    ),
    Text: null,
  }));
  const serial = Number(order.DocumentNo.slice(3));
  const shipment: ShipmentRecord = {
    ShipmentId: `SH-${serial}-1`,
    OrderRef: order.DocumentNo,
    Site: order.SiteNo,
    Carrier: dice.pick(CARRIERS),
    Tracking: count >= 4 ? `${dice.between(100_000, 999_999)}${serial}` : null,
    Sscc: count >= 3 ? ssccOf(1, serial) : null,
    Cancelled: false,
    Lines: taken.map(({ record }) => ({
      OrderLine: record.LineNo,
      Item: record.ItemNo,
      Uom: record.UomCode,
      Qty: record.Quantity,
    })),
    Events: events,
  };
  draft.world.tables.Shipments.put(shipment, draft.anchorAt);
  const dispatch = events.find(({ Code }) => Code === 'DISP');
  if (dispatch === undefined) return;
  const invoice = invoiceOfShipment(order, shipment, dispatch.Time, order.DocStatus === 'CLOSED');
  if (invoice !== null) draft.world.tables.Invoices.put(invoice, draft.anchorAt);
  for (const { position, milli } of taken) {
    position.movements.push({
      Type: 'ISS',
      Reason: null,
      Lot: null,
      DocRef: order.DocumentNo,
      milli: -milli,
      at: Date.parse(dispatch.Time),
    });
  }
};
