// A flow compared with its system, over HTTP and a real database: drifts that were made on purpose are found in one run,
// news on its way is none, and what nobody has to decide about is put right.
import type { ChangePage } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { NO_TOLERANCE } from '@distribution/model/operations/tolerance';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { DriftReview, ReconciliationRun } from '@distribution/model/operations/reconciliation';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { reconcileFlow, type ReconciliationTools } from '@distribution/sync/reconcile-flow';
import type { Sync } from '@distribution/sync/start-sync';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSyncStand, type SyncStand } from '../../kit/open-sync-stand.ts';

let stand: SyncStand;
let sync: Sync;
let client: pg.Client;
beforeEach(async () => {
  stand = await openSyncStand(3_600_000);
  sync = await stand.start();
  await sync.seeded;
  client = new pg.Client(stand.databaseUrl);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await stand.close();
});

const run = (
  name: FlowName,
  review: DriftReview = 'PLANNER_REVIEW',
  more: Partial<ReconciliationTools> = {},
  tolerance = NO_TOLERANCE,
  tell: (page: ChangePage) => ChangePage = (page) => page,
): Promise<ReconciliationRun> => {
  const found = stand.adapters.find(({ changes }) => changes.flows.includes(name));
  if (found === undefined) throw new Error(`no adapter offers ${name}`);
  const { changes } = found;
  const readChanges: typeof changes.readChanges = async (...asked) => tell(await changes.readChanges(...asked));
  const adapter = { ...found, changes: { ...changes, readChanges } };
  const tools: ReconciliationTools = {
    store: stand.store.reconciliation,
    deliveries: stand.store.sync,
    wake: (flow) => sync.wake(flow),
    clock: { now: Date.now },
    readDeadlineMs: 10_000,
    settleMs: 10_000,
    lookMs: 20,
    ...more,
  };
  const work = { signal: new AbortController().signal, onProgress: () => undefined, correlationId: 'test' };
  return reconcileFlow({ name, adapter, review, tolerance }, tools, work);
};
const drifts = async (status: 'OPEN' | 'CORRECTED' | 'ACCEPTED' | 'CLOSED' | null = 'OPEN') => {
  const page = { limit: 100, after: null, before: null, backward: false };
  const { rows } = await stand.store.reconciliation.listDrifts(null, status, page);
  return rows.map(({ row }) => row);
};
const brief = async () =>
  (await drifts()).map(({ recordKind, kind, recordKey }) => `${kind} ${recordKind} ${recordKey}`).sort();
const anyRow = async (table: string, column: string): Promise<string> =>
  (await client.query<{ value: string }>(`SELECT ${column} AS value FROM ${table} ORDER BY 1 LIMIT 1`)).rows[0]
    ?.value ?? '';

describe('a comparison', () => {
  it('of everything that was read finds nothing, in every flow', async () => {
    for (const flow of stand.flowNames) {
      const { compared, matched, inFlight, opened } = await run(flow);
      // Stock that planning took after the warehouse was heard is not judged yet.
      expect([flow, matched + (flow === 'stock-assumptions' ? inFlight : 0), opened]).toEqual([flow, compared, 0]);
    }
  });

  it('finds each kind of drift in one run, and closes what agrees again', async () => {
    const sku = await anyRow('product', 'sku');
    const other = (await client.query<{ sku: string }>(`SELECT sku FROM product ORDER BY sku DESC LIMIT 1`)).rows[0]
      ?.sku;
    await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong"') WHERE sku = $1`, [sku]);
    await client.query(
      `INSERT INTO product SELECT 'GHOST', body, name_key, gtin14, status, category_path, system, as_of, revision, changed_at
      FROM product WHERE sku = $1`,
      [sku],
    );
    await client.query(`DELETE FROM product WHERE sku = $1`, [other]);
    const first = await run('products');
    expect(first).toMatchObject({ opened: 3, stillOpen: 0, closed: 0, inFlight: 0 });
    expect(await brief()).toEqual(
      [`DIFFERENT PRODUCT ${sku}`, 'EXTRA PRODUCT GHOST', `MISSING PRODUCT ${other}`].sort(),
    );
    const different = (await drifts()).find(({ kind }) => kind === 'DIFFERENT');
    expect(different?.fields).toMatchObject([{ field: 'name', here: 'wrong', there: expect.stringMatching(/./) }]);

    await client.query(`DELETE FROM product WHERE sku = 'GHOST'`);
    expect(await run('products')).toMatchObject({ opened: 0, stillOpen: 2, closed: 1 });
    expect((await drifts('CLOSED')).map(({ recordKey }) => recordKey)).toEqual(['GHOST']);
  });

  it('finds a reservation that its system knows nothing of, and lets it go', async () => {
    const [ghost] = (
      await client.query<{ key: string }>(
        `UPDATE inventory_position SET reserved = reserved + 7 WHERE (sku, location_code) =
          (SELECT sku, location_code FROM inventory_position ORDER BY 1, 2 LIMIT 1) RETURNING sku || ' ' || location_code AS key`,
      )
    ).rows;
    expect(await run('inventory')).toMatchObject({ opened: 1, inFlight: 0 });
    const [drift] = await drifts();
    expect(drift).toMatchObject({ recordKind: 'INVENTORY_POSITION', recordKey: ghost?.key, kind: 'DIFFERENT' });
    expect(drift?.fields.map(({ field }) => field)).toEqual(['reserved']);
    const by = { actor: 'anna', reason: 'nobody holds it', correlationId: 'test' };
    expect(await stand.store.reconciliation.correct(drift?.id ?? '', INVENTORY_RULES, by)).toBe(true);
    expect(await run('inventory')).toMatchObject({ opened: 0, stillOpen: 0 });
  });

  it('calls news on its way no drift', async () => {
    const sku = await anyRow('product', 'sku');
    const item = stand.world.tables.Items.get(sku);
    if (item === null) throw new Error('no such item');
    stand.world.tables.Items.put({ ...item, Description: 'Renamed meanwhile' }); // the flow has not read it yet
    expect(await run('products')).toMatchObject({ inFlight: 1, opened: 0 });
    expect(await drifts()).toEqual([]);
  });

  it('says that nothing can be said while the flow does not read on', async () => {
    const sku = await anyRow('product', 'sku');
    await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong"') WHERE sku = $1`, [sku]);
    const stuck = run('products', 'AUTO', {
      deliveries: { acceptDelivery: async () => 'ACCEPTED', isDeliverySettled: async () => false },
      settleMs: 200,
    });
    await expect(stuck).rejects.toMatchObject({ code: 'FLOW_NOT_CURRENT' });
    expect(await drifts(null)).toEqual([]);
  });
});

describe('what was found', () => {
  it('is put right at once where nobody has to decide, through the journal', async () => {
    await client.query(`UPDATE inventory_position SET on_hand = on_hand + 7`);
    const found = await run('inventory', 'AUTO');
    expect(found.opened).toBeGreaterThan(3);
    expect(found.corrected).toBe(found.opened);
    expect(await drifts()).toEqual([]);
    expect(await run('inventory')).toMatchObject({ opened: 0, matched: found.compared });
    const quietly = { signal: new AbortController().signal, onPages: () => undefined };
    expect(await stand.store.journal.verify(INVENTORY_RULES, quietly)).toMatchObject({ equal: true });
  });

  it('waits for a person where policy says so: corrected or accepted, by whom and why', async () => {
    const keys = (await client.query<{ sku: string }>(`SELECT sku FROM product ORDER BY sku LIMIT 2`)).rows;
    await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong"') WHERE sku = ANY($1)`, [
      keys.map(({ sku }) => sku),
    ]);
    await run('products', 'PLANNER_REVIEW');
    const [one, two] = await drifts();
    const anna = { actor: 'anna', reason: 'checked', correlationId: 'c' };
    expect(await stand.store.reconciliation.correct(one?.id ?? '', INVENTORY_RULES, anna)).toBe(true);
    expect(await stand.store.reconciliation.correct(one?.id ?? '', INVENTORY_RULES, anna)).toBe(false);
    expect(await stand.store.reconciliation.accept(two?.id ?? '', anna)).toBe(true);
    expect(await run('products')).toMatchObject({ opened: 0, stillOpen: 0, closed: 0 });
    const [entry] = await stand.store.audit.list(two?.id ?? '', 1);
    expect(entry).toMatchObject({ actor: 'anna', action: 'drift.ACCEPTED' });
    await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong again"') WHERE sku = $1`, [
      two?.recordKey,
    ]);
    expect(await run('products')).toMatchObject({ opened: 1 }); // another difference than the accepted one
  });

  it('is never removed by itself when the system told nothing, too little, or what nobody understood', async () => {
    const count = async () => (await client.query('SELECT 1 FROM product')).rowCount;
    const before = await count();
    const nothing = (page: ChangePage): ChangePage => ({ ...page, changes: [] });
    const half = (page: ChangePage): ChangePage => ({
      ...page,
      changes: page.changes.slice(0, Math.ceil(page.changes.length / 2)),
    });
    const strange = (page: ChangePage): ChangePage => ({
      ...page,
      untranslatable: [{ key: 'P', reason: 'no unit', payload: '{}' }],
    });
    for (const tell of [nothing, half]) {
      const found = await run('products', 'AUTO', {}, NO_TOLERANCE, tell);
      expect(found.opened + found.stillOpen).toBeGreaterThan(0);
      expect(found.corrected).toBe(0);
      expect(await count()).toBe(before);
      expect((await drifts()).map(({ kind, review }) => `${kind} ${review}`)).toContain('EXTRA PLANNER_REVIEW');
    }
    await client.query(
      `INSERT INTO product SELECT 'GHOST', body, name_key, gtin14, status, category_path, system, as_of, revision, changed_at
      FROM product LIMIT 1`,
    );
    expect(await run('products', 'AUTO', {}, NO_TOLERANCE, strange)).toMatchObject({ corrected: 0 });
    expect(await count()).toBe((before ?? 0) + 1);
  });

  it('is none within the tolerance', async () => {
    await client.query(`UPDATE inventory_position SET on_hand = on_hand + 1`);
    const near = { absolute: parseDecimal('2'), percent: parseDecimal('0') };
    const found = await run('inventory', 'AUTO', {}, near);
    expect(found).toMatchObject({ opened: 0 });
    expect(found.withinTolerance).toBeGreaterThan(3);
  });
});
