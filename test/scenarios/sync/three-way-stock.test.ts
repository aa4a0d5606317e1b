// What the plan reckons with, what the ERP booked and what the warehouse moved, as of one instant: who stands alone is
// found in one run, and an old plan or goods on the move are no drift.
import type { Upsert } from '@distribution/model/erp/change';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { NO_TOLERANCE } from '@distribution/model/operations/tolerance';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { StockDriftKind } from '@distribution/model/operations/stock-drift';
import { systemCodeSchema } from '@distribution/model/origin';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { askToPoll } from '@distribution/sync/ask-to-poll';
import { judgeAssumptions } from '@distribution/sync/judge-assumptions';
import { reconcileFlow } from '@distribution/sync/reconcile-flow';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openSyncStand, type SyncStand } from '@distribution/test/kit/open-sync-stand';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import type { Sync } from '@distribution/sync/start-sync';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const POSITIONS = 1_000;
/** Which of a hundred is wrong, and how. */
const SEEDED: readonly StockDriftKind[] = ['PLANNING_DIFFERS', 'ERP_DIFFERS', 'WAREHOUSE_DIFFERS', 'ALL_DIFFER'];
const numberOf = (at: number): string => `S${String(at).padStart(4, '0')}`;
const text = (quantity: number): string => String(quantity);

/** One position: movements on days 1 to 5, the ERP's figure through day 3, a plan that took its stock on some day. */
const positionAt = (at: number) => {
  const sku = numberOf(at);
  const wrong = at % 100 === 42 ? SEEDED[Math.floor(at / 100) % SEEDED.length]! : null; // one in a hundred
  const moves = [50 + (at % 50), at % 7, -(at % 11), at % 13, -(at % 5)].map((quantity, day) => ({
    quantity,
    day: day + 1,
  }));
  const sumTo = (day: number): number => moves.reduce((sum, move) => (move.day <= day ? sum + move.quantity : sum), 0);
  // A plan of day 2 is merely old; one of day 6 knows more than has come here: its last movement is on its way.
  const takenOn = wrong === null ? [2, 3, 4, 5, 6][at % 5]! : [4, 5][at % 2]!;
  const isOnItsWay = takenOn === 6;
  const offBy = (kinds: readonly StockDriftKind[], by: number): number =>
    wrong !== null && kinds.includes(wrong) ? by : 0;
  const changes: Upsert[] = moves
    .filter(({ day }) => !isOnItsWay || day < 5)
    .map(({ quantity, day }) => sample.movement(`${sku}-${day}`, sku, 'DC1', text(quantity), sample.at(day)));
  changes[0] = sample.upsert('INVENTORY_MOVEMENT', { ...changes[0]!.record, kind: 'OPENING', reason: null });
  if (wrong === 'WAREHOUSE_DIFFERS') changes.push(sample.movement(`${sku}-x`, sku, 'DC1', '7', sample.at(2)));
  const booked = sumTo(3) + offBy(['ERP_DIFFERS'], 7) + offBy(['ALL_DIFFER'], 20);
  const planned = sumTo(takenOn) + offBy(['PLANNING_DIFFERS', 'ALL_DIFFER'], 7);
  return {
    wrong: wrong === null ? null : `${wrong} ${sku} DC1`,
    product: sample.product(sku),
    position: sample.position(sku, 'DC1', 'SE', text(booked), {
      asOf: sample.at(3),
      more: { bookedThrough: sample.at(3) },
    }),
    movements: changes,
    assumption: sample.stockAssumption(sku, 'DC1', text(planned), sample.at(takenOn)),
  };
};

describe('of a thousand positions with one in a hundred wrong', () => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await openTestDatabase();
    store = await openStore({ databaseUrl: database.url });
  });
  afterEach(async () => {
    await store.close();
    await database.close();
  });

  it('finds each one and nothing else, with who stands alone; old plans and goods on their way are none', async () => {
    const all = Array.from({ length: POSITIONS }, (_, at) => positionAt(at));
    const { sync, reconciliation } = store;
    await declareFlows(sync, sample.at(1));
    await applyChanges(sync, 'locations', [sample.location('DC1', 'SE')]);
    await applyChanges(
      sync,
      'products',
      all.map(({ product }) => product),
    );
    await applyChanges(
      sync,
      'inventory',
      all.map(({ position }) => position),
      { confirmedAt: sample.at(5, 1) },
    );
    await applyChanges(
      sync,
      'movements',
      all.flatMap(({ movements }) => movements),
      { confirmedAt: sample.at(5, 1) },
    );
    await applyChanges(
      sync,
      'stock-assumptions',
      all.map(({ assumption }) => assumption),
    );

    const { drifts, counts } = await judgeAssumptions(NO_TOLERANCE, reconciliation);
    const seeded = all.flatMap(({ wrong }) => wrong ?? []).sort();
    expect(seeded).toHaveLength(POSITIONS / 100);
    expect(drifts.map(({ kind, recordKey }) => `${kind} ${recordKey}`).sort()).toEqual(seeded);
    expect(counts).toEqual({
      compared: POSITIONS,
      inFlight: POSITIONS / 5 - all.filter(({ wrong }, at) => wrong !== null && at % 5 === 4).length,
      withinTolerance: 0,
      matched: POSITIONS - counts.inFlight - seeded.length,
    });

    // What was on its way comes: it is judged now, and right.
    const late = all.flatMap((_, at) => [
      sample.movement(`${numberOf(at)}-5`, numberOf(at), 'DC1', text(-(at % 5)), sample.at(5)),
    ]);
    await applyChanges(sync, 'inventory', [], { confirmedAt: sample.at(6, 1) });
    await applyChanges(sync, 'movements', late, { confirmedAt: sample.at(6, 1) });
    const after = await judgeAssumptions(NO_TOLERANCE, reconciliation);
    expect(after.drifts.map(({ kind, recordKey }) => `${kind} ${recordKey}`).sort()).toEqual(seeded);
    expect(after.counts.inFlight).toBe(0);

    // Ten units are not worth a word: the two that are 20 off from the others still are.
    const wide = { absolute: parseDecimal('10'), percent: parseDecimal('0') };
    const far = await judgeAssumptions(wide, reconciliation);
    expect(far.drifts.map(({ recordKey }) => recordKey)).toEqual(
      seeded.filter((each) => each.startsWith('ALL_DIFFER')).map((each) => each.slice('ALL_DIFFER '.length)),
    );
  }, 120_000);
});

const BESIDE = [
  { name: 'inventory', system: systemCodeSchema.parse('erp') },
  { name: 'movements', system: systemCodeSchema.parse('wms') },
] as const;

describe('a plan that took its stock wrongly', () => {
  let stand: SyncStand;
  let sync: Sync;
  beforeEach(async () => {
    stand = await openSyncStand(3_600_000);
    sync = await stand.start();
    await sync.seeded;
  });
  afterEach(() => stand.close());

  const reconcile = async () => {
    const planning = stand.adapters.find(({ system }) => system === 'planning')!;
    const tools = {
      store: stand.store.reconciliation,
      deliveries: stand.store.sync,
      wake: (name: Parameters<Sync['wake']>[0]) => sync.wake(name),
      clock: { now: Date.now },
      readDeadlineMs: 10_000,
      settleMs: 10_000,
      lookMs: 20,
    };
    const work = { signal: new AbortController().signal, onProgress: () => undefined, correlationId: 'test' };
    const flow = {
      name: 'stock-assumptions',
      adapter: planning,
      review: 'AUTO',
      tolerance: NO_TOLERANCE,
      beside: BESIDE,
    } as const;
    return reconcileFlow(flow, tools, work);
  };
  const open = async () => {
    const page = { limit: 100, after: null, before: null, backward: false };
    const { rows } = await stand.store.reconciliation.listDrifts('stock-assumptions', 'OPEN', page);
    return rows.map(({ row }) => row);
  };

  /** The flow of the plan reads on; ERP and warehouse vouch for that second only after it has passed. */
  const planAnew = async (name: string) => {
    const system = systemCodeSchema.parse('planning');
    const ask = { flow: 'stock-assumptions', system, name, correlationId: 'test' } as const;
    await askToPoll(stand.store.sync, (flow) => sync.wake(flow), ask);
    await expect.poll(() => stand.store.sync.isDeliverySettled(name), { timeout: 10_000 }).toBe(true);
    await sleep(1_100);
  };

  it('opens a drift for each stock, which ages, and closes when the next plan is right', async () => {
    await planAnew('sound');
    const sound = await reconcile();
    expect(sound).toMatchObject({ opened: 0, inFlight: 0 });
    expect(sound.compared).toBeGreaterThan(4);

    stand.servers.faults.planning.set({ stockDrift: { share: 0.25, by: 9 } });
    await planAnew('wrong');
    const found = await reconcile();
    expect(found.opened).toBe(Math.floor([...stand.world.tables.Stock.live()].length * 0.25));
    const drifts = await open();
    for (const { kind, review } of drifts) expect([kind, review]).toEqual(['PLANNING_DIFFERS', 'PLANNER_REVIEW']);
    for (const { fields } of drifts) for (const { here, there } of fields) expect(Number(there) - Number(here)).toBe(9);

    expect(await reconcile()).toMatchObject({ opened: 0, stillOpen: found.opened, closed: 0 });
    const by = { actor: 'pia', reason: 'try', correlationId: 'test' };
    await expect(stand.store.reconciliation.correct(drifts[0]!.id, INVENTORY_RULES, by)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    stand.servers.faults.planning.clear();
    await planAnew('right again');
    expect(await reconcile()).toMatchObject({ opened: 0, stillOpen: 0, closed: found.opened });
    expect(await open()).toEqual([]);
  }, 60_000);
});
