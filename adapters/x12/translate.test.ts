import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, openConnection } from './fixtures/open-connection.ts';
import { interchangeOf, sampleOf } from './fixtures/sample-partner.ts';

let connection: Connection;
beforeEach(async () => {
  connection = await openConnection();
});
afterEach(() => connection.close());

const GOOD = { turn: 3, unit: 'EA', third: false };
const order = {
  id: '850',
  segments: [
    ['BEG', '00', 'SA', '4711', '', '20261101'],
    ['DTM', '002', '20261130'],
    ['PO1', '1', '10', 'CA', '12.50', 'PE', 'BP', 'A-100'],
    ['PO1', '2', '3', 'EA', '250', 'HP', 'UP', '012345678905'],
    ['CTT', '2'],
  ],
};
const change = (...lines: string[][]) => ({
  id: '860',
  segments: [['BCH', '04', 'SA', '4711', '', '', '20261103'], ...lines, ['CTT', String(lines.length)]],
});

it('reads an order with the days, units and prices of its customer', async () => {
  await connection.drop('order.edi', interchangeOf('PO', 1, [order]));
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(untranslatable).toEqual([]);
  expect(changes).toMatchObject([
    {
      of: 'SALES_ORDER',
      record: {
        number: 'C-1/4711',
        customerReference: '4711',
        status: 'DRAFT',
        legalEntity: 'US01',
        shipFromCode: 'DC-ATL',
        orderedAt: '2026-11-01T04:00:00.000Z',
        totalAmount: { amount: '132.5', currency: 'USD' },
        lines: [
          {
            number: 1,
            sku: 'A-100',
            quantity: { value: '10', unit: 'CS' },
            lineAmount: { amount: '125' },
            requestedOn: '2026-11-30',
          },
          {
            number: 2,
            sku: 'A-300',
            quantity: { value: '3', unit: 'EA' },
            unitPrice: { amount: '2.5' },
            lineAmount: { amount: '7.5' },
          },
        ],
      },
    },
  ]);
});

it('applies a change to the order it changes, and again when it is read again', async () => {
  await connection.drop('order.edi', interchangeOf('PO', 1, [order]));
  await connection.read('sales-orders');
  await connection.drop(
    'change.edi',
    interchangeOf('PC', 2, [
      change(
        ['POC', '1', 'QD', '4', '', 'CA'],
        ['POC', '2', 'DI'],
        ['POC', '3', 'AI', '7', '', 'EA', '1', 'PE', 'BP', 'A-400'],
      ),
    ]),
  );
  for (const by of [connection.adapter, connection.again()]) {
    const { changes } = await connection.read('sales-orders', null, by);
    expect(changes).toMatchObject([
      { record: { lines: [{ number: 1 }, { number: 2 }] } },
      {
        record: {
          lines: [
            { number: 1, quantity: { value: '4', unit: 'CS' } },
            { number: 3, sku: 'A-400', quantity: { value: '7' } },
          ],
          totalAmount: { amount: '57' },
        },
      },
    ]);
  }
});

it('parks a change that comes before its order, and applies it with the order', async () => {
  await connection.drop('1.edi', interchangeOf('PC', 1, [change(['POC', '1', 'QI', '11', '', 'CA'])]));
  const early = await connection.read('sales-orders');
  expect(early.untranslatable[0]?.reason).toMatch(/has not come yet/);
  await connection.drop('2.edi', interchangeOf('PO', 2, [order]));
  const { changes } = await connection.read('sales-orders', early.cursor);
  expect(changes).toMatchObject([{ record: { lines: [{ quantity: { value: '11' } }, {}] } }]);
});

it('tells what a supplier splits, back-orders and refuses', async () => {
  await connection.drop(
    'answer.edi',
    interchangeOf('PR', 1, [
      {
        id: '855',
        segments: [
          ['BAK', '00', 'AC', 'PO-200001', '20261102', '', '', '', 'SO-77'],
          ['PO1', '10', '12', 'EA', '4.5', 'PE', 'BP', 'A-100'],
          ['ACK', 'IQ', '8', 'EA', '017', '20261120'],
          ['ACK', 'IB', '4', 'EA'],
          ['PO1', '20', '5', 'EA', '', '', 'BP', 'A-200'],
          ['ACK', 'R2'],
          ['PO1', '30', '5', 'EA', '', '', 'BP', 'A-400'],
          ['ACK', 'IH'],
        ],
      },
    ]),
  );
  const { changes } = await connection.read('supplier-confirmations');
  expect(changes).toMatchObject([
    {
      record: {
        purchaseOrderNumber: 'PO-200001',
        supplierReference: 'SO-77',
        answer: 'ACCEPTED_WITH_CHANGES',
        lines: [
          {
            orderLineNumber: 10,
            answer: 'ACCEPTED_WITH_CHANGES',
            unitPrice: { amount: '4.5', currency: 'USD' },
            splits: [
              { quantity: { value: '8', unit: 'EA' }, promisedAt: '2026-11-21T04:59:59.000Z' },
              { quantity: { value: '4' }, promisedAt: null },
            ],
          },
          { orderLineNumber: 20, answer: 'REJECTED', splits: [], reason: 'R2' },
        ],
      },
    },
  ]);
});

it('tells the packages of a notice as they are nested, with SSCC, lot and expiry', async () => {
  await connection.drop('notice.edi', sampleOf('advance-ship-notices', 1, GOOD));
  const { changes, untranslatable } = await connection.read('advance-ship-notices');
  expect(untranslatable).toEqual([]);
  expect(changes[0]).toMatchObject({
    record: {
      number: 'ASN-1',
      supplierCode: 'V-1',
      purchaseOrderNumbers: ['PO-200001'],
      carrier: 'UPSN',
      trackingNumber: '1Z999',
      expectedAt: '2026-11-10T04:59:59.000Z',
      packages: [
        { number: 1, parentNumber: null, sscc: '006141411234567890' },
        { number: 2, parentNumber: 1, sscc: null },
      ],
      lines: [
        {
          orderLineNumber: 10,
          packageNumber: 2,
          sku: 'A-100',
          quantity: { value: '3', unit: 'EA' },
          lot: 'L-7',
          expiresOn: '2027-12-31',
        },
      ],
    },
  });
});

it('parks a notice whose levels stand in each other without an end in sight', async () => {
  const levels = Array.from({ length: 2_000 }, (_, at) => ['HL', String(at + 1), at === 0 ? '' : String(at), 'P']);
  const notice = {
    id: '856',
    segments: [['BSN', '00', 'ASN-9', '20261101', '1200'], ...levels, ['CTT', '2000']],
  };
  await connection.drop('deep.edi', interchangeOf('SH', 1, [notice]));
  const { changes, untranslatable } = await connection.read('advance-ship-notices');
  expect(changes).toEqual([]);
  expect(untranslatable[0]?.reason).toMatch(/HL 21 stands under more than 19 others/);
});

it('takes an invoice that adds up and parks one that does not', async () => {
  await connection.drop('invoice.edi', sampleOf('invoices', 1, GOOD));
  const good = await connection.read('invoices');
  expect(good.changes[0]).toMatchObject({
    record: {
      direction: 'PAYABLE',
      number: 'V-1/INV-1',
      supplierReference: 'INV-1',
      purchaseOrderNumber: 'PO-200001',
      dueOn: '2026-12-10',
      totalAmount: { amount: '12.5' },
      lines: [
        { sku: 'A-100', amount: { amount: '7.5' } },
        { sku: null, amount: { amount: '5' }, note: 'Freight' },
      ],
    },
  });
  await connection.drop(
    'wrong.edi',
    interchangeOf('IN', 2, [
      {
        id: '810',
        segments: [
          ['BIG', '20261110', 'X'],
          ['IT1', '1', '1', 'EA', '2.5', 'PE', 'BP', 'A-100'],
          ['TDS', '251'],
        ],
      },
    ]),
  );
  const wrong = await connection.read('invoices', good.cursor);
  expect(wrong.changes).toEqual([]);
  expect(wrong.untranslatable[0]?.reason).toBe('lines, charges and taxes are 2.5, and TDS01 says 2.51');
});

it('tells stock so that what is available comes out', async () => {
  await connection.drop('stock.edi', sampleOf('inventory', 1, GOOD));
  const { changes } = await connection.read('inventory');
  expect(changes[0]).toMatchObject({
    record: { sku: 'A-100', locationCode: 'DC-ATL', onHand: '103', allocated: '43', unit: 'EA' },
  });
});

it('tells demand of each location in SDQ', async () => {
  await connection.drop(
    'sold.edi',
    interchangeOf('PD', 1, [
      {
        id: '852',
        segments: [
          ['XQ', 'H', '20261109', '20261115'],
          ['LIN', '', 'BP', 'A-100'],
          ['ZA', 'QS'],
          ['SDQ', 'EA', '92', 'ATL1', '5', 'BNA1', '-2'],
        ],
      },
    ]),
  );
  const { changes } = await connection.read('demand');
  expect(changes).toMatchObject([
    {
      record: {
        sku: 'A-100',
        locationCode: 'DC-ATL',
        measure: 'SOLD',
        startsOn: '2026-11-09',
        endsOn: '2026-11-15',
        quantity: '5',
      },
    },
    { record: { locationCode: 'DC-BNA', quantity: '-2' } },
  ]);
});

it('tells a plan from its loading to its publication, with no hole between buckets', async () => {
  await connection.drop('plan.edi', sampleOf('forecasts', 1, GOOD));
  const { changes } = await connection.read('forecasts');
  expect(changes).toMatchObject([
    { of: 'FORECAST_VERSION', record: { code: 'C-1/PLAN-3', status: 'LOADING', seriesCount: 2 } },
    {
      of: 'FORECAST_SERIES',
      record: { sku: 'A-100', grain: 'WEEK', startsOn: '2026-11-23', quantities: ['3', '0', '7'] },
    },
    { of: 'FORECAST_SERIES', record: { sku: 'A-200' } },
    { of: 'FORECAST_VERSION', record: { status: 'PUBLISHED' } },
  ]);
});

it.each([
  ['a unit nobody knows', ['PO1', '1', '1', 'KI', '1', 'PE', 'BP', 'A-100'], /unit code "KI"/],
  ['an item nobody mapped', ['PO1', '1', '1', 'EA', '1', 'PE', 'VN', 'X'], /item codes VN:X has a SKU/],
  ['a price basis nobody knows', ['PO1', '1', '1', 'EA', '1', 'ZZ', 'BP', 'A-100'], /price basis "ZZ"/],
  ['no price', ['PO1', '1', '1', 'EA', '', '', 'BP', 'A-100'], /PO104 is missing/],
])('parks an order with %s', async (_what, line, reason) => {
  await connection.drop(
    'order.edi',
    interchangeOf('PO', 1, [{ id: '850', segments: [['BEG', '00', 'SA', '1', '', '20261101'], line] }]),
  );
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(changes).toEqual([]);
  expect(untranslatable[0]?.reason).toMatch(reason);
});
