// What suppliers answer, announce and invoice, what customers are invoiced, and demand: asked through the subgraphs, over a
// real store.
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as news from '@distribution/test/kit/sample-procurement';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { at } = sample;
let testDatabase: TestDatabase;
let store: Store;
let ask: Awaited<ReturnType<typeof openGraphs>>['ask'];
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'products', [
    sample.location('DC1', 'SE'),
    sample.product('A'),
    sample.supplier('V1'),
    sample.customer('C1'),
    sample.salesOrder('SO1', { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A'] }),
    sample.purchaseOrder('PO1', { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: at(5) } }),
    news.confirmation('C-1', 'PO1'),
    news.shipNotice('N-1', { supplier: 'V1', to: 'DC1', orders: ['PO1'], sku: 'A' }),
    news.customerInvoice('I-1', { customer: 'C1', order: 'SO1', sku: 'A' }),
    news.supplierInvoice('I-2', { supplier: 'V1', order: 'PO1', sku: 'A' }),
    news.supplierInvoice('I-3', { supplier: 'V1', order: null, sku: 'A' }),
    news.demand('A', 'DC1', '2026-11-02', '12.5'),
    news.demand('A', 'DC1', '2026-11-03', '0'),
  ]);
  ({ ask } = await openGraphs({ productCount: 0, readers: store }));
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const PRODUCT = { id: productIdOf(skuSchema.parse('A')) };

describe('a purchase order', () => {
  it('tells what its supplier answered, announced and invoiced', async () => {
    const answer = await ask(
      'supply',
      `{ purchaseOrder(number: "PO1") {
        confirmations { number answer supplierReference answeredAt purchaseOrder { number } source
          lines { orderLineNumber answer splits { quantity { value unit } promisedAt } unitPrice { amount } reason } }
        advanceShipNotices { number supplier { code } purchaseOrders { number } shipTo { id } carrier expectedAt
          packages { number parentNumber sscc } lines { packageNumber product { id } quantity { value } lot expiresOn } }
        invoices { number status supplier { code } purchaseOrder { number } supplierReference dueOn
          totalAmount { amount currency } openAmount { amount } lines { product { id } amount { amount } } }
      } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data.purchaseOrder).toMatchObject({
      confirmations: [
        {
          number: 'C-1',
          answer: 'ACCEPTED_WITH_CHANGES',
          supplierReference: 'REF-7',
          answeredAt: at(2),
          purchaseOrder: { number: 'PO1' },
          source: 'erp',
          lines: [
            {
              orderLineNumber: 1,
              splits: [
                { quantity: { value: '8', unit: 'EA' }, promisedAt: at(5) },
                { quantity: { value: '4', unit: 'EA' }, promisedAt: null },
              ],
              unitPrice: null,
              reason: 'short of material',
            },
          ],
        },
      ],
      advanceShipNotices: [
        {
          number: 'N-1',
          supplier: { code: 'V1' },
          purchaseOrders: [{ number: 'PO1' }],
          packages: [
            { number: 1, parentNumber: null, sscc: '006141411234567890' },
            { number: 2, parentNumber: 1, sscc: null },
          ],
          lines: [{ packageNumber: 2, product: PRODUCT, lot: 'L-1', expiresOn: '2027-05-01' }],
        },
      ],
      invoices: [
        {
          number: 'I-2',
          status: 'OPEN',
          supplier: { code: 'V1' },
          purchaseOrder: { number: 'PO1' },
          supplierReference: 'B-99',
          dueOn: '2026-12-03',
          totalAmount: { amount: '10', currency: 'EUR' },
          lines: [{ product: PRODUCT, amount: { amount: '10' } }],
        },
      ],
    });
  });
});

describe('lists', () => {
  it('are picked by filters and refuse what is none', async () => {
    const invoices = `query ($filter: SupplierInvoiceFilter) {
      supplierInvoices(filter: $filter) { nodes { number purchaseOrder { number } } } }`;
    const all = await ask('supply', invoices, {});
    expect(all.data.supplierInvoices.nodes).toEqual([
      { number: 'I-3', purchaseOrder: null },
      { number: 'I-2', purchaseOrder: { number: 'PO1' } },
    ]);
    const none = await ask('supply', invoices, { filter: { dueBefore: '2026-01-01' } });
    expect(none.data.supplierInvoices.nodes).toEqual([]);
    const wrong = await ask('supply', invoices, { filter: { numbers: [''] } });
    expect(wrong.errors?.[0]?.extensions.code).toBe('INVALID_ARGUMENT');
    const notices = await ask('supply', '{ advanceShipNotices(filter: { skus: ["A"] }) { nodes { number } } }');
    expect(notices.data.advanceShipNotices.nodes).toEqual([{ number: 'N-1' }]);
    const receivables = await ask(
      'orders',
      `{ customerInvoices(filter: { customerCodes: ["C1"] }) { nodes { number customer { code } salesOrder { number } } }
        salesOrder(number: "SO1") { invoices { number totalAmount { amount } } } }`,
    );
    expect(receivables.errors).toBeUndefined();
    expect(receivables.data).toEqual({
      customerInvoices: { nodes: [{ number: 'I-1', customer: { code: 'C1' }, salesOrder: { number: 'SO1' } }] },
      salesOrder: { invoices: [{ number: 'I-1', totalAmount: { amount: '10' } }] },
    });
  });
});

describe('entities', () => {
  it('are found by their id, and no other id is taken for one', async () => {
    const entities =
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Numbered { number } } }';
    const found = async (name: string, typename: string, id: string) => {
      const query = entities.replace('Numbered', typename);
      const { data } = await ask(name, query, { of: [{ __typename: typename, id }] });
      return data._entities[0] as unknown;
    };
    const first = async (name: string, list: string) =>
      (await ask(name, `{ ${list} { nodes { id } } }`)).data[list].nodes[0].id as string;
    const notice = await first('supply', 'advanceShipNotices');
    const payable = await first('supply', 'supplierInvoices');
    const receivable = await first('orders', 'customerInvoices');
    const { data } = await ask('supply', '{ purchaseOrder(number: "PO1") { confirmations { id } } }');
    const confirmation = data.purchaseOrder.confirmations[0].id as string;
    expect(await found('supply', 'AdvanceShipNotice', notice)).toMatchObject({ number: 'N-1' });
    expect(await found('supply', 'SupplierInvoice', payable)).toMatchObject({ number: 'I-3' });
    expect(await found('orders', 'CustomerInvoice', receivable)).toMatchObject({ number: 'I-1' });
    expect(await found('supply', 'SupplierConfirmation', confirmation)).toMatchObject({ number: 'C-1' });
    expect(await found('orders', 'CustomerInvoice', payable)).toBeNull();
    expect(await found('supply', 'SupplierInvoice', receivable)).toBeNull();
    expect(await found('supply', 'AdvanceShipNotice', 'made up')).toBeNull();
    expect(await found('supply', 'SupplierConfirmation', notice)).toBeNull();
  });
});

describe('demand of a product', () => {
  const demand = (args: string) =>
    ask(
      'forecasts',
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { demand(${args}) {
        locationCode measure startsOn endsOn quantity { value unit } source } } } }`,
      { of: [{ __typename: 'Product', ...PRODUCT }] },
    );

  it('is told by period, zero included', async () => {
    const answer = await demand('from: "2026-11-01", to: "2026-11-30", measure: ORDERED');
    expect(answer.errors).toBeUndefined();
    const period = { locationCode: 'DC1', measure: 'ORDERED', source: 'erp' };
    const day = (date: string, value: string) => ({
      ...period,
      startsOn: date,
      endsOn: date,
      quantity: { value, unit: 'EA' },
    });
    expect(answer.data._entities[0].demand).toEqual([day('2026-11-02', '12.5'), day('2026-11-03', '0')]);
    const shipped = await demand('from: "2026-11-01", to: "2026-11-30"');
    expect(shipped.data._entities[0].demand).toEqual([]);
  });

  it.each([['from: "2026-11-02", to: "2026-11-01"'], ['from: "2020-01-01", to: "2026-11-01"']])(
    'is refused for %s',
    async (args) => expect((await demand(args)).errors?.[0]?.extensions.code).toBe('INVALID_ARGUMENT'),
  );
});
