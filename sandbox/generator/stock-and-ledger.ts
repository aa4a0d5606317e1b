import { dateOf, instantAt, midnightOf } from '../clock/calendar.ts';
import { textOfMilli } from '../world/amount.ts';
import type { StockRecord } from '../world/records.ts';
import { dailyDemand } from './demand.ts';
import { type Dice, createDice } from './dice.ts';
import type { Draft } from './draft.ts';
import { localTime } from './local-time.ts';
import type { PlannedMovement, PositionPlan } from './position-plan.ts';

/** Days of movements kept; each position's ledger opens at the midnight before the first of them. */
export const LEDGER_DAYS = 3;
const STREAM = 10;
const SHORT = 0.055; // share of positions below their safety stock
const NEGATIVE = 0.0015; // share of positions booked below zero

/** What is meant to be free at the position, in thousandths. */
const availableTarget = (position: PositionPlan, dice: Dice): number => {
  const { safety, profile, maximum } = position;
  const fate = dice.fraction();
  const steps = (amount: number): number => Math.floor(amount / profile.step) * profile.step;
  if (position.planned && fate < SHORT) return steps(safety * 0.98 * dice.fraction());
  return safety + steps((maximum - safety) * (0.1 + 0.85 * dice.fraction())) + profile.step;
};

const lotsOf = (
  draft: Draft,
  position: PositionPlan,
  onHand: number,
  blocked: number,
  dice: Dice,
): StockRecord['Lots'] => {
  if (!position.profile.group.lots || onHand <= 0) return [];
  const first = Math.floor((onHand * dice.between(30, 100)) / 100 / position.profile.step) * position.profile.step;
  const amounts = [Math.max(first, blocked), onHand - Math.max(first, blocked)].filter((amount) => amount > 0);
  return amounts.map((amount, index) => ({
    LotNo: `L${dice.between(1000, 9999)}-${index + 1}`,
    ExpirationDate: dateOf(draft.anchorDay + dice.between(20, 400)),
    QtyOnHand: textOfMilli(amount),
    QtyBlocked: index === 0 ? textOfMilli(blocked) : '0',
  }));
};

/** Daily consumption and a few counts and returns of the ledger's days, beside what documents already moved. */
const addDailyMovements = (draft: Draft, position: PositionPlan, dice: Dice): void => {
  const { profile, site } = position;
  for (let day = draft.anchorDay - LEDGER_DAYS; day < draft.anchorDay; day += 1) {
    const milli = dailyDemand(draft.seed, profile, { index: site.index, share: position.share }, day);
    if (milli === 0) continue;
    const at = localTime(site.record.TimeZone, day, 840 + dice.between(0, 90)) + dice.between(0, 59_999);
    position.movements.push({ Type: 'ISS', Reason: null, Lot: null, DocRef: null, milli: -milli, at });
  }
  if (!dice.happens(0.02)) return;
  const at = localTime(site.record.TimeZone, draft.anchorDay - 1, 400 + dice.between(0, 60));
  const milli = profile.step * dice.between(1, 4);
  position.movements.push(
    dice.happens(0.3)
      ? { Type: 'RTN', Reason: 'CUSTOMER_RETURN', Lot: null, DocRef: null, milli, at }
      : { Type: 'ADJ', Reason: 'CYCLE_COUNT', Lot: null, DocRef: null, milli: dice.happens(0.5) ? milli : -milli, at },
  );
};

const settle = (draft: Draft, position: PositionPlan, opensAt: number): PlannedMovement[] => {
  const { world, seed, anchorAt } = draft;
  const dice = createDice(seed, STREAM, position.profile.index, position.site.index);
  addDailyMovements(draft, position, dice);
  const recent = position.movements
    .filter((movement) => movement.at > opensAt)
    .sort((left, right) => left.at - right.at);
  const moved = recent.reduce((sum, { milli }) => sum + milli, 0);
  const blocked = dice.happens(0.02) ? Math.max(1, Math.floor((position.rate * 2) / 1000)) * 1000 : 0;
  const free = availableTarget(position, dice);
  // Nobody opens below zero: what came in during the ledger's days is still here, unless the position is one of the negative.
  const onHand = dice.happens(NEGATIVE)
    ? -position.profile.step * dice.between(1, 20)
    : Math.max(free + position.allocated + position.reserved + blocked, moved);
  const held = onHand < 0 ? 0 : blocked;
  const { profile, site } = position;
  world.tables.Stock.put(
    {
      ItemNo: profile.itemNo,
      SiteNo: site.record.SiteNo,
      QtyOnHand: textOfMilli(onHand),
      QtyBlocked: textOfMilli(held),
      QtyAllocated: textOfMilli(position.allocated),
      QtyReserved: textOfMilli(position.reserved),
      QtyInTransit: textOfMilli(position.inTransit),
      QtyOnPurchase: textOfMilli(position.onPurchase),
      QtyBackorder: textOfMilli(position.backorder),
      BookedThrough: anchorAt,
      Lots: lotsOf(draft, position, onHand, held, dice),
    },
    anchorAt,
  );
  return [{ Type: 'OPEN', Reason: null, Lot: null, DocRef: null, milli: onHand - moved, at: opensAt }, ...recent];
};

/** Settles every position: stock as the ERP has it, and a ledger whose opening and movements add up to it exactly. */
export const putStockAndLedger = (draft: Draft): void => {
  const { tables } = draft.world;
  const opensAt = midnightOf(draft.anchorDay - LEDGER_DAYS);
  const ledger = draft.positions.flatMap((position) =>
    settle(draft, position, opensAt).map((movement) => ({ position, movement })),
  );
  ledger.sort((left, right) => left.movement.at - right.movement.at); // stable: the warehouse reports in the order of time
  ledger.forEach(({ position, movement: { milli, at, ...rest } }, index) => {
    tables.Movements.put(
      {
        MovementId: `M-${1_000_001 + index}`,
        Item: position.profile.itemNo,
        Site: position.site.record.SiteNo,
        Qty: textOfMilli(milli),
        EventTime: instantAt(at),
        ...rest,
      },
      draft.anchorAt,
    );
  });
};
