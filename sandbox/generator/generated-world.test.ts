import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../clock/manual-clock.ts';
import { dateOf, epochDayOf } from '../clock/calendar.ts';
import { milliOf } from '../world/amount.ts';
import { findImbalances, listShort } from '../world/balance.ts';
import type { TableName } from '../world/records.ts';
import { dailyDemand, expectedDemand, HISTORY_DAYS } from './demand.ts';
import { createGeneratedWorld } from './generated-world.ts';
import { checkDigitOf } from './gs1-keys.ts';
import { localDayOf } from './local-time.ts';

const ANCHOR = '2026-11-21';
const make = (seed = 1, anchorDay = ANCHOR, now = `${anchorDay}T12:00:00Z`) =>
  createGeneratedWorld({ seed, anchorDay, clock: createManualClock(now) });
const hashOf = (world: ReturnType<typeof make>): string => {
  const hash = createHash('sha256');
  for (const name of Object.keys(world.tables)) {
    hash.update(JSON.stringify(world.tables[name as TableName].changesAfter(0, 1_000_000))); // a key of tables
  }
  for (const { versionId } of world.forecastVersions) {
    hash.update(JSON.stringify(world.forecastSeries(versionId, 0, 2000)));
  }
  return hash.update(JSON.stringify([world.forecastVersions, world.examples])).digest('hex');
};

describe('generated world', () => {
  const world = make();
  const { tables } = world;

  it('has bytes that follow from seed and anchor day and nothing else', () => {
    const hash = hashOf(world);
    expect(hashOf(make(1, ANCHOR, '2027-03-01T00:00:00Z'))).toBe(hash);
    expect(hashOf(make(2))).not.toBe(hash);
    expect(hashOf(make(1, '2026-11-22'))).not.toBe(hash);
    // Pinned: a change here changes every user's world, and then GENERATOR_REVISION must rise with it.
    expect(hash).toBe('f67d3943eeb5d4ae1242e7c2e24bc1ca2720d71eaee34f77d7670fa33e7292f7');
  });

  it('has the size of a mid-size wholesaler', () => {
    expect(tables.Items.size).toBe(2400);
    expect(new Set([...tables.Sites.live()].map(({ record }) => record.TerritoryCode))).toEqual(
      new Set(['NE', 'SE', 'W']),
    );
    expect(tables.Sites.size).toBe(6);
    expect(tables.Vendors.size).toBe(120);
    expect(tables.Customers.size).toBe(300);
    expect(tables.Stock.size).toBe(12_000);
    expect(tables.SalesOrders.size).toBe(3000);
    const open = [...tables.PurchaseOrders.live()].filter(({ record }) =>
      ['SENT', 'ACK', 'PART'].includes(record.DocStatus),
    );
    expect(open).toHaveLength(800);
    expect(tables.Movements.size).toBeLessThan(60_000);
    expect(world.forecastVersions.map(({ seriesCount }) => seriesCount)).toEqual([12_000, 12_000]);
  });

  it('adds up: stock, ledger, lots and open documents agree at every position', () => {
    expect(findImbalances(world)).toEqual([]);
  });

  it('starts with a few positions below safety stock or negative, in every region', () => {
    expect(listShort(world).size / 12_000).toBeGreaterThan(0.04);
    expect(listShort(world).size / 12_000).toBeLessThan(0.08);
    for (const region of ['NE', 'SE', 'W']) {
      expect(listShort(world, (site) => tables.Sites.get(site)?.TerritoryCode === region).size).toBeGreaterThan(50);
    }
    const negative = [...tables.Stock.live()].filter(({ record }) => record.QtyOnHand.startsWith('-'));
    expect(negative.length).toBeGreaterThan(2);
    expect(negative.length).toBeLessThan(60);
  });

  it('tells of nothing after the anchor and leaves nothing overdue for long', () => {
    const anchorAt = `${ANCHOR}T00:00:00.000Z`;
    for (const { record } of tables.Movements.live()) expect(record.EventTime < anchorAt).toBe(true);
    for (const { record } of tables.SalesOrders.live()) expect(record.OrderTimestamp < anchorAt).toBe(true);
    for (const { record } of tables.Shipments.live()) {
      const times = record.Events.map(({ Time }) => Time);
      expect([...times].sort()).toEqual(times);
      expect((times.at(-1) ?? '') < anchorAt).toBe(true);
    }
    const earliest = dateOf(epochDayOf(ANCHOR) - 20);
    let late = 0;
    for (const { record } of tables.PurchaseOrders.live()) {
      if (!['SENT', 'ACK', 'PART'].includes(record.DocStatus)) continue;
      const due = record.Lines.map((line) => line.ConfirmedReceipt ?? line.RequestedReceipt);
      expect(due.every((date) => date > earliest)).toBe(true);
      if (due.some((date) => date < ANCHOR)) late += 1;
    }
    expect(late).toBeGreaterThan(20);
  });

  it('gives GS1 keys with right check digits, and none to some items', () => {
    const keys = [
      ...[...tables.Items.live()].map(({ record }) => record.EanCode),
      ...[...tables.ItemUoms.live()].map(({ record }) => record.EanCode),
      ...[...tables.Sites.live()].map(({ record }) => record.GlobalLocationNo),
      ...[...tables.Shipments.live()].map(({ record }) => record.Sscc),
      ...[...tables.ShipNotices.live()].flatMap(({ record }) => record.Units.map(({ Sscc }) => Sscc)),
    ];
    const present = keys.filter((key) => key !== null);
    for (const key of present) expect(checkDigitOf(key.slice(0, -1))).toBe(key.slice(-1));
    expect(present.length).toBeLessThan(keys.length);
    expect(new Set(present).size).toBe(present.length);
  });

  it('has papers that follow from its orders: answers, announcements and invoices, none of them of a later day', () => {
    const anchorAt = `${ANCHOR}T00:00:00.000Z`;
    const answers = [...tables.Confirmations.live()].map(({ record }) => record);
    const answered = new Set(answers.map(({ PurchaseOrderNo }) => PurchaseOrderNo));
    for (const { record } of tables.PurchaseOrders.live())
      expect(answered.has(record.DocumentNo)).toBe(record.DocStatus !== 'SENT');
    for (const answer of answers) {
      const order = tables.PurchaseOrders.get(answer.PurchaseOrderNo);
      expect(answer.ResponseTimestamp < anchorAt && answer.ResponseTimestamp > (order?.OrderTimestamp ?? '')).toBe(
        true,
      );
      for (const line of order?.Lines ?? []) {
        const rows = answer.Lines.filter(({ LineNo }) => LineNo === line.LineNo);
        expect(rows.reduce((sum, { Quantity }) => sum + milliOf(Quantity), 0)).toBe(milliOf(line.Quantity));
      }
    }
    expect(answers.filter(({ ResponseCode }) => ResponseCode === 'CH').length).toBeGreaterThan(50);
    expect(answers.some(({ Lines }) => Lines.some(({ LineNo }, at) => Lines[at + 1]?.LineNo === LineNo))).toBe(true);
    for (const { record } of tables.ShipNotices.live()) {
      expect(record.OrderRefs.every((number) => tables.PurchaseOrders.get(number)?.VendorNo === record.VendorNo)).toBe(
        true,
      );
      expect((record.ShippedAt ?? '') < record.ExpectedAt && (record.ShippedAt ?? '') < anchorAt).toBe(true);
    }
    expect(tables.ShipNotices.size).toBeGreaterThan(150);
    for (const { record } of tables.Invoices.live()) {
      const net = record.Lines.reduce((sum, { LineAmount }) => sum + milliOf(LineAmount), 0);
      expect(milliOf(record.AmountTotal)).toBe(net + milliOf(record.AmountTax));
      expect(record.DocDate < ANCHOR && record.DueDate > record.DocDate).toBe(true);
      expect(record.AmountOpen).toBe(record.DocStatus === 'PAID' ? '0' : record.AmountTotal);
      const { OrderNo } = record;
      const order =
        record.DocType === 'AR' ? tables.SalesOrders.get(OrderNo ?? '') : tables.PurchaseOrders.get(OrderNo ?? '');
      expect(order?.CompanyNo).toBe(record.CompanyNo);
    }
    for (const { record } of tables.Shipments.live()) {
      const invoice = tables.Invoices.get(record.ShipmentId.replace('SH-', 'AR-'));
      expect(invoice !== null).toBe(record.Events.some(({ Code }) => Code === 'DISP'));
    }
  });

  it('has demand of the last weeks without a gap or an overlap, which is what left', () => {
    const position = world.positions.find(({ movements }) =>
      movements.some(({ DocRef, Type }) => DocRef !== null && Type === 'ISS'),
    );
    const item = position?.profile.itemNo ?? '';
    const site = position?.site.record.SiteNo ?? '';
    const rows = [...tables.ItemDemand.live()]
      .map(({ record }) => record)
      .filter((row) => row.ItemNo === item && row.SiteNo === site);
    expect(rows.map(({ FromDate, ToDate }) => [FromDate, ToDate])).toEqual([
      ['2026-11-02', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-19'],
      ['2026-11-20', '2026-11-20'],
    ]);
    let left = 0;
    for (let day = epochDayOf('2026-11-02'); day < epochDayOf(ANCHOR); day += 1)
      left += milliOf(world.demandOn(item, site, dateOf(day)) ?? '0');
    const zone = position?.site.record.TimeZone ?? '';
    for (const { Type, DocRef, milli, at } of position?.movements ?? [])
      if (Type === 'ISS' && DocRef !== null && dateOf(localDayOf(zone, at)) >= '2026-11-02') left -= milli;
    expect(rows.reduce((sum, { Quantity }) => sum + milliOf(Quantity), 0)).toBe(left);
  });

  it('prints examples that answer the spine', () => {
    const { sku, salesOrder } = world.examples;
    const order = tables.SalesOrders.get(salesOrder);
    expect(order?.Lines.map(({ ItemNo }) => ItemNo)).toContain(sku);
    expect(
      [...tables.Shipments.live()].some(({ record }) => record.OrderRef === salesOrder && record.Events.length > 4),
    ).toBe(true);
    expect([...tables.VendorItems.live()].some(({ record }) => record.ItemNo === sku)).toBe(true);
    expect([...tables.Stock.live()].filter(({ record }) => record.ItemNo === sku).length).toBeGreaterThan(3);
    expect(world.findForecastSeries(world.forecastVersions[1]?.versionId ?? '', sku, [])[0]?.values).toHaveLength(26);
    const bought = [...tables.PurchaseOrders.live()].filter(({ record }) => ['ACK', 'PART'].includes(record.DocStatus));
    expect(bought.some(({ record }) => record.Lines.some(({ ItemNo }) => ItemNo === sku))).toBe(true);
  });

  it('has demand for every day of eighteen months, around its expectation, with seasons and intermittent items', () => {
    const last = epochDayOf(ANCHOR);
    let demanded = 0;
    let expected = 0;
    let intermittentDays = 0;
    let intermittentTotal = 0;
    for (const { profile, site, share } of world.positions.filter((_, index) => index % 97 === 0)) {
      for (let day = last - HISTORY_DAYS; day < last; day += 1) {
        const milli = dailyDemand(world.seed, profile, { index: site.index, share }, day);
        demanded += milli;
        expected += expectedDemand(world.seed, profile, share, day);
        if (profile.velocity !== 'INTERMITTENT') continue;
        intermittentTotal += 1;
        if (milli > 0) intermittentDays += 1;
      }
    }
    expect(demanded / expected).toBeGreaterThan(0.97);
    expect(demanded / expected).toBeLessThan(1.03);
    expect(intermittentDays / intermittentTotal).toBeLessThan(0.08);
    const seasonal = world.positions.find(
      ({ profile }) => profile.group.prefix === 'WTR' && profile.velocity === 'FAST',
    );
    if (seasonal === undefined) throw new Error('no seasonal item');
    const inMonth = (day: string): number =>
      expectedDemand(1, { ...seasonal.profile, promoted: false }, seasonal.share, epochDayOf(day));
    expect(inMonth('2026-01-14')).toBeGreaterThan(inMonth('2026-07-15') * 1.8);
    expect(world.demandOn(seasonal.profile.itemNo, seasonal.site.record.SiteNo, '2026-11-20')).toMatch(/^\d+(\.\d+)?$/);
    expect(world.demandOn('no such item', 'DC-ATL', '2026-11-20')).toBeNull();
  });

  it('pages a forecast version in a fixed order, finds the same series by item, and marks overrides', () => {
    const version = world.forecastVersions[1]?.versionId ?? '';
    const pages = [0, 5000, 10_000].flatMap((offset) => world.forecastSeries(version, offset, 5000) ?? []);
    expect(new Set(pages.map(({ item, site }) => `${item} ${site}`)).size).toBe(12_000);
    const some = pages[4321];
    if (some === undefined) throw new Error('no series');
    expect(world.findForecastSeries(version, some.item, [some.site])).toEqual([some]);
    const changed = pages.filter(({ overrides }) => overrides.length > 0);
    expect(changed.length).toBeGreaterThan(10);
    for (const { overrides, values } of changed) expect(values[2]).toBe(overrides[0]?.new);
    expect(milliOf(changed[0]?.values[2] ?? '0')).toBeGreaterThan(milliOf(changed[0]?.overrides[0]?.old ?? '0'));
    expect(world.forecastSeries('unknown', 0, 1)).toBeNull();
  });
});
