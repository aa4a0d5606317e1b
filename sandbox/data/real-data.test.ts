import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '../clock/manual-clock.ts';
import { convertUci } from './convert-uci.ts';
import { convertUsaid } from './convert-usaid.ts';
import type { ConversionReport } from './conversion.ts';
import { billionthsOf, sumOfTexts, textOfBillionths } from './exact.ts';
import { loadWorldFromFiles } from './load-world.ts';
import { readSource } from './source-rows.ts';

// Where the sets lie; without it the suites are skipped.
const realData = process.env['REAL_DATA_DIR'];
const clock = createManualClock('2026-11-21T09:00:00Z');
const unreadable = (line: number, reason: string): never => {
  throw new Error(`line ${line}: ${reason}`);
};

describe.skipIf(realData === undefined)('UCI Online Retail', () => {
  const source = path.join(realData ?? '', 'uci-online-retail');
  let out = '';
  let report: ConversionReport;
  beforeAll(async () => {
    out = mkdtempSync(path.join(tmpdir(), 'sandbox-uci-'));
    report = await convertUci(source, out);
  }, 120_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('accounts for all 541,909 lines and loads every one of them, line counts and sums per invoice as in the file', async () => {
    expect(report).toMatchObject({ lines: 541_909, taken: 541_909, leftOut: 0 });
    expect(report.figures).toMatchObject({ invoices: 25_900, stockCodes: 4070, customers: 4372 });
    expect(report.notes).toMatchObject({ NO_CUSTOMER: 135_080, BLANK_DESCRIPTION: 1454, PRICE_NOT_POSITIVE: 2517 });

    const own = new Map<string, { lines: number; amount: bigint }>();
    let cancelled = 0;
    let negative = 0;
    for await (const { cell } of readSource(source, 'online-retail', ['InvoiceNo'], unreadable)) {
      const invoice = own.get(cell('InvoiceNo')) ?? { lines: 0, amount: 0n };
      invoice.lines += 1;
      invoice.amount += BigInt(cell('Quantity')) * (billionthsOf(cell('UnitPrice')) ?? 0n);
      own.set(cell('InvoiceNo'), invoice);
      if (cell('InvoiceNo').startsWith('C')) cancelled += 1;
      if (cell('Quantity').startsWith('-')) negative += 1;
    }

    const { world, report: loaded } = await loadWorldFromFiles(out, { clock });
    expect(loaded.rejects).toEqual([]);
    expect(loaded.files.sales_orders).toEqual({ rows: 541_909, taken: 541_909, rejected: 0 });
    expect(world.tables.SalesOrders.size).toBe(own.size);
    let returned = 0;
    for (const { record } of world.tables.SalesOrders.live()) {
      const invoice = own.get(record.DocumentNo);
      if (record.Lines.length !== invoice?.lines || record.AmountTotal !== textOfBillionths(invoice.amount)) {
        expect({ document: record.DocumentNo, lines: record.Lines.length, amount: record.AmountTotal }).toEqual(invoice);
      }
      const down = record.Lines.filter(({ Quantity }) => Quantity.startsWith('-')).length;
      if (down > 0) expect(record.DocStatus).toBe('RET');
      returned += down;
    }
    expect(returned).toBe(negative);
    expect(cancelled).toBe(9288);
    expect(negative).toBe(10_624);
    const total = sumOfTexts([...world.tables.SalesOrders.live()].map(({ record }) => record.AmountTotal));
    expect(total).toBe('9747747.934');
    // The wholesaler's clock is London's: 08:26 in December is 08:26 UTC, 12:08 in June is 11:08 UTC.
    expect(world.tables.SalesOrders.get('536365')?.OrderTimestamp).toBe('2010-12-01T08:26:00.000Z');
  }, 120_000);
});

describe.skipIf(realData === undefined)('USAID contraceptive ledger', () => {
  const source = path.join(realData ?? '', 'usaid-contraceptive-ledger');
  let out = '';
  let report: ConversionReport;
  beforeAll(async () => {
    out = mkdtempSync(path.join(tmpdir(), 'sandbox-usaid-'));
    report = await convertUsaid(source, out);
  }, 60_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('counts and lists the 142 breaks and the 394 gaps', () => {
    expect(report).toMatchObject({ lines: 35_753, taken: 35_753, leftOut: 0, figures: { series: 1343 } });
    expect(report.notes).toEqual({ OPENING_DIFFERENCE: 142, GAP: 323, GAP_WITH_DIFFERENCE: 71 });
    const listed = readFileSync(path.join(out, 'conversion-notes.csv'), 'utf8').split('\n');
    expect(listed.filter((line) => line.startsWith('OPENING_DIFFERENCE,'))).toHaveLength(142);
    expect(listed.filter((line) => line.startsWith('GAP'))).toHaveLength(394);
  });

  it('gives movements whose running sum is the stock_end of every one of the 35,753 rows', async () => {
    const { world, report: loaded } = await loadWorldFromFiles(out, { clock });
    expect(loaded.rejects).toEqual([]);
    expect(loaded.derivedPositions).toBe(1343);
    const bySeries = new Map<string, { readonly at: string; readonly qty: number; readonly reason: string | null }[]>();
    for (const { record } of world.tables.Movements.live()) {
      const key = `${record.Site} ${record.Item}`;
      const series = bySeries.get(key) ?? [];
      series.push({ at: record.EventTime, qty: Number(record.Qty), reason: record.Reason }); // whole numbers in this set
      bySeries.set(key, series);
    }
    const reasons = [...bySeries.values()].flat().filter(({ reason }) => reason === 'OPENING_DIFFERENCE');
    expect(reasons).toHaveLength(142);
    let rows = 0;
    const wrong: string[] = [];
    for await (const { line, cell } of readSource(source, 'Train', ['stock_end'], unreadable)) {
      rows += 1;
      const series = bySeries.get(`${cell('site_code')} ${cell('product_code')}`) ?? [];
      const sumBefore = (instant: number): number =>
        series.reduce((sum, { at, qty }) => (Date.parse(at) < instant ? sum + qty : sum), 0);
      const monthStart = Date.UTC(Number(cell('year')), Number(cell('month')) - 1, 1);
      const monthEnd = Date.UTC(Number(cell('year')), Number(cell('month')), 1);
      // One millisecond past midnight of the first: opening or opening difference is in, nothing of the month yet.
      if (sumBefore(monthStart + 1) !== Number(cell('stock_initial'))) wrong.push(`line ${line}: initial`);
      if (sumBefore(monthEnd) !== Number(cell('stock_end'))) wrong.push(`line ${line}: end`);
    }
    expect(rows).toBe(35_753);
    expect(wrong).toEqual([]);
    expect(world.tables.Stock.size).toBe(1343);
  }, 60_000);
});
