import type { Upsert } from '@distribution/model/erp/change';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { EVERYTHING } from '@distribution/model/read-scope';
import { type PurchaseOrderStatus, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { parseInstant } from '@distribution/model/time/instant';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const policy: ExceptionPolicy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  trackingSignal: parseDecimal('4'),
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
};
let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'suppliers', [sample.supplier('V1')]);
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const told = (number: string, status: PurchaseOrderStatus, revision: number): Upsert => {
  const terms = { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: sample.at(9) } };
  const change = sample.purchaseOrder(number, terms, { revision });
  return { ...change, record: { ...change.record, status } } as Upsert; // an order with another status
};
const tell = (...changes: readonly Upsert[]) => applyChanges(store.sync, 'purchase-orders', [...changes]);
const statusOf = async (number: string): Promise<string | undefined> =>
  (await store.supply.loadPurchaseOrdersByNumber([purchaseOrderNumberSchema.parse(number)], EVERYTHING))[0]?.status;
const parked = async () => (await store.operations.listParked(null, first(10))).rows.map(({ row }) => row);
const judge = () => store.exceptionJudge.judge('ILLEGAL_TRANSITION', policy, parseInstant(sample.at(10)));

it('parks an order that is told to be open after it was closed, and raises it; the others of the page are taken', async () => {
  await tell(told('PO1', 'CLOSED', 2), told('PO2', 'SENT', 2));
  expect(await tell(told('PO1', 'SENT', 3), told('PO2', 'RECEIVED', 3))).toMatchObject({ applied: 1, parked: 1 });
  expect([await statusOf('PO1'), await statusOf('PO2')]).toEqual(['CLOSED', 'RECEIVED']);
  const [record, ...more] = await parked();
  expect([record?.errorCode, more.length]).toEqual(['ILLEGAL_TRANSITION', 0]);
  expect(record?.errorMessage).toBe('purchase order PO1 is CLOSED and is told to be SENT');
  expect(await judge()).toMatchObject({ opened: 1 });
  expect(
    (await store.journal.verify(INVENTORY_RULES, { signal: new AbortController().signal, onPages: () => undefined }))
      .equal,
  ).toBe(true);

  const settler = { actor: 'otto', reason: 'it is closed', correlationId: 'c' };
  const asItIs = JSON.stringify(told('PO1', 'CLOSED', 4));
  expect(await store.deadLetters.retry(record?.id ?? '', null, INVENTORY_RULES, settler)).toMatchObject({
    outcome: 'PARKED',
  });
  expect(await store.deadLetters.retry(record?.id ?? '', asItIs, INVENTORY_RULES, settler)).toMatchObject({
    outcome: 'SETTLED',
  });
  expect(await judge()).toMatchObject({ closed: 1 });
});

it('says nothing of what is older than what is here, nor of a change that is acknowledged anew', async () => {
  await tell(told('PO1', 'CLOSED', 5), told('PO2', 'ACKNOWLEDGED', 5));
  expect(await tell(told('PO1', 'SENT', 4), told('PO2', 'SENT', 6))).toMatchObject({ applied: 1, parked: 0 });
  expect([await statusOf('PO1'), await statusOf('PO2')]).toEqual(['CLOSED', 'SENT']);
});
