import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../clock/manual-clock.ts';
import { rejectsAsCsv } from './load-report.ts';
import { FILE_NAMES, FILES } from './layout.ts';
import { LayoutError, loadWorldFromFiles } from './load-world.ts';

const clock = createManualClock('2026-11-21T09:00:00Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, ...lines: string[]): void => writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
const putBasics = (): void => {
  put(
    'sites.csv',
    'site_no,name,type,company,territory_code,territory_name,time_zone,country',
    'DC-1,First,DC,US01,SE,Southeast,America/New_York,US',
    'DC-2,Second,DC,US01,SE,Southeast,America/Nowhere,US',
  );
  put('items.csv', 'item_no,description,base_uom', 'I-1,"Glove, blue",PCS', 'I-2,,PCS', 'I-1,Again,PCS', 'I-3,Salt,KG');
  put('item_uoms.csv', 'item_no,uom,numerator,denominator', 'I-1,CTN,12,1', 'I-9,CTN,12,1');
};
const load = () => loadWorldFromFiles(folder, { clock });

describe('a world from files', () => {
  it('takes what is right and lists every row that is not, with file, line and reason', async () => {
    putBasics();
    const { world, report } = await load();
    expect(world.tables.Items.get('I-1')).toMatchObject({ Description: 'Glove, blue', ItemStatus: 'A', EanCode: null });
    expect(report.files).toEqual({
      sites: { rows: 2, taken: 1, rejected: 1 },
      items: { rows: 4, taken: 2, rejected: 2 },
      item_uoms: { rows: 2, taken: 1, rejected: 1 },
    });
    expect(report.rejects).toEqual([
      { file: 'sites.csv', line: 3, reason: 'time_zone "America/Nowhere" is not an IANA time zone' },
      { file: 'items.csv', line: 3, reason: 'description is blank' },
      { file: 'items.csv', line: 4, reason: 'I-1 came before' },
      { file: 'item_uoms.csv', line: 3, reason: 'there is no item "I-9"' },
    ]);
    expect(rejectsAsCsv(report).split('\n')).toContain('item_uoms.csv,3,"there is no item ""I-9"""');
  });

  it('names everything that is wrong with a row, and takes nothing of it', async () => {
    putBasics();
    for (const name of FILE_NAMES) put(`${name}.csv`, FILES[name].columns.join(), FILES[name].columns.map(() => '').join());
    const blank = await load();
    for (const name of FILE_NAMES) expect(blank.report.files[name]).toEqual({ rows: 1, taken: 0, rejected: 1 });
    expect(blank.report.rejects.map(({ reason }) => reason.split('; ').sort())).toEqual(
      FILE_NAMES.map((name) => FILES[name].columns.map((column) => `${column} is blank`).sort()),
    );
    putBasics();
    put('planning.csv', 'item_no,site_no,safety_stock,review_days', 'I-9,DC-9,some,-1');
    const { world, report } = await load();
    expect(report.rejects.find(({ file }) => file === 'planning.csv')?.reason).toBe(
      'there is no item "I-9"; there is no site "DC-9"; ' +
        'safety_stock "some" is not a plain decimal number with at most nine places; review_days "-1" is not a whole number from 0',
    );
    expect(world.tables.Planning.get('I-9', 'DC-9')).toBeNull();
  });

  it('names every missing file and column at once', async () => {
    put('items.csv', 'item_no,base_uom,item_no', 'I-1,PCS,I-1');
    const error = await load().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LayoutError);
    expect((error as LayoutError).problems).toEqual([
      'sites.csv is missing',
      'items.csv has no column description',
      'items.csv has the column item_no twice',
    ]); // checked the line before
  });

  it.each([
    ['none', 'there is no such folder'],
    ['items.csv', 'it is a file, no folder'],
  ])('says so when the folder is not one: %s', async (name, problem) => {
    putBasics();
    await expect(loadWorldFromFiles(path.join(folder, name), { clock })).rejects.toMatchObject({ problems: [problem] });
  });

  it('gathers documents from their lines, adds them up exactly and refuses lines that contradict', async () => {
    putBasics();
    put(
      'sales_orders.csv',
      'document_no,company,site_no,status,ordered_at,currency,line_no,item_no,uom,quantity,unit_price',
      'S-1,US01,DC-1,OPEN,2026-11-20T10:00:00-05:00,USD,1,I-1,CTN,3,0.10',
      'S-2,US01,DC-1,RET,2026-11-20T11:00:00Z,USD,1,I-3,KG,-2.5,4.00',
      'S-1,US01,DC-1,OPEN,2026-11-20T15:00:00Z,USD,2,I-3,KG,0.3,0.7',
      'S-1,US01,DC-1,CANC,2026-11-20T15:00:00Z,USD,3,I-3,KG,1,1',
      'S-1,US01,DC-1,OPEN,2026-11-20T15:00:00Z,USD,2,I-3,KG,1,1',
      'S-1,US01,DC-1,OPEN,2026-11-20 15:00:00,USD,4,I-3,KG,1,1',
      'S-1,US01,DC-1,OPEN,2026-11-20T15:00:00Z,USD,5,I-3,KG,1e3,1',
      'S-1,US01,DC-1,OPEN,2026-11-20T15:00:00Z,USD,6,I-3,CTN,1,1',
      'S-1,US01,DC-1,OPEN',
    );
    const { world, report } = await load();
    const order = world.tables.SalesOrders.get('S-1');
    expect(order?.Lines.map(({ LineAmount }) => LineAmount)).toEqual(['0.3', '0.21']);
    expect(order).toMatchObject({ AmountTotal: '0.51', OrderTimestamp: '2026-11-20T15:00:00.000Z', CustomerNo: null });
    expect(world.tables.SalesOrders.get('S-2')).toMatchObject({ AmountTotal: '-10', DocStatus: 'RET' });
    expect(report.files.sales_orders).toEqual({ rows: 9, taken: 3, rejected: 6 });
    expect(report.rejects.filter(({ file }) => file === 'sales_orders.csv').map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '5: DocStatus is "CANC" here and "OPEN" in an earlier row of S-1',
      '6: line 2 came before in this document',
      '7: ordered_at "2026-11-20 15:00:00" is not an instant such as 2026-11-21T08:00:00Z',
      '8: quantity "1e3" is not a plain decimal number with at most nine places',
      '9: item "I-3" is not kept in unit "CTN"',
      '10: has 4 cells where the header has 11',
    ]);
  });

  it('derives stock from movements where no stock is given, and reads gzip', async () => {
    putBasics();
    put('stock.csv', 'item_no,site_no,on_hand,booked_through', 'I-1,DC-1,7,2026-11-20T00:00:00Z');
    const movements = [
      'movement_id,item_no,site_no,type,qty,event_time',
      'M-1,I-3,DC-1,OPEN,10.125,2026-11-01T00:00:00Z',
      'M-2,I-3,DC-1,ISS,-0.025,2026-11-03T00:00:00Z',
      'M-3,I-3,DC-1,ISS,-0.1,2026-11-02T00:00:00Z',
      'M-3,I-3,DC-1,ISS,-0.1,2026-11-02T00:00:00Z',
    ];
    writeFileSync(path.join(folder, 'movements.csv.gz'), gzipSync(movements.join('\r\n')));
    const { world, report } = await load();
    expect(world.tables.Stock.get('I-3', 'DC-1')).toMatchObject({ QtyOnHand: '10', BookedThrough: '2026-11-03T00:00:00.000Z' });
    expect(world.tables.Stock.get('I-1', 'DC-1')).toMatchObject({ QtyOnHand: '7' });
    expect(report.derivedPositions).toBe(1);
    expect(report.rejects.at(-1)).toEqual({ file: 'movements.csv.gz', line: 5, reason: 'M-3 came before' });
    expect(world.examples).toEqual({ sku: 'I-1', salesOrder: '' });
  });

  it('publishes forecast versions, oldest first, buckets in order and gaps as zero', async () => {
    putBasics();
    put(
      'forecasts.csv',
      'version_id,published_at,item_no,site_no,grain,bucket_start,uom,value',
      'V2,2026-11-16T00:00:00Z,I-1,DC-1,WEEK,2026-11-16,PCS,5',
      'V1,2026-11-09T00:00:00Z,I-1,DC-1,WEEK,2026-11-23,PCS,3.50',
      'V1,2026-11-09T00:00:00Z,I-1,DC-1,WEEK,2026-11-09,PCS,1',
      'V1,2026-11-09T00:00:00Z,I-1,DC-1,WEEK,2026-11-09,PCS,2',
    );
    const { world, report } = await load();
    expect(world.forecastVersions.map(({ versionId }) => versionId)).toEqual(['V1', 'V2']);
    expect(world.findForecastSeries('V1', 'I-1', ['DC-1'])[0]).toMatchObject({ start: '2026-11-09', values: ['1', '0', '3.5'] });
    expect(report.files.forecasts).toEqual({ rows: 4, taken: 3, rejected: 1 });
  });

  it('takes purchase orders, transfers and shipments', async () => {
    putBasics();
    put('vendors.csv', 'vendor_no,name,currency', 'V-1,Vendor,USD');
    put('purchase_orders.csv',
      'document_no,company,vendor_no,site_no,status,ordered_at,currency,line_no,item_no,uom,quantity,unit_cost,requested_receipt',
      'P-1,US01,V-1,DC-1,ACK,2026-11-01T00:00:00Z,USD,1,I-1,CTN,2,1.25,2026-11-30',
      'P-2,US01,V-9,DC-1,ACK,2026-11-01T00:00:00Z,USD,1,I-1,CTN,2,1.25,2026-02-30',
    ); // prettier-ignore
    put('sales_orders.csv',
      'document_no,company,site_no,status,ordered_at,currency,line_no,item_no,uom,quantity,unit_price',
      'S-1,US01,DC-1,SHIP,2026-11-20T10:00:00Z,USD,1,I-1,PCS,3,1',
    ); // prettier-ignore
    put('shipments.csv', 'shipment_id,order_no,site_no,order_line,item_no,uom,qty', 'SH-1,S-1,DC-1,1,I-1,PCS,3', 'SH-2,S-9,DC-1,1,I-1,PCS,3');
    put('shipment_events.csv', 'shipment_id,code,time', 'SH-1,DISP,2026-11-20T20:00:00Z', 'SH-2,DISP,2026-11-20T20:00:00Z');
    const { world, report } = await load();
    expect(world.tables.PurchaseOrders.get('P-1')).toMatchObject({ AmountTotal: '2.5', VendorNo: 'V-1' });
    expect(world.tables.Shipments.get('SH-1')?.Events).toEqual([{ Code: 'DISP', Time: '2026-11-20T20:00:00.000Z', Text: null }]);
    expect(report.rejects.slice(-3).map(({ reason }) => reason)).toEqual([
      'there is no vendor "V-9"; requested_receipt "2026-02-30" is not a date as YYYY-MM-DD',
      'there is no sales order "S-9"',
      'there is no shipment "SH-2"',
    ]);
  });

  it('refuses a quote nobody closed, and is another world when a file changed', async () => {
    putBasics();
    const { world } = await load();
    expect((await load()).world.identity).toBe(world.identity);
    put('items.csv', 'item_no,description,base_uom', 'I-1,Glove,PCS', 'I-2,"never closed,PCS');
    const { world: changed, report } = await load();
    expect(changed.identity).not.toBe(world.identity);
    expect(report.files.items).toEqual({ rows: 2, taken: 1, rejected: 1 });
    expect(report.rejects.find(({ file }) => file === 'items.csv')?.reason).toContain('Quote Not Closed');
    mkdirSync(path.join(folder, 'vendors.csv'));
    await expect(load()).rejects.toThrow('EISDIR');
  });
});
