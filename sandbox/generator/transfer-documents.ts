import { dateOf } from '../clock/calendar.ts';
import { textOfMilli } from '../world/amount.ts';
import type { TransferHeaderRecord } from '../world/records.ts';
import { createDice } from './dice.ts';
import type { Draft } from './draft.ts';
import { localTime } from './local-time.ts';
import type { PositionPlan } from './position-plan.ts';

const COUNT = 150;
const STREAM = 9;

/** Pairs of positions of one item at two sites of one company, in the order of the assortment. */
const pairsOf = (positions: readonly PositionPlan[]): (readonly [PositionPlan, PositionPlan])[] => {
  const pairs: (readonly [PositionPlan, PositionPlan])[] = [];
  for (let index = 1; index < positions.length; index += 1) {
    const [from, to] = [positions[index - 1], positions[index]];
    if (from?.profile === to?.profile && from !== undefined && to !== undefined) {
      if (from.site.record.CompanyNo === to.site.record.CompanyNo) pairs.push([from, to]);
    }
  }
  return pairs;
};

/** Writes transfers between our own sites: some planned, some released, some under way, some received. */
export const putTransferDocuments = (draft: Draft): void => {
  const { seed, anchorDay, anchorAt, world } = draft;
  const pairs = pairsOf(draft.positions);
  for (let index = 0; index < COUNT; index += 1) {
    const dice = createDice(seed, STREAM, index);
    const [from, to] = dice.pick(pairs);
    const number = `TO-${300_001 + index}`;
    const status = dice.pick(['NEW', 'REL', 'REL', 'TRANSIT', 'TRANSIT', 'TRANSIT', 'RECV', 'CANC'] as const);
    const milli = Math.max(1, Math.floor((from.rate * 4) / 1000)) * 1000;
    const sentAt = localTime(from.site.record.TimeZone, anchorDay - dice.between(2, 3), 540 + dice.between(0, 300));
    const arrivedAt = localTime(to.site.record.TimeZone, anchorDay - 1, 540 + dice.between(0, 300));
    const rest = { Reason: null, Lot: null, DocRef: number };
    if (status === 'REL') from.reserved += milli;
    if (status === 'TRANSIT' || status === 'RECV')
      from.movements.push({ Type: 'TOUT', ...rest, milli: -milli, at: sentAt });
    if (status === 'TRANSIT') to.inTransit += milli;
    if (status === 'RECV') to.movements.push({ Type: 'TIN', ...rest, milli, at: arrivedAt });
    const header: TransferHeaderRecord = {
      DocumentNo: number,
      CompanyNo: from.site.record.CompanyNo,
      FromSiteNo: from.site.record.SiteNo,
      ToSiteNo: to.site.record.SiteNo,
      DocStatus: status,
      ExpectedReceipt: dateOf(anchorDay + (status === 'RECV' ? -1 : dice.between(0, 6))),
      Lines: [
        {
          LineNo: 10,
          ItemNo: from.profile.itemNo,
          UomCode: from.profile.group.uom,
          Quantity: textOfMilli(milli),
          QtyReceived: status === 'RECV' ? textOfMilli(milli) : '0',
        },
      ],
    };
    world.tables.TransferOrders.put(header, anchorAt);
  }
};
