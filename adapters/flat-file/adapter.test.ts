import type { CanonicalChange } from '@distribution/model/erp/change';
import { afterEach, expect, it } from 'vitest';
import { encode } from 'iconv-lite';
import { type Channel, openChannel } from './fixtures/open-channel.ts';
import { encodeCp1047 } from './reading/cp1047.ts';

let channel: Channel | null = null;
afterEach(async () => {
  await channel?.close();
  channel = null;
});
const open = (...layouts: readonly Readonly<Record<string, unknown>>[]): Channel => (channel = openChannel(layouts));

const stock = {
  name: 'stock',
  files: '^stock.*[.]csv$',
  flow: 'inventory',
  columns: {
    sku: { column: 'Item' },
    locationCode: { column: 'Site' },
    legalEntity: { text: 'US01' },
    regionCode: { text: 'SE' },
    unit: { column: 'UoM' },
    onHand: { column: 'Qty' },
  },
};
const orders = {
  name: 'orders',
  files: '^po-(?<day>\\d{8})[.]txt$',
  flow: 'purchase-orders',
  form: { kind: 'DELIMITED', delimiter: ';' },
  dateFormat: 'dd.MM.yyyy',
  zone: 'Europe/Berlin',
  decimalSign: ',',
  groupSign: '.',
  columns: {
    number: { column: 'PO' },
    legalEntity: { text: 'DE01' },
    regionCode: { text: 'EU' },
    status: { column: 'St', codes: { '1': 'SENT', '2': 'ACKNOWLEDGED' } },
    supplierCode: { column: 'Vendor' },
    shipToCode: { text: 'DC-HAM' },
    orderedAt: { text: '{file.day}', dateFormat: 'yyyyMMdd' },
    currency: { text: 'EUR' },
    lineNumber: { column: 'Line' },
    sku: { column: 'Item' },
    orderedQuantity: { column: 'Qty' },
    unit: { column: 'Unit' },
    unitPrice: { column: 'Price' },
    expectedAt: { column: 'Due', endOfDay: true },
  },
};
const recordOf = (change: CanonicalChange | undefined): unknown =>
  change?.operation === 'UPSERT' ? change.record : change;
const keysOf = (changes: readonly CanonicalChange[]): string[] =>
  changes.map((change) =>
    change.operation === 'DELETE'
      ? `-${change.key.join('/')}`
      : change.of === 'INVENTORY_POSITION'
        ? `${change.record.sku}/${change.record.locationCode}=${change.record.onHand}`
        : change.of,
  );

it('reads cells with quotes and line ends in them, and parks what is ragged or means nothing alone', async () => {
  const { drop, read } = open(stock);
  const rows = [
    '"A,1",DC-ATL,EA,1.50',
    '"A\n2",DC-ATL,EA,2',
    'A-3,DC-ATL,EA',
    'A-4,DC-ATL,FURLONG,4',
    'A-5,DC-ATL,EA,many',
  ];
  drop('stock.csv', ['Item,Site,UoM,Qty', ...rows, 'A-6,DC-ATL,EA,6', ''].join('\r\n'));
  const { changes, parked } = await read('inventory');
  expect(keysOf(changes)).toEqual(['A,1/DC-ATL=1.5', 'A\n2/DC-ATL=2', 'A-6/DC-ATL=6']);
  expect(parked.map(({ key, reason }) => [key, reason])).toEqual([
    ['00000001 stock.csv, row 4, A-3 DC-ATL', 'it has 3 cells where 4 columns are named'],
    ['00000001 stock.csv, row 5, A-4 DC-ATL', 'unit: unit code "FURLONG" has no UN/ECE Rec 20 meaning configured'],
    ['00000001 stock.csv, row 6, A-5 DC-ATL', 'onHand: "many" is no amount'],
  ]);
});

it('brings the lines of an order together, also where they lie apart, with dates and amounts as they are written there', async () => {
  const { drop, read } = open(orders);
  drop(
    'po-20260301.txt',
    [
      'PO;St;Vendor;Line;Item;Qty;Unit;Price;Due',
      'P-1;2;V-9;1;A-100;1.200,5;KG;3,10;29.03.2026',
      'P-2;1;V-9;1;A-100;1;PCS;2;01.04.2026',
      'P-1;2;V-9;2;A-200;-;PCS;5;29.03.2026',
      'P-3;7;V-9;1;A-300;1;PCS;5;29.03.2026',
      'P-4;1;V-9;1;A-300;1;PCS;5;29.03.2026',
      'P-4;1;V-8;2;A-300;1;PCS;5;29.03.2026',
      'P-5;1;V-9;1;A-300;many;PCS;5;29.03.2026',
      'P-5;1;V-9;2;A-300;1;PCS;much;30.02.2026',
    ].join('\n'),
  );
  const first = await read('purchase-orders');
  expect(first.parked.map(({ reason }) => reason)).toEqual([
    'row 4: orderedQuantity: "-" is no amount',
    'status: code "7" has no meaning configured',
    'its rows disagree on supplierCode',
    'row 8: orderedQuantity: "many" is no amount; ' +
      'row 9: unitPrice: "much" is no amount; expectedAt: "30.02.2026" is no day of the calendar',
  ]);
  drop(
    'po-20260302.txt',
    [
      'PO;St;Vendor;Line;Item;Qty;Unit;Price;Due',
      'P-1;2;V-9;1;A-100;1.200,5;KG;3,10;29.03.2026',
      'P-2;1;V-9;1;A-100;1;PCS;2;01.04.2026',
      'P-1;2;V-9;2;A-200;4;PCS;5;29.03.2026',
    ].join('\n'),
  );
  const { changes } = await read('purchase-orders', first.cursor);
  expect(changes).toHaveLength(2);
  expect(recordOf(changes[0])).toMatchObject({
    number: 'P-1',
    status: 'ACKNOWLEDGED',
    orderedAt: '2026-03-01T23:00:00.000Z',
    totalAmount: { amount: '3741.55', currency: 'EUR' },
    lines: [
      { orderedQuantity: { value: '1200.5', unit: 'KGM' }, expectedAt: '2026-03-29T21:59:59.000Z' },
      { orderedQuantity: { value: '4', unit: 'EA' } },
    ],
  });
});

it('holds what fails on unit codes alone for whoever can say what they mean', async () => {
  const { drop, read } = open(orders);
  const row = (line: string): string => `P-${line};29.03.2026`;
  drop(
    'po-20260301.txt',
    [
      'PO;St;Vendor;Line;Item;Qty;Unit;Price;Due',
      row('1;1;V-9;1;A-1;1;ZAK;3'),
      row('1;1;V-9;2;A-2;1;FUR;3'),
      row('1;1;V-9;3;A-3;1;ZAK;3'),
      row('2;1;V-9;1;A-1;1;ZAK;3'),
      row('3;1;V-9;1;A-1;1;ZAK;much'),
      row('4;1;V-9;1;A-1;1;ZAK;3'),
      row('4;1;V-9;2;A-2;1;KG;much'),
    ].join('\n'),
  );
  const { parked } = await read('purchase-orders');
  const [zak, fur] = ['ZAK', 'FUR'].map((code) => ({ kind: 'UNIT', code }));
  expect(parked.map(({ unknown }) => unknown)).toEqual([[zak, fur], [zak], undefined, undefined]);
});

const mainframe = {
  name: 'mainframe',
  files: '^STK',
  flow: 'inventory',
  form: { kind: 'FIXED_WIDTH', recordLength: 30 },
  encoding: 'cp1047',
  dateFormat: 'yyyyMMdd',
  header: { marker: 'HDR' },
  asOf: { slice: [4, 8], inHeader: true },
  trailer: { marker: 'TRL', count: [4, 6], total: { field: 'onHand', at: [10, 10] } },
  columns: {
    sku: { slice: [1, 10] },
    locationCode: { slice: [11, 6] },
    legalEntity: { text: 'US01' },
    regionCode: { text: 'SE' },
    unit: { slice: [17, 3] },
    onHand: { slice: [20, 9], impliedDecimals: 2 },
  },
};
const lines = (...records: readonly string[]): Buffer => encodeCp1047(records.map((each) => each.padEnd(30)).join(''));

it('reads a fixed-width EBCDIC file by its header, count and control total', async () => {
  const { drop, read } = open(mainframe);
  const data = ['[A]^-1    DC-ATLKG 00001250', 'A-2       DC-ATLPCS00000300-'];
  drop('STK1', lines('HDR20260301', ...data, 'TRL0000020000000950'));
  const { changes, parked, confirmedAt } = await read('inventory');
  expect(parked).toEqual([]);
  expect(keysOf(changes)).toEqual(['[A]^-1/DC-ATL=12.5', 'A-2/DC-ATL=-3']);
  expect(confirmedAt).toBe('2026-03-01T00:00:00.000Z');
});

it.each([
  [
    'a wrong count',
    ['HDR20260301', 'A-2       DC-ATLPCS00000300', 'TRL0000020000000300'],
    'counts 000002 rows, it has 1',
  ],
  [
    'a wrong control total',
    ['HDR20260301', 'A-2       DC-ATLPCS00000300', 'TRL0000010000000301'],
    'adds up to 3.01, it adds up to 3',
  ],
  ['no trailer', ['HDR20260301', 'A-2       DC-ATLPCS00000300'], 'it was cut off'],
  ['no header', ['A-2       DC-ATLPCS00000300', 'TRL0000010000000300'], 'does not begin with HDR'],
  [
    'rows after the trailer',
    ['HDR20260301', 'TRL0000000000000000', 'A-2       DC-ATLPCS00000300'],
    'after the trailer',
  ],
])('takes nothing of a file with %s, says why, and reads the next', async (_what, records, reason) => {
  const { drop, read } = open(mainframe);
  drop('STK1', lines(...records));
  const first = await read('inventory');
  expect(first.changes).toEqual([]);
  expect(first.parked).toMatchObject([{ key: '00000001 STK1', reason: expect.stringContaining(reason) }]);
  drop('STK2', lines('HDR20260302', 'A-2       DC-ATLPCS00000400', 'TRL0000010000000400'));
  expect(keysOf((await read('inventory', first.cursor)).changes)).toEqual(['A-2/DC-ATL=4']);
});

it('tells what a snapshot no longer has as gone, and nothing when a row cannot be told from the others', async () => {
  const { drop, read } = open({ ...stock, content: 'SNAPSHOT' });
  const file = (...rows: readonly string[]): string => ['Item,Site,UoM,Qty', ...rows].join('\n');
  drop('stock-1.csv', file('A,X,EA,1', 'B,X,EA,1', 'C,X,EA,1'));
  drop('stock-2.csv', file('A,X,EA,2', 'C,X,FURLONG,1'));
  const first = await read('inventory');
  expect(keysOf(first.changes)).toEqual(['A/X=1', 'B/X=1', 'C/X=1', 'A/X=2', '-B/X']);
  drop('stock-3.csv', file('A,X,EA,3', ',X,EA,1'));
  const second = await read('inventory', first.cursor);
  expect([keysOf(second.changes), second.parked.at(-1)?.reason]).toEqual([
    ['A/X=3'],
    expect.stringContaining('nothing is removed'),
  ]);
  drop('stock-4.csv', 'Item,Site,UoM,Qty\n');
  const third = await read('inventory', second.cursor);
  expect([third.changes, third.parked[0]?.reason]).toEqual([[], expect.stringContaining('would remove everything')]);
  expect(keysOf((await read('inventory', null, { pageSize: 1 })).changes)).toEqual([
    ...keysOf(first.changes),
    ...keysOf(second.changes),
  ]);
});

it('takes the operation from its column', async () => {
  const operation = { column: 'Op', codes: { D: 'DELETE', U: 'UPSERT' } };
  const { drop, read } = open({ ...stock, columns: { ...stock.columns, operation } });
  drop('stock.csv', 'Op,Item,Site,UoM,Qty\nU,A,X,EA,1\nD,A,X,,\nD,,X,,\nR,B,X,EA,1');
  const { changes, parked } = await read('inventory');
  expect(keysOf(changes)).toEqual(['A/X=1', '-A/X']);
  expect(parked.map(({ reason }) => reason)).toEqual([
    'it is removed, and sku or locationCode cannot be read',
    'code "R" has no meaning configured',
  ]);
});

const forecast = {
  name: 'forecast',
  files: '^fc',
  flow: 'forecasts',
  columns: {
    versionCode: { column: 'version' },
    publishedAt: { column: 'published' },
    sku: { column: 'sku' },
    locationCode: { column: 'site' },
    measure: { text: 'MEAN' },
    grain: { text: 'WEEK' },
    unit: { text: 'PCS' },
    bucketStart: { column: 'week' },
    quantity: { column: 'qty' },
  },
};

it('publishes a forecast with the series that make sense; a gap is not taken for nothing', async () => {
  const { drop, read } = open(forecast);
  const row = (sku: string, week: string): string => `V1,2026-02-27,${sku},X,${week},5`;
  const rows = [
    row('A', '2026-03-09'),
    row('A', '2026-03-02'),
    row('B', '2026-03-02'),
    row('B', '2026-03-16'),
    row('C', '2026-03-02'),
  ];
  drop('fc.csv', ['version,published,sku,site,week,qty', ...rows].join('\n'));
  const { changes, parked } = await read('forecasts', null, { pageSize: 1 });
  expect(changes.map(recordOf)).toMatchObject([
    { code: 'V1', status: 'LOADING' },
    { sku: 'A', startsOn: '2026-03-02', quantities: ['5', '5'] },
    { sku: 'C' },
    { code: 'V1', status: 'PUBLISHED', seriesCount: 2 },
  ]);
  expect(parked[0]?.reason).toBe('the bucket of 2026-03-16 stands where the one of 2026-03-09 is due');
});

it('goes on after every single record in another process, over several files and layouts', async () => {
  const second = { ...stock, name: 'returns', columns: { ...stock.columns, locationCode: { text: '{Site}-RET' } } };
  const { drop, read, connect } = open({ ...stock, content: 'SNAPSHOT' }, second);
  drop('stock-1.csv', 'Item,Site,UoM,Qty\nA,X,EA,1\nB,X,EA,1\nC,X,FUR,1');
  drop('stock-2.csv', 'Item,Site,UoM,Qty\nB,X,EA,2\n');
  const whole = await read('inventory');
  const pieces: CanonicalChange[] = [];
  const { patientCall } = await import('./fixtures/open-channel.ts');
  let page = await connect({ pageSize: 1 }).changes.readChanges('inventory', null, patientCall());
  for (let steps = 0; steps < 40; steps += 1) {
    pieces.push(...page.changes);
    if (page.complete) break;
    page = await connect({ pageSize: 1 }).changes.readChanges('inventory', page.cursor, patientCall());
  }
  expect(pieces).toEqual(whole.changes);
  expect(keysOf(whole.changes)).toEqual([
    'A/X=1',
    'B/X=1',
    'A/X-RET=1',
    'B/X-RET=1',
    'B/X=2',
    '-A/X',
    '-C/X',
    'B/X-RET=2',
  ]);
});

it.each(['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'cp1252'] as const)(
  'reads %s, with its byte order mark if it has one',
  async (encoding) => {
    const { drop, read } = open({ ...stock, encoding });
    const text = 'Item,Site,UoM,Qty\nÄ-ß,X,EA,1\n';
    drop('stock.csv', encode(text, encoding, { addBOM: encoding.startsWith('utf') }));
    expect(keysOf((await read('inventory')).changes)).toEqual(['Ä-ß/X=1']);
  },
);

it('parks a row whose bytes are of another character set', async () => {
  const { drop, read } = open(stock);
  drop('stock.csv', encode('Item,Site,UoM,Qty\nÄ,X,EA,1\nB,X,EA,1\n', 'latin1'));
  const { changes, parked } = await read('inventory');
  expect([keysOf(changes), parked[0]?.reason]).toEqual([['B/X=1'], 'it has bytes that are not utf-8']);
});

it('takes a file whose quote is never closed as a whole or not at all', async () => {
  const { drop, read } = open(stock);
  drop('stock.csv', 'Item,Site,UoM,Qty\nA,X,EA,1\n"B,X,EA,1\nC,X,EA,1\n');
  const { changes, parked } = await read('inventory');
  expect([changes, parked[0]?.reason]).toEqual([[], expect.stringContaining('cannot be read to its end')]);
});

it('names everything that is wrong with its settings at once', () => {
  const wrong = {
    ...stock,
    columns: {
      sku: { column: 'Item', slice: [1, 2] },
      colour: { column: 'c' },
      onHand: { column: 'Qty', dateFormat: 'often' },
    },
  };
  expect(() => open(wrong).connect()).toThrow(/one of column, slice and text[^]*no date format/);
  const lacking = { ...stock, flow: 'movements', content: 'SNAPSHOT' };
  expect(() => open(lacking).connect()).toThrow(
    /lacks \\"number\\"[^]*lacks \\"kind\\"[^]*is no field of movements[^]*cannot be a SNAPSHOT/,
  );
});
