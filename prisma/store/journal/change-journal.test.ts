import type { ReplayProgress, ReplayRequest } from '@distribution/model/operations/journal';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { PROJECTIONS } from './projection-tables.ts';

const { at } = sample;
const quietly: ReplayProgress = { signal: new AbortController().signal, onPages: () => undefined };
const everything: ReplayRequest = {
  flow: null,
  from: null,
  to: null,
  dryRun: false,
  rules: INVENTORY_RULES,
  correlationId: 'replay',
};

let testDatabase: TestDatabase;
let store: Store;
let client: pg.Client;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  client = new pg.Client(testDatabase.url);
  await client.connect();
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NE')]);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
});
afterEach(async () => {
  await client.end();
  await store.close();
  await testDatabase.close();
});

const fill = async (): Promise<void> => {
  await applyChanges(store.sync, 'suppliers', [sample.supplier('V1'), sample.customer('C1')]);
  await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '10')]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '5', { asOf: at(2) })]);
  await applyChanges(store.sync, 'movements', [sample.movement('M1', 'A', 'DC1', '-1.50', at(2, 5))]);
  const order = { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A', 'B'] };
  await applyChanges(store.sync, 'sales-orders', [sample.salesOrder('SO1', order)]);
  await applyChanges(store.sync, 'shipments', [sample.shipment('SH1', 'SO1', 'DC1', 'A')]);
  const bought = { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: at(9) } };
  await applyChanges(store.sync, 'purchase-orders', [sample.purchaseOrder('PO1', bought)]);
  await applyChanges(store.sync, 'transfer-orders', [sample.transferOrder('TO1', 'DC1', 'DC2', 'B')]);
  const version = sample.forecastVersion('V-1', 'PUBLISHED', 1);
  await applyChanges(store.sync, 'forecasts', [version, sample.forecastSeries('V-1', 'A', 'DC1', ['1.5', '2'])]);
  await applyChanges(store.sync, 'products', [sample.removal('PRODUCT', ['B'], 2)]);
};
const unequal = async () =>
  (await store.journal.verify(INVENTORY_RULES, quietly)).projections.filter((one) => !one.equal);

describe('the journal', () => {
  it('told from the beginning into empty tables gives what readers see, digest for digest', async () => {
    await fill();
    const report = await store.journal.verify(INVENTORY_RULES, quietly);
    expect(report).toMatchObject({ equal: true, unreadable: 0, pages: 12 });
    const rows = Object.fromEntries(report.projections.map((one) => [one.table, one.rows]));
    expect(rows).toMatchObject({ product: 1, inventory_position: 1, sales_order_line: 2, tombstone: 1 });
    expect(rows).toMatchObject({ inventory_exception: 1, forecast_series: 1 });
  });

  it('knows every table that records go to', async () => {
    await fill();
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'`,
    );
    const known = new Set(PROJECTIONS.map(({ table }) => table));
    // What the house itself knows, and no outside record: it is not told again by a replay.
    const own =
      /^(approval_|business_|forecast_(publication|finding|impact|fallback)|planning_basis|change_journal|outbound_|command|reconciliation_run|drift$|event_log|sync_|field_word|source_cursor|delivery|parked_record|idempotency_key|code_mapping|principal_|audit_|read_(set|caller|audience|note|loss)$|entity_alias|instance_secret)/;
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name) && !own.test(name))).toEqual([]);
  });

  it('shows what was changed, added or lost behind its back, and a replay puts back what it tells', async () => {
    await fill();
    await client.query(`UPDATE inventory_position SET on_hand = 99`);
    await client.query(`DELETE FROM supplier`);
    await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong"')`);
    await client.query(
      `INSERT INTO customer SELECT 'C2', body, name_key, system, as_of, revision, changed_at FROM customer`,
    );
    const differences = Object.fromEntries((await unequal()).map((one) => [one.table, one.differences]));
    expect(differences).toEqual({
      product: [{ key: 'A', kind: 'DIFFERENT' }],
      supplier: [{ key: 'V1', kind: 'MISSING' }],
      customer: [{ key: 'C2', kind: 'UNEXPECTED' }],
      inventory_position: [{ key: 'A DC1', kind: 'DIFFERENT' }],
    });

    const dry = await store.journal.replay({ ...everything, dryRun: true }, quietly);
    expect(dry.changed).toEqual({ PRODUCT: 1, SUPPLIER: 1, INVENTORY_POSITION: 1 });
    expect(dry.examples).toContain('INVENTORY_POSITION A DC1');
    expect(await unequal()).toHaveLength(4);

    const head = await store.eventLog.head();
    expect((await store.journal.replay(everything, quietly)).changed).toEqual(dry.changed);
    expect((await unequal()).map(({ table }) => table)).toEqual(['customer']); // it tells nothing of that one
    const { events } = await store.eventLog.read(head, 100, null);
    expect(events.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['cache.invalidations', 'inventory.positions']),
    );
  });

  it('changes nothing and tells nobody when everything is as it says, however often it is taken again', async () => {
    await fill();
    const head = await store.eventLog.head();
    const before = await store.journal.extent();
    for (const _ of [1, 2]) {
      const { changed, pages } = await store.journal.replay(everything, quietly);
      expect([changed, pages]).toEqual([{}, 12]);
    }
    expect(await store.journal.extent()).toEqual(before);
    expect(await store.eventLog.head()).toEqual(head);
  });

  it('takes a stretch of one flow alone', async () => {
    await fill();
    await client.query(`DELETE FROM supplier`);
    await client.query(`UPDATE product SET status = 'wrong'`);
    const { changed } = await store.journal.replay({ ...everything, flow: 'suppliers' }, quietly);
    expect(changed).toEqual({ SUPPLIER: 1 });
    const later = await store.journal.replay({ ...everything, from: instantOf(Date.now() + 60_000) }, quietly);
    expect(later).toMatchObject({ pages: 0, changed: {} });
  });

  it('writes down what changed something and nothing else', async () => {
    const { pages } = await store.journal.extent();
    await applyChanges(store.sync, 'products', [sample.product('A')]); // told again
    const unknown = sample.position('NEW', 'DC1', 'SE', '5');
    await applyChanges(store.sync, 'inventory', [unknown]); // parked
    expect((await store.journal.extent()).pages).toBe(pages);
  });

  it('says so when it no longer reaches back to the beginning', async () => {
    await fill();
    expect(await store.journal.extent()).toMatchObject({ complete: true, firstPosition: 1, lastPosition: 12 });
    expect(await store.journal.prune(instantOf(Date.now() + 1_000))).toBe(12);
    expect(await store.journal.extent()).toMatchObject({ complete: false, firstPosition: null });
    await expect(store.journal.verify(INVENTORY_RULES, quietly)).rejects.toMatchObject({ code: 'JOURNAL_INCOMPLETE' });
    await expect(store.journal.replay(everything, quietly)).rejects.toMatchObject({ code: 'JOURNAL_INCOMPLETE' });
  });
});

it('tells the live projections again after any sequence of pages, in any order and with repetitions', async () => {
  const amount = fc.integer({ min: -5, max: 20 }).map(String);
  const when = fc.integer({ min: 0, max: 40 });
  const page = fc.oneof(
    fc.record({ flow: fc.constant('inventory' as const), of: fc.constant('figure'), amount, when }),
    fc.record({ flow: fc.constant('movements' as const), of: fc.constant('movement'), amount, when }),
    fc.record({ flow: fc.constant('planning-parameters' as const), of: fc.constant('planning'), amount, when }),
    fc.record({ flow: fc.constant('inventory' as const), of: fc.constant('removal'), amount, when }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 8 }), async (pages) => {
      for (const { flow, of, amount: quantity, when: minute } of pages) {
        const asOf = at(2, minute);
        const told = { revision: minute + 1, asOf };
        const change =
          of === 'figure'
            ? sample.position('A', 'DC1', 'SE', quantity, told)
            : of === 'movement'
              ? sample.movement(`M${minute}`, 'A', 'DC1', quantity, asOf)
              : of === 'planning'
                ? sample.planning('A', 'DC1', quantity.replace('-', ''), told)
                : sample.removal('INVENTORY_POSITION', ['A', 'DC1'], minute + 1, asOf);
        await applyChanges(store.sync, flow, [change]);
      }
      expect(await unequal()).toEqual([]);
    }),
    { numRuns: 12, seed: 5 },
  );
}, 60_000);
