// An order to a supplier checked before it is one: through the graph, over a real store, with a system of record that
// answers, answers otherwise, is silent or refuses.
import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import { type Supplier, supplierCodeSchema } from '@distribution/model/supply/supplier';
import { moneySchema } from '@distribution/model/measure/money';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import type { Sources } from '@distribution/subgraphs/services';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const NOW = sample.at(4);
let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, NOW);
  const fresh = { asOf: NOW };
  await applyChanges(store.sync, 'products', [
    sample.location('DC1', 'SE', fresh),
    sample.location('DC2', 'NW', { ...fresh, more: { kind: 'VIRTUAL' } }),
    sample.product('A', fresh),
    sample.product('OLD', { ...fresh, more: { status: 'DISCONTINUED' } }),
    sample.supplier('V1', fresh),
    sample.supplier('HELD', { ...fresh, more: { status: 'ON_HOLD' } }),
    sample.supplierProduct('A', 'V1', true, {
      ...fresh,
      more: {
        leadTimeDays: 7,
        minimumOrderQuantity: { value: '10', unit: 'EA' },
        orderMultiple: { value: '5', unit: 'EA' },
        unitPrice: { amount: '2', currency: 'EUR' },
      },
    }),
    sample.supplierProduct('OLD', 'V1', true, fresh),
    sample.purchaseOrder('PO1', { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: sample.at(9) } }),
  ]);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const CHECK = `query ($order: PurchaseToCheckInput!) { validatePurchase(order: $order) {
  verdict checkedAt rules { rule line outcome code message system asOf } } }`;
const line = { sku: 'A', quantity: '10', unit: 'EA', unitPrice: '2', requestedOn: '2026-11-20' };
const order = { legalEntity: 'ACME', supplierCode: 'V1', shipToCode: 'DC1', currency: 'EUR', lines: [line] };

interface Outcome {
  readonly rule: string;
  readonly outcome: string;
  readonly code: string | null;
}
const check = async (
  of: object,
  options: { sources?: Partial<Sources>; budget?: string; principal?: object; checkMs?: number } = {},
) => {
  const { sources = {}, budget, principal = {}, checkMs = 200 } = options;
  const money = moneySchema.parse({ amount: budget ?? '0', currency: 'EUR' });
  const graphs = await openGraphs({
    productCount: 0,
    readers: store,
    sources,
    purchasing: { checkMs, budgets: budget === undefined ? [] : [{ site: locationCodeSchema.parse('DC1'), money }] },
  });
  graphs.time.now = Date.parse(NOW);
  const { data, errors } = await graphs.ask('supply', CHECK, { order: of }, principal);
  expect(errors).toBeUndefined();
  const { verdict, rules } = data.validatePurchase as { verdict: string; rules: readonly Outcome[] }; // as asked above
  return { verdict, rules, wrong: rules.filter(({ outcome }) => outcome === 'FAILED').map(({ code }) => code) };
};

describe('an order to a supplier, checked before it is one', () => {
  it('holds by every rule, each with the system that says so and of when', async () => {
    const { verdict, rules } = await check(order, { budget: '1000' });
    expect(rules.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'SUPPLIER_ELIGIBLE PASSED',
      'ITEM_PURCHASABLE PASSED',
      'TERMS_MET PASSED',
      'SITE_RECEIVES PASSED',
      'WITHIN_BUDGET PASSED',
    ]);
    for (const rule of rules) expect(rule).toMatchObject({ code: null, system: 'erp', asOf: NOW });
    expect(verdict).toBe('OK');
  });

  it.each([
    [{ supplierCode: 'HELD' }, ['SUPPLIER_ON_HOLD', 'NOT_SUPPLIED']],
    [{ supplierCode: 'NONE' }, ['SUPPLIER_UNKNOWN', 'NOT_SUPPLIED']],
    [{ shipToCode: 'NONE' }, ['SITE_UNKNOWN']],
    [{ shipToCode: 'DC2' }, ['SITE_VIRTUAL']],
    [{ legalEntity: 'OTHER' }, ['OTHER_ENTITY']],
    [{ lines: [{ ...line, sku: 'OLD', unitPrice: '1' }] }, ['ITEM_DISCONTINUED']],
    [{ lines: [{ ...line, quantity: '5' }] }, ['BELOW_MINIMUM']],
    [{ lines: [{ ...line, quantity: '12' }] }, ['NOT_A_MULTIPLE']],
    [{ lines: [{ ...line, unit: 'KGM' }] }, ['UNIT_NOT_CONVERTIBLE']],
    [{ lines: [{ ...line, unitPrice: '2.01' }] }, ['ABOVE_AGREED_PRICE']],
    [{ currency: 'USD' }, ['OTHER_CURRENCY']],
    [{ lines: [{ ...line, requestedOn: '2026-11-10' }] }, ['LEAD_TIME']],
  ])('is refused with every rule that fails: %j', async (change, codes) => {
    const { verdict, wrong } = await check({ ...order, ...change });
    expect(wrong).toEqual(codes);
    expect(verdict).toBe('REFUSED');
  });

  it('is over budget with what the site has ordered this month already', async () => {
    const { wrong } = await check(order, { budget: '29.99' });
    expect(wrong).toEqual(['OVER_BUDGET']);
    expect((await check(order, { budget: '30' })).wrong).toEqual([]);
  });

  it('is judged by what the system of record says now, not by what was projected', async () => {
    const supply = {
      loadPurchaseOrders: async () => [],
      loadSuppliers: async (): Promise<readonly KeyedAnswer<Supplier>[]> => {
        const [known] = await store.supply.loadSuppliersByCode([supplierCodeSchema.parse('V1')]);
        return [{ ok: true, value: known ? { ...known, status: 'BLOCKED' } : null }];
      },
    };
    expect((await check(order, { sources: { supply } })).wrong).toEqual(['SUPPLIER_BLOCKED']);
  });

  it('is UNKNOWN, never OK, while a system does not answer in time, and is still refused for what is known', async () => {
    const never = { loadPurchaseOrders: async () => [], loadSuppliers: () => new Promise<never>(() => {}) };
    const { verdict, rules } = await check(order, { sources: { supply: never }, checkMs: 60 });
    expect(rules[0]).toMatchObject({
      rule: 'SUPPLIER_ELIGIBLE',
      outcome: 'UNKNOWN',
      system: 'erp',
      message: 'erp did not answer (UPSTREAM_TIMEOUT)',
    });
    expect(verdict).toBe('UNKNOWN');
    const bad = { ...order, lines: [{ ...line, quantity: '5' }] };
    expect((await check(bad, { sources: { supply: never }, checkMs: 60 })).verdict).toBe('REFUSED');
  });

  it('tells a partner nothing of what a site may spend', async () => {
    const dear = { ...order, lines: [{ ...line, quantity: '1000' }] };
    const spending = async (principal: object) =>
      (await check(dear, { budget: '777', principal })).rules.find(({ rule }) => rule === 'WITHIN_BUDGET');
    expect(await spending({})).toMatchObject({ code: 'OVER_BUDGET', message: expect.stringContaining('777') });
    expect(await spending({ customers: ['C1'] })).toMatchObject({ outcome: 'NOT_APPLICABLE', code: null });
  });

  it('tells a partner nothing of suppliers, and a caller of another region nothing of a site', async () => {
    expect((await check(order, { principal: { customers: ['C1'] } })).wrong).toContain('SUPPLIER_UNKNOWN');
    expect((await check(order, { principal: { regions: ['NW'] } })).wrong).toEqual(['SITE_UNKNOWN']);
  });

  it.each([
    [{ lines: [] }, 'order.lines'],
    [{ lines: [{ ...line, quantity: '0' }] }, 'order.lines[0].quantity'],
    [{ lines: [{ ...line, unitPrice: '-1' }] }, 'order.lines[0].unitPrice'],
    [{ currency: 'EURO' }, 'order.currency'],
  ])('names the argument that is no value: %j', async (change, name) => {
    const graphs = await openGraphs({ productCount: 0, readers: store });
    const { errors } = await graphs.ask('supply', CHECK, { order: { ...order, ...change } });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT' } }]);
    expect(errors?.[0]?.message).toContain(name);
  });
});
