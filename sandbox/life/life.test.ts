import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../clock/manual-clock.ts';
import { createGeneratedWorld, type GeneratedWorld } from '../generator/generated-world.ts';
import { milliOf } from '../world/amount.ts';
import { openJournal } from '../world/journal.ts';
import type { TableName } from '../world/records.ts';
import { findImbalances, listShort } from '../world/balance.ts';
import { createLife } from './life.ts';

const START = '2026-11-21T09:00:00.000Z';
const make = (
  clock = createManualClock(START),
): { world: GeneratedWorld; clock: ReturnType<typeof createManualClock> } => ({
  world: createGeneratedWorld({ seed: 7, anchorDay: '2026-11-21', clock }),
  clock,
});
const imageOf = (world: GeneratedWorld): string =>
  JSON.stringify([
    Object.keys(world.tables).map((name) => world.tables[name as TableName].changesAfter(0, 1_000_000)), // keys of tables
    world.forecastVersions,
    world.clock.current(),
  ]);
const inFolder = (run: (folder: string) => void): void => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-life-'));
  try {
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('life', () => {
  it('opens an exception in SE at least every 20 seconds of ticks, closes as many, and stays in balance', () => {
    const { world, clock } = make();
    const life = createLife(world);
    const atStart = listShort(world).size;
    const inSe = (site: string): boolean => world.tables.Sites.get(site)?.TerritoryCode === 'SE';
    let short = listShort(world, inSe);
    let lastOpened = 0;
    let opened = 0;
    let closed = 0;
    let longestWait = 0;
    for (let tick = 1; tick <= 3000; tick += 1) {
      clock.advance(2000);
      life.tick();
      if (tick % 5 !== 2) continue; // two ticks after a surge the ERP has booked it
      const now = listShort(world, inSe);
      const fresh = [...now].filter((key) => !short.has(key)).length;
      if (fresh > 0) {
        longestWait = Math.max(longestWait, tick - lastOpened);
        lastOpened = tick;
      }
      opened += fresh;
      closed += [...short].filter((key) => !now.has(key)).length;
      short = now;
    }
    expect(longestWait).toBeLessThanOrEqual(10); // 20 seconds at two seconds a tick
    expect(closed).toBeGreaterThan(opened * 0.85);
    expect(Math.abs(listShort(world).size - atStart)).toBeLessThan(atStart * 0.2);
    expect(findImbalances(world)).toEqual([]);
  });

  it('brings answers, announcements and invoices after their orders, and counts as demand exactly what leaves', () => {
    const { world, clock } = make();
    const { tables } = world;
    const before = world.clock.current();
    const demandOf = (): number =>
      [...tables.ItemDemand.live()].reduce((sum, { record }) => sum + milliOf(record.Quantity), 0);
    const demandBefore = demandOf();
    const life = createLife(world);
    for (let tick = 0; tick < 4000; tick += 1) {
      clock.advance(60_000);
      life.tick();
    }
    const news = <T extends TableName>(name: T) => tables[name].changesAfter(before, 1_000_000);
    const left = news('Movements').reduce(
      (sum, { record }) => (record.Type === 'ISS' ? sum - milliOf(record.Qty) : sum),
      0,
    );
    expect(left).toBeGreaterThan(0);
    expect(demandOf() - demandBefore).toBe(left);
    const answers = news('Confirmations').map(({ record }) => record);
    expect(new Set(answers.map(({ ResponseCode }) => ResponseCode))).toEqual(new Set(['AC', 'CH']));
    expect(answers.some(({ ConfirmationNo }) => ConfirmationNo.endsWith('/2'))).toBe(true); // put off by a late vendor
    const notices = news('ShipNotices').map(({ record }) => record);
    expect(notices.length).toBeGreaterThan(5);
    for (const { OrderRefs, Lines } of notices)
      for (const { OrderLine } of Lines)
        expect(tables.PurchaseOrders.get(OrderRefs[0] ?? '')?.Lines.map(({ LineNo }) => LineNo)).toContain(OrderLine);
    for (const { record } of news('PurchaseOrders')) {
      if (record.DocStatus !== 'RECV') continue;
      expect(tables.Invoices.get(`AP-${record.DocumentNo.slice(3)}`)?.OrderNo).toBe(record.DocumentNo);
    }
    for (const { record } of news('Shipments')) {
      const invoice = tables.Invoices.get(record.ShipmentId.replace('SH-', 'AR-'));
      const owes = tables.SalesOrders.get(record.OrderRef)?.CustomerNo !== null;
      expect(invoice !== null).toBe(owes && record.Events.some(({ Code }) => Code === 'DISP'));
    }
    const paid = news('Invoices').filter(({ record }) => record.DocType === 'AR' && record.DocStatus === 'PAID');
    expect(paid.length).toBeGreaterThan(0);
  });

  it('is the same life for the same seed, ticks and clock', () => {
    const images = [make(), make()].map(({ world, clock }) => {
      const life = createLife(world);
      for (let tick = 0; tick < 200; tick += 1) {
        clock.advance(2000);
        life.tick();
      }
      return imageOf(world);
    });
    expect(images[0]).toBe(images[1]);
  });

  it('publishes a forecast when a new week begins and after the set time', () => {
    const { world, clock } = make();
    const life = createLife(world, { tickMs: 1000, forecastMs: 10_000 });
    for (let tick = 0; tick < 10; tick += 1) life.tick();
    expect(world.forecastVersions.at(-1)?.versionId).toBe('FC-2026-W47-2');
    clock.advance(7 * 86_400_000);
    life.tick();
    const newest = world.forecastVersions.at(-1);
    expect(newest).toMatchObject({ versionId: 'FC-2026-W48-1', horizonStart: '2026-11-23', seriesCount: 12_000 });
    expect(world.forecastSeries('FC-2026-W48-1', 11_999, 10)).toHaveLength(1);
  });

  it('works on an order that came in from outside', () => {
    const { world, clock } = make();
    const order = [...world.tables.PurchaseOrders.live()][0]?.record;
    if (order === undefined) throw new Error('no purchase order');
    const life = createLife(world);
    world.tables.PurchaseOrders.put({ ...order, DocumentNo: 'PO-900001', DocStatus: 'NEW' });
    for (let tick = 0; tick < 12_000 && world.tables.PurchaseOrders.get('PO-900001')?.DocStatus === 'NEW'; tick += 1) {
      clock.advance(2000);
      life.tick();
    }
    expect(world.tables.PurchaseOrders.get('PO-900001')?.DocStatus).not.toBe('NEW');
  });
});

describe('journal', () => {
  const restore = (file: string, clock = createManualClock(START), rewriteAtBytes = 1e9) => {
    const { world } = make(clock);
    const options = { startVersion: 0, restoreForecast: world.publishForecast, rewriteAtBytes };
    return { world, journal: openJournal(world, file, options) };
  };
  const liveFor = (file: string, ticks: number, rewriteAtBytes?: number) => {
    const clock = createManualClock(START);
    const { world, journal } = restore(file, clock, rewriteAtBytes);
    const life = createLife(world, { journal, forecastMs: 60_000 });
    for (let tick = 0; tick < ticks; tick += 1) {
      clock.advance(2000);
      life.tick();
    }
    world.tables.Customers.delete('C-20001'); // a write from outside any tick
    journal.close();
    return imageOf(world);
  };

  it('puts a restarted world back exactly, tombstones, forecasts and row versions included', () => {
    inFolder((folder) => {
      const before = liveFor(path.join(folder, 'j'), 120);
      const { world, journal } = restore(path.join(folder, 'j'));
      expect(imageOf(world)).toBe(before);
      expect(journal.lastTick).toBe(120);
      journal.close();
    });
  });

  it('loses at most the line a kill tore, whatever byte it was torn at', () => {
    inFolder((folder) => {
      const file = path.join(folder, 'j');
      liveFor(file, 30);
      const bytes = readFileSync(file);
      const lastLine = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
      for (const cut of [lastLine + 1, Math.floor((lastLine + bytes.length) / 2), bytes.length - 1]) {
        writeFileSync(file, bytes);
        truncateSync(file, cut);
        const { world, journal } = restore(file);
        expect(journal.lastTick).toBe(30);
        expect(world.tables.Customers.get('C-20001')).not.toBeNull(); // the torn line was the delete
        world.tables.Customers.delete('C-20002');
        journal.close();
        const again = restore(file);
        expect(again.world.tables.Customers.get('C-20002')).toBeNull();
        again.journal.close();
      }
    });
  });

  it('rewrites itself to the newest entries and still gives the same world', () => {
    inFolder((folder) => {
      const before = liveFor(path.join(folder, 'j'), 200, 200_000);
      const { world, journal } = restore(path.join(folder, 'j'));
      expect(imageOf(world)).toBe(before);
      journal.close();
      const whole = liveFor(path.join(folder, 'other'), 200);
      expect(whole).toBe(before);
      expect(readFileSync(path.join(folder, 'j')).length).toBeLessThan(readFileSync(path.join(folder, 'other')).length);
    });
  });

  it('refuses the journal of another world and one that is damaged inside', () => {
    inFolder((folder) => {
      const file = path.join(folder, 'j');
      liveFor(file, 3);
      const other = createGeneratedWorld({ seed: 8, anchorDay: '2026-11-21', clock: createManualClock(START) });
      const options = { startVersion: 0, restoreForecast: other.publishForecast };
      expect(() => openJournal(other, file, options)).toThrow('belongs to another world');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"c":[[', '"c":[{'));
      expect(() => restore(file)).toThrow('line 2 of');
    });
  });
});
