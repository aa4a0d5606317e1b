// Who is told what by the subgraphs that hold the business: the same rows by whatever field, and nothing for a partner of
// what is not their own. Everything in the store is of one company, its north-east and another customer than the partner.
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { EVERYTHING } from '@distribution/model/read-scope';
import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import * as procurement from '@distribution/test/kit/sample-procurement';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALLERS } from './callers.ts';
import { openAccessStand } from './open-access-stand.ts';

let stand: Awaited<ReturnType<typeof openAccessStand>>;
beforeAll(async () => {
  const ordering = { purchasingSystems: ['erp'], submit: async () => [] };
  stand = await openAccessStand({ ordering });
  const { sync } = stand.store;
  await declareFlows(sync, sample.at(1));
  await applyChanges(sync, 'locations', [sample.location('DC2', 'NE'), sample.location('DC3', 'NE')]);
  await applyChanges(sync, 'products', [sample.product('A')]);
  await applyChanges(sync, 'inventory', [sample.position('A', 'DC2', 'NE', '5')]);
  await applyChanges(sync, 'movements', [sample.movement('M', 'A', 'DC2', '1', sample.at(2))]);
  await applyChanges(sync, 'customers', [sample.customer('C1'), sample.customer('C2')]);
  for (const [number, customer] of [
    ['OWN', 'C1'],
    ['SO', 'C2'],
  ] as const) {
    await applyChanges(sync, 'sales-orders', [
      sample.salesOrder(number, { customer, from: 'DC2', region: 'NE', skus: ['A'] }),
    ]);
    await applyChanges(sync, 'shipments', [sample.shipment(`${number}-1`, number, 'DC2', 'A')]);
    await applyChanges(sync, 'invoices', [
      procurement.customerInvoice(`${number}-I`, { customer, order: number, sku: 'A' }),
    ]);
  }
  await applyChanges(sync, 'suppliers', [sample.supplier('S')]);
  await applyChanges(sync, 'purchase-orders', [
    sample.purchaseOrder('PO', { supplier: 'S', to: 'DC2', region: 'NE', lines: { A: sample.at(9) } }),
  ]);
  await applyChanges(sync, 'transfer-orders', [sample.transferOrder('TO', 'DC2', 'DC3', 'A')]);
  const notice = { supplier: 'S', to: 'DC2', orders: ['PO'], sku: 'A' };
  await applyChanges(sync, 'advance-ship-notices', [procurement.shipNotice('ASN', notice)]);
  await applyChanges(sync, 'invoices', [procurement.supplierInvoice('SI', { supplier: 'S', order: 'PO', sku: 'A' })]);
  await applyChanges(sync, 'forecasts', [
    sample.forecastVersion('V1', 'PUBLISHED', 1),
    sample.forecastSeries('V1', 'A', 'DC2', ['1']),
  ]);
});
afterAll(() => stand.close());

const ORDER = `legalEntity: "ACME", supplierCode: "S", shipToCode: "DC2", currency: "EUR"
  lines: [{ sku: "A", quantity: "1", unit: "EA", unitPrice: "1", requestedOn: "2026-11-20" }]`;
/** What is asked, where a field needs arguments, or would tell a partner of their own. */
const ASKED: Readonly<Record<string, string>> = {
  location: 'code: "DC2"',
  product: 'sku: "A"',
  productCategory: 'path: ["Goods"]',
  inventoryPosition: 'sku: "A", locationCode: "DC2"',
  forecastVersion: 'code: "V1"',
  supplier: 'code: "S"',
  purchaseOrder: 'number: "PO"',
  transferOrder: 'number: "TO"',
  validatePurchase: `order: { ${ORDER} }`,
  submitPurchaseOrder: `input: { idempotencyKey: "o", orderedAt: "2026-11-20T00:00:00Z", ${ORDER} }`,
  customer: 'code: "C2"',
  customers: 'search: "C2"',
  salesOrder: 'number: "SO"',
  salesOrders: 'filter: { customerCodes: ["C2"] }',
  shipment: 'number: "SO-1"',
  customerInvoices: 'filter: { customerCodes: ["C2"] }',
};
/** The same, of the partner's own. */
const OWN: Readonly<Record<string, string>> = {
  customer: 'code: "C1"',
  customers: 'search: "C1"',
  salesOrder: 'number: "OWN"',
  salesOrders: 'filter: { customerCodes: ["C1"] }',
  shipment: 'number: "OWN-1"',
  customerInvoices: 'filter: { customerCodes: ["C1"] }',
};

// In the order of CALLERS: refused `x`, nothing `-`, something `+`.
const EVERYBODY = '+ + + + + + + + +';
const HOUSE = '+ - + + + + + + +';
const IN_ROWS = '+ + + + + - - - +';
const IN_HOUSE_ROWS = '+ - + + + - - - +';

/** A subgraph, what is asked of it, and what each caller is told. */
const TABLES: readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
  [
    'products',
    ASKED,
    { product: EVERYBODY, products: EVERYBODY, productCategories: EVERYBODY, productCategory: EVERYBODY },
  ],
  ['locations', ASKED, { location: IN_ROWS, locations: IN_ROWS, regions: IN_ROWS }],
  ['inventory', ASKED, { inventoryPosition: IN_ROWS, inventoryPositions: IN_ROWS, inventoryMovements: IN_HOUSE_ROWS }],
  [
    'orders',
    ASKED,
    {
      customer: HOUSE,
      customers: HOUSE,
      customerInvoices: IN_HOUSE_ROWS,
      salesOrder: IN_HOUSE_ROWS,
      salesOrders: IN_HOUSE_ROWS,
      shipment: IN_HOUSE_ROWS,
    },
  ],
  [
    'orders',
    OWN,
    {
      customer: EVERYBODY,
      customers: EVERYBODY,
      customerInvoices: IN_ROWS,
      salesOrder: IN_ROWS,
      salesOrders: IN_ROWS,
      shipment: IN_ROWS,
    },
  ],
  ['forecasts', ASKED, { currentForecastVersion: HOUSE, forecastVersion: HOUSE, forecastVersions: HOUSE }],
  [
    'supply',
    ASKED,
    {
      advanceShipNotices: IN_HOUSE_ROWS,
      purchaseOrder: IN_HOUSE_ROWS,
      purchaseOrders: IN_HOUSE_ROWS,
      submitPurchaseOrder: 'x x x + x - - - +',
      supplier: HOUSE,
      supplierInvoices: IN_HOUSE_ROWS,
      suppliers: HOUSE,
      transferOrder: IN_HOUSE_ROWS,
      transferOrders: IN_HOUSE_ROWS,
      validatePurchase: EVERYBODY, // what is not theirs does not exist in it
    },
  ],
];

it.each(TABLES)('%s answers every field to each caller as the table says', async (subgraph, asked, table) => {
  expect(await stand.whoGetsWhat(subgraph, asked)).toEqual(table);
});

it('leaves no subgraph out', () => {
  const named = [...TABLES.map(([subgraph]) => subgraph), 'operations']; // which has a table of its own
  expect([...new Set(named)].sort()).toEqual([...stand.graphs.upstreams.keys()].sort());
});

it('shows a partner no order that its system has taken from the customer since', async () => {
  const numbers = [orderNumberSchema.parse('OWN')];
  const [known] = await stand.store.orders.loadSalesOrdersByNumber(numbers, EVERYTHING);
  if (known == null) throw new Error('there is no order');
  const origin = { ...known.origin, asOf: instantOf(Date.parse(known.origin.asOf) + 1_000) };
  const value = { ...known, customerCode: null, customer: null, origin };
  const sources = { orders: { loadSalesOrders: async () => [{ ok: true as const, value }] } };
  const graphs = await openGraphs({ productCount: 0, readers: stand.store, sources });
  const ask = async (principal: object) =>
    (await graphs.ask('orders', '{ salesOrder(number: "OWN") { number customer { code } } }', {}, principal)).data;
  expect(await ask(CALLERS.partner)).toEqual({ salesOrder: null });
  expect(await ask(CALLERS.operator)).toEqual({ salesOrder: { number: 'OWN', customer: null } });
});
