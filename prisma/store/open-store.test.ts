import { systemCodeSchema } from '@distribution/model/origin';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from './open-store.ts';

let testDatabase: TestDatabase;
let store: Store;
let other: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  [store, other] = await Promise.all([
    openStore({ databaseUrl: testDatabase.url }),
    openStore({ databaseUrl: testDatabase.url }), // as another process would
  ]);
  await declareFlows(store.sync, null);
});
afterAll(async () => {
  await store.close();
  await other.close();
  await testDatabase.close();
});

describe('a lease', () => {
  it('has one holder over all processes, and is free again afterwards', async () => {
    const inside = await store.sync.withFlowLease('products', async () => [
      await store.sync.withFlowLease('products', async () => 'twice'),
      await other.sync.withFlowLease('products', async () => 'elsewhere'),
      await other.sync.withFlowLease('locations', async () => 'another flow'),
    ]);
    expect(inside).toEqual([null, null, 'another flow']);
    expect(await other.sync.withFlowLease('products', async () => 'next')).toBe('next');
    await expect(
      store.sync.withFlowLease('products', async () => {
        throw new Error('work failed');
      }),
    ).rejects.toThrow('work failed');
    expect(await other.sync.withFlowLease('products', async () => 'after a failure')).toBe('after a failure');
  });

  it('that is lost aborts its holder and can be taken by another', async () => {
    const taken = await store.sync.withFlowLease('customers', async (signal) => {
      const lost = new Promise((resolve) => signal.addEventListener('abort', resolve));
      const admin = new pg.Client(testDatabase.url);
      await admin.connect();
      await admin.query(`SELECT pg_terminate_backend(l.pid) FROM pg_locks l
        JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database()`);
      await admin.end();
      await lost;
      return other.sync.withFlowLease('customers', async () => 'taken over');
    });
    expect(taken).toBe('taken over');
    expect(await store.sync.withFlowLease('customers', async () => 'again')).toBe('again');
  });
});

describe('a delivery', () => {
  const delivery = (deliveryId: string, body: string) => ({
    deliveryId,
    system: systemCodeSchema.parse('wms'),
    flow: 'movements' as const,
    body,
    correlationId: 'c',
  });

  it('is accepted once, and a second body under its id is a conflict', async () => {
    expect(await store.sync.acceptDelivery(delivery('d1', '{}'))).toBe('ACCEPTED');
    expect(await other.sync.acceptDelivery(delivery('d1', '{}'))).toBe('REPEATED');
    expect(await store.sync.acceptDelivery(delivery('d1', '{"a":1}'))).toBe('CONFLICT');
    const answers = await Promise.all([1, 2, 3, 4].map(() => store.sync.acceptDelivery(delivery('d2', '{}'))));
    expect(answers.sort()).toEqual(['ACCEPTED', 'REPEATED', 'REPEATED', 'REPEATED']);
  });

  it('stays pending, oldest first, until a batch settles it or it is parked', async () => {
    await store.sync.acceptDelivery(delivery('d3', 'poison'));
    const pending = async () =>
      (await store.sync.listPendingDeliveries('movements', 10)).map(({ deliveryId }) => deliveryId);
    expect(await pending()).toEqual(['d1', 'd2', 'd3']);
    await applyChanges(store.sync, 'movements', [], { deliveryId: 'd1' });
    expect(await pending()).toEqual(['d2', 'd3']);
    const error = { code: 'UPSTREAM_PROTOCOL', message: 'not JSON' };
    await store.sync.failDelivery('d3', error, 2);
    expect((await store.sync.listPendingDeliveries('movements', 10)).at(-1)).toMatchObject({
      deliveryId: 'd3',
      attempts: 1,
    });
    await store.sync.failDelivery('d3', error, 2);
    expect(await pending()).toEqual(['d2']);
    const parked = await store.operations.listParked('movements', first(10));
    expect(parked.rows).toMatchObject([
      { row: { stage: 'RECEIVE', payload: 'poison', errorCode: 'UPSTREAM_PROTOCOL' } },
    ]);
  });
});

it('a revocation is a row for who starts later and an event for who runs now', async () => {
  const start = await store.eventLog.head();
  const revocation = await store.revocations.revoke({ subject: 'ann', tokenId: null, reason: 'left' }, 'c');
  const { events } = await other.eventLog.read(start, 10, ['security.revocations']);
  expect(events.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([revocation]);
  expect(await other.revocations.listRevocations()).toEqual([revocation]);
});

it('a secret is made once and shared by all processes', async () => {
  const values = await Promise.all([store, other, store, other].map((each) => each.readSecret('cursor')));
  expect(new Set(values).size).toBe(1);
  expect(await store.readSecret('assertion')).not.toBe(values[0]);
});

it('the audit trail keeps entries, newest first', async () => {
  const entry = { actor: 'ann', action: 'approve', target: 'proposal-1', correlationId: 'c', detail: { amount: '5' } };
  await store.audit.record(entry);
  await store.audit.record({ ...entry, action: 'submit' });
  await store.audit.record({ ...entry, target: 'proposal-2' });
  expect((await other.audit.list('proposal-1', 10)).map(({ action }) => action)).toEqual(['submit', 'approve']);
});

describe('a store that cannot be opened or reached', () => {
  it('says what to do', async () => {
    await expect(openStore({ databaseUrl: 'localhost' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(openStore({ databaseUrl: 'postgresql://x@127.0.0.1:1/x' })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  });

  it('fails with STORE_UNAVAILABLE while the database is away and works when it is back', async () => {
    const own = await openTestDatabase();
    const opened = await openStore({ databaseUrl: own.url });
    const name = new URL(own.url).pathname.slice(1);
    const admin = new pg.Client(testDatabase.url);
    await admin.connect();
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    const accept = () =>
      opened.sync.acceptDelivery({
        deliveryId: 'd',
        system: systemCodeSchema.parse('wms'),
        flow: 'movements',
        body: '{}',
        correlationId: 'c',
      });
    await expect(opened.probe()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(opened.operations.listFlows()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(accept()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await admin.end();
    await opened.probe();
    expect(await accept()).toBe('ACCEPTED');
    await opened.close();
    await own.close();
  });
});
