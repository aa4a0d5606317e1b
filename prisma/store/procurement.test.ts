// What suppliers answer and announce, invoices of both directions, and actual demand: from the batch to the reader.
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { type InvoiceNumber, customerInvoiceIdOf } from '@distribution/model/orders/invoice';
import { orderNumberSchema, salesOrderIdOf } from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { EVERYTHING, type ReadScope } from '@distribution/model/read-scope';
import { advanceShipNoticeIdOf } from '@distribution/model/supply/advance-ship-notice';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierConfirmationIdOf } from '@distribution/model/supply/supplier-confirmation';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import { maySee } from '@distribution/platform/principal/principal';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as news from '@distribution/test/kit/sample-procurement';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from './open-store.ts';

const { at } = sample;
const ACME = legalEntityCodeSchema.parse('ACME');
const purchase = (number: string) => purchaseOrderIdOf(ACME, purchaseOrderNumberSchema.parse(number));
const sale = (number: string) => salesOrderIdOf(ACME, orderNumberSchema.parse(number));
const SOUTH_EAST: ReadScope = { ...EVERYTHING, regions: ['SE'] };
const NORTH_EAST: ReadScope = { ...EVERYTHING, regions: ['NE'] };
const PARTNER: ReadScope = { ...EVERYTHING, customers: ['C1'] };
const OTHER_COMPANY: ReadScope = { ...EVERYTHING, legalEntities: ['OTHER'] };
const ANY_INVOICE = {
  numbers: null,
  statuses: null,
  partnerCodes: null,
  issuedFrom: null,
  issuedTo: null,
  dueBefore: null,
  changedSince: null,
};
const ANY_NOTICE = {
  numbers: null,
  supplierCodes: null,
  shipToCodes: null,
  skus: null,
  expectedFrom: null,
  expectedTo: null,
  changedSince: null,
};

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'products', [
    sample.location('DC1', 'SE'),
    sample.location('DC2', 'NE'),
    sample.product('A'),
    sample.product('B'),
    sample.supplier('V1'),
    sample.supplier('V2'),
    sample.customer('C1'),
    sample.customer('C2'),
  ]);
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const purchaseOrders = [
  sample.purchaseOrder('PO1', { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: at(5) } }),
  sample.purchaseOrder('PO2', { supplier: 'V2', to: 'DC2', region: 'NE', lines: { B: at(6) } }),
];
const salesOrders = [
  sample.salesOrder('SO1', { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A'] }),
  sample.salesOrder('SO2', { customer: 'C2', from: 'DC2', region: 'NE', skus: ['A'] }),
];
/** Those parked in one instant have no order among them. */
const parkedOf = async (flow: FlowName) =>
  (await store.operations.listParked(flow, first(10))).rows.map(({ row }) => [row.key, row.errorCode]).sort();

describe('what is kept of them', () => {
  beforeEach(() => applyChanges(store.sync, 'purchase-orders', [...purchaseOrders, ...salesOrders]));

  it('is what was told, and the second time nothing', async () => {
    const told = [
      news.confirmation('C-1', 'PO1'),
      news.shipNotice('N-1', { supplier: 'V1', to: 'DC1', orders: ['PO1', 'PO2'], sku: 'A' }),
      news.customerInvoice('I-1', { customer: 'C1', order: 'SO1', sku: 'A' }),
      news.supplierInvoice('I-2', { supplier: 'V1', order: 'PO1', sku: 'A' }),
      news.demand('A', 'DC1', '2026-11-02', '12.50'),
    ];
    expect(await applyChanges(store.sync, 'invoices', told)).toMatchObject({ applied: 5, parked: 0 });
    expect(await applyChanges(store.sync, 'invoices', told)).toMatchObject({ applied: 0, unchanged: 5 });
    const [confirmation, notice, receivable, payable, demand] = told.map(({ record }) => record);
    const { supply, orders, forecasts } = store;
    const days = { from: parseLocalDate('2026-11-01'), to: parseLocalDate('2026-11-30') };
    const query = { measure: 'ORDERED', locationCodes: null, ...days } as const;
    const found = [
      (await supply.loadConfirmationsOfOrders([purchase('PO1')], EVERYTHING))[0]?.[0],
      (await supply.loadShipNoticesOfOrders([purchase('PO2')], EVERYTHING))[0]?.[0],
      (await orders.loadInvoicesOfOrders([sale('SO1')], EVERYTHING))[0]?.[0],
      (await supply.loadInvoicesOfOrders([purchase('PO1')], EVERYTHING))[0]?.[0],
      (await forecasts.loadDemandOfProducts([productIdOf(skuSchema.parse('A'))], query, EVERYTHING))[0]?.[0],
    ];
    const asOf = expect.any(String) as unknown; // the flow vouches for more than the record
    for (const [at, record] of [confirmation, notice, receivable, payable, demand].entries())
      expect(found[at]).toEqual({ ...record, origin: { ...record?.origin, asOf } });
  });

  it('is the newest of each, in whatever order they come, and nothing of what was removed', async () => {
    const older = news.confirmation('C-1', 'PO1', { revision: 1 });
    const newer = news.confirmation('C-1', 'PO1', { revision: 2, more: { answer: 'REJECTED', lines: [] } });
    await applyChanges(store.sync, 'supplier-confirmations', [newer]);
    await applyChanges(store.sync, 'supplier-confirmations', [older]);
    const answers = async () =>
      (await store.supply.loadConfirmationsOfOrders([purchase('PO1')], EVERYTHING))[0]?.map(({ answer }) => answer);
    expect(await answers()).toEqual(['REJECTED']);
    await applyChanges(store.sync, 'supplier-confirmations', [sample.removal('SUPPLIER_CONFIRMATION', ['C-1'], 3)]);
    await applyChanges(store.sync, 'supplier-confirmations', [newer]);
    expect(await answers()).toEqual([]);

    // Another supplier's notice of the same number is another notice.
    const notice = (supplier: string) => news.shipNotice('N-1', { supplier, to: 'DC1', orders: ['PO1'], sku: 'A' });
    await applyChanges(store.sync, 'advance-ship-notices', [notice('V1'), notice('V2')]);
    await applyChanges(store.sync, 'advance-ship-notices', [
      sample.removal('ADVANCE_SHIP_NOTICE', ['V1', 'N-1'], 2, at(2), 'wms'),
    ]);
    const [left] = await store.supply.loadShipNoticesOfOrders([purchase('PO1')], EVERYTHING);
    expect(left?.map(({ supplierCode }) => supplierCode)).toEqual(['V2']);

    const day = ['A', 'DC1', 'ORDERED', '2026-11-02', '2026-11-02'];
    const query = {
      measure: 'ORDERED',
      locationCodes: null,
      from: parseLocalDate('2026-11-02'),
      to: parseLocalDate('2026-11-02'),
    } as const;
    const quantities = async () =>
      (await store.forecasts.loadDemandOfProducts([productIdOf(skuSchema.parse('A'))], query, EVERYTHING))[0]?.map(
        ({ quantity }) => quantity,
      );
    await applyChanges(store.sync, 'demand', [news.demand('A', 'DC1', '2026-11-02', '7', { revision: 2 })]);
    await applyChanges(store.sync, 'demand', [news.demand('A', 'DC1', '2026-11-02', '5', { revision: 1 })]);
    expect(await quantities()).toEqual(['7']);
    await applyChanges(store.sync, 'demand', [sample.removal('DEMAND', day, 3)]);
    expect(await quantities()).toEqual([]);
  });

  it('is told once in the log, to those who may see its order', async () => {
    const start = await store.eventLog.head();
    const told = [
      news.confirmation('C-1', 'PO1'),
      news.shipNotice('N-1', { supplier: 'V1', to: 'DC2', orders: [], sku: 'A' }),
      news.customerInvoice('I-1', { customer: 'C1', order: 'SO1', sku: 'A' }),
      news.supplierInvoice('I-2', { supplier: 'V1', order: 'PO2', sku: 'A' }),
    ];
    await applyChanges(store.sync, 'invoices', told);
    await applyChanges(store.sync, 'invoices', told);
    const { events } = await store.eventLog.read(start, 100, null);
    const seenBy = (scope: { regions?: string[]; customers?: string[] }) => {
      const principal = { subject: 's', scopes: [], regions: null, legalEntities: null, customers: null, ...scope };
      return events
        .filter(({ topic, owner }) => /confirm|notice|invoice/.test(topic) && maySee(principal as never, owner))
        .map(({ topic }) => topic);
    };
    expect(seenBy({})).toEqual([
      'supply.confirmations',
      'supply.advance-ship-notices',
      'orders.invoices',
      'supply.invoices',
    ]);
    expect(seenBy({ regions: ['SE'] })).toEqual(['supply.confirmations', 'orders.invoices']);
    expect(seenBy({ regions: ['NE'] })).toEqual(['supply.advance-ship-notices', 'supply.invoices']);
    expect(seenBy({ customers: ['C1'] })).toEqual(['orders.invoices']);
    expect(seenBy({ customers: ['C2'] })).toEqual([]);
  });
});

describe('what comes before what it refers to', () => {
  it('waits for it, parked with its reason', async () => {
    const flows: readonly FlowName[] = ['supplier-confirmations', 'advance-ship-notices', 'invoices', 'demand'];
    await applyChanges(store.sync, 'supplier-confirmations', [news.confirmation('C-1', 'PO1')]);
    await applyChanges(store.sync, 'advance-ship-notices', [
      news.shipNotice('N-1', { supplier: 'V1', to: 'DC1', orders: ['PO1', 'PO2'], sku: 'A' }),
    ]);
    await applyChanges(store.sync, 'invoices', [
      news.customerInvoice('I-1', { customer: 'C1', order: 'SO1', sku: 'A' }),
      news.supplierInvoice('I-2', { supplier: 'V1', order: 'PO1', sku: 'A' }),
      news.supplierInvoice('I-3', { supplier: 'V1', order: null, sku: 'A' }), // rent is for no order
    ]);
    await applyChanges(store.sync, 'demand', [news.demand('NEW', 'DC1', '2026-11-02', '1')]);
    expect(await Promise.all(flows.map(parkedOf))).toEqual([
      [['SUPPLIER_CONFIRMATION C-1', 'UNKNOWN_REFERENCE']],
      [['ADVANCE_SHIP_NOTICE V1 N-1', 'UNKNOWN_REFERENCE']],
      [
        ['INVOICE I-1', 'UNKNOWN_REFERENCE'],
        ['INVOICE I-2', 'UNKNOWN_REFERENCE'],
      ],
      [['DEMAND NEW DC1 ORDERED 2026-11-02 2026-11-02', 'UNKNOWN_REFERENCE']],
    ]);
    const ready = async () =>
      (await Promise.all(flows.map((flow) => store.sync.takeRetryable(flow, 10)))).map((found) => found.length);
    await applyChanges(store.sync, 'purchase-orders', purchaseOrders.slice(0, 1));
    expect(await ready()).toEqual([1, 0, 1, 0]);
    await applyChanges(store.sync, 'purchase-orders', [...purchaseOrders, ...salesOrders, sample.product('NEW')]);
    expect(await ready()).toEqual([1, 1, 2, 1]);
  });
});

describe('reading them', () => {
  beforeEach(async () => {
    await applyChanges(store.sync, 'purchase-orders', [...purchaseOrders, ...salesOrders]);
    await applyChanges(store.sync, 'invoices', [
      news.confirmation('C-1', 'PO1', { more: { answeredAt: at(3) } }),
      news.confirmation('C-2', 'PO1', { more: { answeredAt: at(2) } }),
      news.shipNotice('N-1', { supplier: 'V1', to: 'DC1', orders: ['PO1'], sku: 'A' }),
      news.shipNotice('N-2', { supplier: 'V2', to: 'DC2', orders: ['PO2'], sku: 'B' }, { more: { expectedAt: at(9) } }),
      news.customerInvoice('I-1', { customer: 'C1', order: 'SO1', sku: 'A' }),
      news.customerInvoice('I-2', { customer: 'C2', order: 'SO2', sku: 'A' }, { more: { issuedOn: '2026-11-05' } }),
      news.customerInvoice('I-3', { customer: 'C2', order: null, sku: 'A' }, { more: { status: 'PAID' } }),
      news.supplierInvoice('I-4', { supplier: 'V2', order: 'PO2', sku: 'B' }),
    ]);
  });

  it('shows each caller what is its own', async () => {
    const seen = async (scope: ReadScope) => {
      const answers = await store.supply.loadConfirmationsOfOrders([purchase('PO1')], scope);
      const notices = await store.supply.listShipNotices(ANY_NOTICE, first(10), scope);
      const receivables = await store.orders.listInvoices(ANY_INVOICE, first(10), scope);
      const payables = await store.supply.listInvoices(ANY_INVOICE, first(10), scope);
      return [
        ...(answers[0] ?? []).map(({ number }) => number),
        ...[notices, receivables, payables].flatMap(({ rows }) => rows.map(({ row }) => row.number)),
      ];
    };
    expect(await seen(EVERYTHING)).toEqual(['C-2', 'C-1', 'N-2', 'N-1', 'I-2', 'I-3', 'I-1', 'I-4']);
    expect(await seen(SOUTH_EAST)).toEqual(['C-2', 'C-1', 'N-1', 'I-1']);
    expect(await seen(NORTH_EAST)).toEqual(['N-2', 'I-2', 'I-4']);
    expect(await seen(PARTNER)).toEqual(['I-1']);
    expect(await seen(OTHER_COMPANY)).toEqual([]);
    const notMine = customerInvoiceIdOf(ACME, 'I-2' as InvoiceNumber);
    expect(await store.orders.loadInvoices([notMine], PARTNER)).toEqual([null]);
    const notice = advanceShipNoticeIdOf(ACME, supplierCodeSchema.parse('V1'), 'N-1');
    expect((await store.supply.loadShipNotices([notice], SOUTH_EAST))[0]?.number).toBe('N-1');
    expect(await store.supply.loadShipNotices([notice], NORTH_EAST)).toEqual([null]);
    const confirmation = supplierConfirmationIdOf(ACME, 'C-1');
    expect((await store.supply.loadConfirmations([confirmation], SOUTH_EAST))[0]?.number).toBe('C-1');
    expect(await store.supply.loadConfirmations([confirmation], PARTNER)).toEqual([null]);
  });

  it('picks by what was asked', async () => {
    const receivables = async (filter: object) =>
      (await store.orders.listInvoices({ ...ANY_INVOICE, ...filter }, first(10), EVERYTHING)).rows.map(
        ({ row }) => row.number,
      );
    expect(await receivables({ partnerCodes: ['C2'] })).toEqual(['I-2', 'I-3']);
    expect(await receivables({ statuses: ['PAID'] })).toEqual(['I-3']);
    expect(await receivables({ issuedFrom: '2026-11-05' })).toEqual(['I-2']);
    expect(await receivables({ issuedTo: '2026-11-05' })).toEqual(['I-3', 'I-1']);
    expect(await receivables({ dueBefore: '2027-01-01' })).toEqual(['I-2', 'I-1']);
    expect(await receivables({ dueBefore: '2026-12-03' })).toEqual([]);
    const notices = async (filter: object) =>
      (await store.supply.listShipNotices({ ...ANY_NOTICE, ...filter }, first(10), EVERYTHING)).rows.map(
        ({ row }) => row.number,
      );
    expect(await notices({ skus: ['B'] })).toEqual(['N-2']);
    expect(await notices({ shipToCodes: ['DC1'] })).toEqual(['N-1']);
    expect(await notices({ expectedTo: parseInstant(at(9)) })).toEqual(['N-1']);
    expect(await notices({ expectedFrom: parseInstant(at(9)) })).toEqual(['N-2']);
  });

  it('pages through invoices and notices without loss', async () => {
    const walk = async (list: (after: Parameters<typeof first>[1]) => ReturnType<Store['orders']['listInvoices']>) => {
      const numbers: string[] = [];
      for (let after: Parameters<typeof first>[1] = null, more = true; more;) {
        const page = await list(after);
        numbers.push(...page.rows.map(({ row }) => row.number));
        after = page.rows.at(-1)?.sortKey ?? null;
        more = page.hasNextPage;
      }
      return numbers;
    };
    expect(await walk((after) => store.orders.listInvoices(ANY_INVOICE, first(1, after), EVERYTHING))).toEqual([
      'I-2',
      'I-3',
      'I-1',
    ]);
  });

  it('answers demand of the days, measure and places that were asked for', async () => {
    await applyChanges(store.sync, 'demand', [
      news.demand('A', 'DC1', '2026-11-01', '1'),
      news.demand('A', 'DC1', '2026-11-02', '2'),
      news.demand('A', 'DC2', '2026-11-02', '3'),
      news.demand('A', 'DC1', '2026-11-02', '4', { more: { measure: 'SHIPPED' } }),
      news.demand('A', 'DC1', '2026-11-02', '9', { more: { endsOn: '2026-11-08' } }), // reaches beyond
      news.demand('B', 'DC1', '2026-11-03', '5'),
    ]);
    const [A, B] = ['A', 'B'].map((sku) => productIdOf(skuSchema.parse(sku)));
    const days = { from: parseLocalDate('2026-11-02'), to: parseLocalDate('2026-11-03') };
    const ask = async (more: { measure?: 'SHIPPED'; locationCodes?: string[] }, scope = EVERYTHING) => {
      const locationCodes = more.locationCodes?.map((code) => locationCodeSchema.parse(code)) ?? null;
      const query = { measure: more.measure ?? 'ORDERED', locationCodes, ...days } as const;
      const found = await store.forecasts.loadDemandOfProducts(A && B ? [B, A] : [], query, scope);
      return found.map((list) => list.map(({ quantity }) => quantity));
    };
    expect(await ask({})).toEqual([['5'], ['2', '3']]);
    expect(await ask({ measure: 'SHIPPED' })).toEqual([[], ['4']]);
    expect(await ask({ locationCodes: ['DC2'] })).toEqual([[], ['3']]);
    expect(await ask({}, SOUTH_EAST)).toEqual([['5'], ['2']]);
    expect(await ask({}, PARTNER)).toEqual([[], []]);
  });
});
