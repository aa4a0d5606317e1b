// Real files, as they are: every row is told or parked with its reason, and the sums of the ledger come out.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Decimal, ZERO, add, parseDecimal, subtract } from '@distribution/model/measure/decimal';
import { expect, it } from 'vitest';
import { openChannel } from './fixtures/open-channel.ts';

const home = process.env['REAL_DATA_DIR'];
const read = (file: string): Buffer => gunzipSync(readFileSync(path.join(home ?? '', file)));

const posting = (name: string, kind: string, quantity: string) => ({
  name,
  files: '^Train[.]csv$',
  flow: 'movements',
  dateFormat: 'yyyy/M',
  skipWhen: { [quantity]: ['0'] },
  columns: {
    number: { text: `{year}-{month}/{site_code}/{product_code}/${name}` },
    sku: { column: 'product_code' },
    locationCode: { column: 'site_code' },
    legalEntity: { text: 'CI01' },
    kind: { text: kind },
    quantity: { text: `${kind === 'ISSUE' ? '-' : ''}{${quantity}}` },
    unit: { text: 'EA' },
    reason: kind === 'ADJUSTMENT' ? { text: 'COUNT' } : { text: '' },
    occurredAt: { text: '{year}/{month}' },
  },
});

it.skipIf(home === undefined)(
  'posts a real stock ledger as movements that add up to its balances',
  async () => {
    const channel = openChannel([
      posting('RCV', 'RECEIPT', 'stock_received'),
      posting('ISS', 'ISSUE', 'stock_distributed'),
      posting('ADJ', 'ADJUSTMENT', 'stock_adjustment'),
    ]);
    try {
      const ledger = read('usaid-contraceptive-ledger/Train.csv.gz');
      channel.drop('Train.csv', ledger);
      const { changes, parked } = await channel.read('movements', null, { pageSize: 5000 });
      expect(parked).toEqual([]);
      const [names = '', ...rows] = ledger.toString().trim().split('\n');
      const columns = names.trim().split(',');
      const cell = (row: string, name: string): Decimal => parseDecimal(row.split(',')[columns.indexOf(name)] ?? '');
      expect(rows).toHaveLength(35_753);
      let due = ZERO;
      for (const row of rows) due = add(due, subtract(cell(row, 'stock_end'), cell(row, 'stock_initial')));
      let posted = ZERO;
      const numbers = new Set<string>();
      for (const change of changes) {
        if (change.of !== 'INVENTORY_MOVEMENT' || change.operation !== 'UPSERT') throw new Error(change.of);
        posted = add(posted, change.record.quantity);
        numbers.add(change.record.number);
      }
      expect(posted).toBe(due);
      expect(numbers.size).toBe(changes.length);
    } finally {
      await channel.close();
    }
  },
  120_000,
);

it.skipIf(home === undefined)(
  'takes real deliveries for purchase orders, and parks the dirty ones with their reasons',
  async () => {
    const channel = openChannel([
      {
        name: 'deliveries',
        files: '^scms',
        flow: 'purchase-orders',
        dateFormat: 'd-MMM-yy',
        empty: ['Date Not Captured'],
        // What comes out of a depot of one's own was not bought for this delivery.
        skipWhen: { 'fulfill via': ['From RDC'] },
        columns: {
          number: { column: 'po / so #' },
          legalEntity: { text: 'US01' },
          regionCode: { column: 'country' },
          status: { text: 'RECEIVED' },
          supplierCode: { column: 'vendor' },
          shipToCode: { column: 'country' },
          orderedAt: { column: 'po sent to vendor date', dateFormat: 'M/d/yyyy' },
          currency: { text: 'USD' },
          lineNumber: { column: 'id' },
          sku: { text: '{molecule/test type} {dosage}' },
          orderedQuantity: { column: 'line item quantity' },
          unit: { text: 'PK' },
          unitPrice: { column: 'pack price' },
          expectedAt: { column: 'scheduled delivery date', endOfDay: true },
        },
      },
    ]);
    try {
      channel.drop('scms.csv', read('usaid-scms-deliveries/scms.csv.gz'));
      const { changes, parked } = await channel.read('purchase-orders', null, { pageSize: 500 });
      const rowsIn = (payload: string): number => (JSON.parse(payload) as { rows: readonly unknown[] }).rows.length; // our own payload
      const told = changes.reduce(
        (rows, change) =>
          rows + (change.of === 'PURCHASE_ORDER' && change.operation === 'UPSERT' ? change.record.lines.length : 0),
        0,
      );
      const left = parked.reduce((rows, { payload }) => rows + rowsIn(payload), 0);
      expect(told + left).toBe(4_920);
      expect(changes.length + parked.length).toBe(2_816);
      expect(told).toBe(3_669);
      const because = (words: string): number => parked.filter(({ reason }) => reason.includes(words)).length;
      // Names of vendors and items stand in for codes here, and some are too long to be one.
      const dirty = parked.filter(({ reason }) => !/orderedAt is empty|<=(40|64) characters/.test(reason));
      expect([parked.length, because('orderedAt is empty'), dirty]).toEqual([854, 122, []]);
    } finally {
      await channel.close();
    }
  },
  120_000,
);
