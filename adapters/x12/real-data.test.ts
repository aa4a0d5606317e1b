import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from './fixtures/open-connection.ts';

const root = process.env['REAL_DATA_DIR'];
const sites = { 'DC-1': { legalEntity: 'US01', regionCode: 'R1', timeZone: 'America/New_York' } };
const partner = {
  legalEntity: 'US01',
  customerCode: 'C-9',
  supplierCode: 'V-9',
  currency: 'USD',
  timeZone: 'America/New_York',
  shipFrom: 'DC-1',
  shipTo: 'DC-1',
};
const read = (name: string): Promise<Buffer> => readFile(path.join(root ?? '', 'x12', name));

describe.skipIf(root === undefined)('the samples of node-x12 (REAL_DATA_DIR)', () => {
  it.each(['node-x12_850.edi', 'node-x12_850_2.edi'])(
    'reads the six lines of %s, and they come to what AMT says',
    async (name) => {
      const connection = await openConnection({
        address: '01:999999999',
        sites,
        partners: { retail: { ...partner, address: '12:4405197800', skuQualifiers: ['CB'] } },
      });
      await connection.drop(name, await read(name));
      const { changes, untranslatable } = await connection.read('sales-orders');
      expect(untranslatable).toEqual([]);
      expect(changes).toMatchObject([
        { record: { number: 'C-9/08292233294', totalAmount: { amount: '13045.94' }, lines: { length: 6 } } },
      ]);
      expect((await connection.sent())[0]).toContain('AK9*A*1*1*1~');
      await connection.close();
    },
  );

  it('takes the first of two interchanges with one control number', async () => {
    const connection = await openConnection({
      address: '01:999999999',
      sites,
      partners: { retail: { ...partner, address: '12:4405197800', skuQualifiers: ['CB'] } },
    });
    await connection.drop('fat.edi', await read('node-x12_850_fat.edi'));
    const { changes, untranslatable } = await connection.read('sales-orders');
    expect([changes.length, untranslatable.length]).toEqual([1, 1]);
    await connection.close();
  });

  it('parks the order in kits until somebody says what a kit is', async () => {
    const settings = (units: object) => ({
      address: '12:0000000000',
      sites,
      partners: { pets: { ...partner, address: '12:0000000000', skuQualifiers: ['SK'], units } },
    });
    for (const [units, taken] of [
      [{}, 0],
      [{ KI: 'SET' }, 1],
    ] as const) {
      const connection = await openConnection(settings(units));
      await connection.drop('order.edi', await read('node-x12_850_3.edi'));
      const { changes, untranslatable } = await connection.read('sales-orders');
      expect([changes.length, untranslatable.length]).toEqual([taken, 1 - taken]);
      await connection.close();
    }
  });

  it('reads two titles accepted and two refused', async () => {
    const connection = await openConnection({
      address: 'ZZ:123MILL',
      sites,
      partners: {
        books: { ...partner, address: 'ZZ:1556150', skuQualifiers: ['EN'], locations: { '15:123MILL 0001': 'DC-1' } },
      },
    });
    await connection.drop('answer.edi', await read('node-x12_855.edi'));
    const { changes, untranslatable } = await connection.read('supplier-confirmations');
    expect(untranslatable).toEqual([]);
    expect(changes).toMatchObject([
      {
        record: {
          purchaseOrderNumber: 'POTEST1112',

          answer: 'ACCEPTED_WITH_CHANGES',
          lines: [
            { answer: 'ACCEPTED', splits: [{ quantity: { value: '3', unit: 'C62' } }] },
            { answer: 'REJECTED' },
            { answer: 'REJECTED' },
            { answer: 'ACCEPTED' },
          ],
        },
      },
    ]);
    await connection.close();
  });

  it('reads a notice of two widgets', async () => {
    const connection = await openConnection({
      address: '01:999999999',
      sites,
      partners: { widgets: { ...partner, address: '12:4405197800', skuQualifiers: ['UP'], transitDays: 5 } },
    });
    await connection.drop('notice.edi', await read('node-x12_856.edi'));
    const { changes } = await connection.read('advance-ship-notices');
    expect(changes).toMatchObject([
      {
        record: {
          number: '829716',
          trackingNumber: '5787970539',
          carrier: 'XXXX',
          expectedAt: '2011-12-12T04:59:59.000Z',
          purchaseOrderNumbers: ['99999817'],
          lines: [
            { sku: '999999310145', quantity: { value: '24', unit: 'EA' } },
            { sku: '999999311746', quantity: { value: '6' } },
          ],
        },
      },
    ]);
    await connection.close();
  });
});
