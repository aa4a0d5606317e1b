// Sync on real stand-in systems over HTTP and a real database: the first load, news by webhook, sources that fail,
// records that come before their masters, deliveries that cannot be applied, several processes at once.
import type { FlowName, SyncRun } from '@distribution/model/operations/sync-flow';
import { EVERYTHING } from '@distribution/model/read-scope';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { silentLog } from '@distribution/platform/log/log';
import type { StockRecord } from '@distribution/sandbox/world/records';
import { startRelay } from '@distribution/sync/start-relay';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSyncStand, type SyncStand } from '../../kit/open-sync-stand.ts';

const ALL = { limit: 500, after: null, before: null, backward: false };
const WAIT = { timeout: 10_000, interval: 20 };

let stand: SyncStand;
beforeEach(async () => {
  stand = await openSyncStand();
});
afterEach(() => stand.close());

const runsOf = async (flow: FlowName | null): Promise<readonly SyncRun[]> => {
  const { rows } = await stand.store.operations.listRuns(flow, ALL);
  return rows.map(({ row }) => row);
};
const parkedOf = async (flow: FlowName | null) => {
  const { rows } = await stand.store.operations.listParked(flow, ALL);
  return rows.map(({ row }) => row);
};
const onHandOf = async (sku: string, site: string): Promise<string | null> => {
  const filter = {
    skus: [skuSchema.parse(sku)],
    locationCodes: [locationCodeSchema.parse(site)],
    regions: null,
    belowSafetyStock: null,
    changedSince: null,
  };
  const { rows } = await stand.store.inventory.listPositions(filter, ALL, EVERYTHING);
  return rows[0]?.row.position.onHand ?? null;
};
/** Changes a stock row as the ERP books it now. */
const book = (sku: string, site: string, change: Partial<StockRecord>): void => {
  const row = stand.world.tables.Stock.get(sku, site);
  if (row === null) throw new Error(`no stock of ${sku} at ${site}`);
  stand.world.tables.Stock.put({ ...row, BookedThrough: new Date().toISOString(), ...change });
};
const topicsSince = async (position: number) => {
  const head = await stand.store.eventLog.head();
  const { events } = await stand.store.eventLog.read({ ...head, position }, 1_000, null);
  return events;
};

describe('the first load', () => {
  it('takes every flow, each after those it needs, by the same way as all later news', async () => {
    const completed: FlowName[] = [];
    const sync = await stand.start({
      onSeedProgress: ({ flow, complete }) => {
        if (complete) completed.push(flow);
      },
    });
    await sync.seeded;
    expect([...completed].sort()).toEqual([...stand.flowNames].sort());
    for (const [earlier, later] of [
      ['products', 'inventory'],
      ['locations', 'inventory'],
      ['inventory', 'movements'],
      ['customers', 'sales-orders'],
      ['sales-orders', 'shipments'],
      ['suppliers', 'purchase-orders'],
    ] as const) {
      expect(completed.indexOf(earlier), `${earlier} before ${later}`).toBeLessThan(completed.indexOf(later));
    }
    const runs = await runsOf(null);
    expect(runs).toHaveLength(stand.flowNames.length);
    for (const run of runs) expect(run).toMatchObject({ trigger: 'SEED', outcome: 'SUCCEEDED', parked: 0 });
    expect(await onHandOf('A-100', 'DC-ATL')).toBe('120');
    const open = { kinds: null, severityAtLeast: null, regions: null, locationCodes: null, skus: null, open: true };
    const { rows } = await stand.store.operations.listExceptions(open, ALL, EVERYTHING);
    expect(rows.map(({ row }) => `${row.kind} ${row.sku} ${row.locationCode}`)).toEqual(
      expect.arrayContaining(['STOCKOUT_RISK A-200 DC-ATL', 'NEGATIVE_STOCK A-400 DC-BNA']),
    );
  });

  it('is done once by two processes together', async () => {
    const both = await Promise.all([stand.start(), stand.start()]);
    await Promise.all(both.map(({ seeded }) => seeded));
    const seeds = (await runsOf(null)).filter(({ trigger }) => trigger === 'SEED');
    expect(seeds.map(({ flow }) => flow).sort()).toEqual([...stand.flowNames].sort());
    expect(await onHandOf('A-100', 'DC-ATL')).toBe('120');
  });

  it('waits for a source that is down without holding up the others, and goes on when it is back', async () => {
    stand.servers.faults.wms.set({ down: true });
    const sync = await stand.start();
    await expect.poll(async () => (await runsOf('purchase-orders'))[0]?.outcome, WAIT).toBe('SUCCEEDED');
    await expect.poll(async () => (await runsOf('movements'))[0]?.outcome, WAIT).toBe('FAILED');
    const failed = (await runsOf('movements')).find(({ outcome }) => outcome === 'FAILED');
    expect(failed).toMatchObject({ errorCode: 'UPSTREAM_UNAVAILABLE', finishedAt: expect.any(String) });
    const flow = (await stand.store.operations.listFlows()).find(({ name }) => name === 'movements');
    expect(flow).toMatchObject({ lastSuccessAt: null, lastErrorCode: 'UPSTREAM_UNAVAILABLE' });

    stand.servers.faults.wms.clear();
    await sync.seeded;
    const healed = (await stand.store.operations.listFlows()).find(({ name }) => name === 'movements');
    expect(healed).toMatchObject({ lastErrorCode: null, lastSuccessAt: expect.any(String) });
  });
});

describe('news', () => {
  it('comes by webhook long before the next poll, opens an exception, and closes it again', async () => {
    const sync = await stand.start();
    await sync.seeded;
    await stand.receive(sync);
    const { position } = await stand.store.eventLog.head();
    book('A-100', 'DC-ATL', { QtyOnHand: '1', QtyAllocated: '0' });
    await expect.poll(() => onHandOf('A-100', 'DC-ATL'), WAIT).toBe('1');
    book('A-100', 'DC-ATL', { QtyOnHand: '500' });
    await expect.poll(() => onHandOf('A-100', 'DC-ATL'), WAIT).toBe('500');

    const events = await topicsSince(position);
    const told = events
      .filter(({ topic }) => topic === 'inventory.exceptions')
      .map(({ payload }) => (JSON.parse(payload) as { exception: { kind: string; status: string } }).exception);
    expect(told).toMatchObject([
      { kind: 'STOCKOUT_RISK', status: 'OPEN' },
      { kind: 'STOCKOUT_RISK', status: 'CLOSED' },
    ]);
    const later = (await runsOf('inventory')).filter(({ trigger }) => trigger !== 'SEED');
    expect(new Set(later.map(({ trigger }) => trigger))).toEqual(new Set(['WEBHOOK'])); // no poll was due yet
  });

  it('that is delivered twice, late and out of order counts once', async () => {
    const sync = await stand.start();
    await sync.seeded;
    await stand.receive(sync);
    stand.servers.faults.wms.set({ webhooks: { duplicateRate: 1, reverseInGroupsOf: 4 } });
    const before = Number(await onHandOf('A-100', 'DC-BNA'));
    for (let number = 1; number <= 8; number += 1) {
      const EventTime = new Date().toISOString();
      const movement = { Item: 'A-100', Site: 'DC-BNA', Type: 'ISS', Qty: '-1' } as const;
      const nothingMore = { Reason: null, Lot: null, DocRef: null };
      stand.world.tables.Movements.put({ MovementId: `M-NEW-${number}`, ...movement, ...nothingMore, EventTime });
    }
    await expect.poll(() => onHandOf('A-100', 'DC-BNA'), WAIT).toBe(String(before - 8));
    sync.wake('movements');
    await expect
      .poll(async () => (await stand.store.sync.listPendingDeliveries('movements', 100)).length, WAIT)
      .toBe(0);
    expect(await onHandOf('A-100', 'DC-BNA')).toBe(String(before - 8));
  });

  it('reaches what a process has cached, through the relay', async () => {
    const sync = await stand.start();
    await sync.seeded;
    await stand.receive(sync);
    const forgotten: string[] = [];
    const relay = await startRelay({
      log: stand.store.eventLog,
      handlers: {
        'cache.invalidations': async ({ payload }) => void forgotten.push(payload),
      },
      invalidateAll: async () => undefined,
      logger: silentLog,
      replay: 0,
    });
    const item = stand.world.tables.Items.get('A-100');
    if (item === null) throw new Error('no item A-100');
    stand.world.tables.Items.put({ ...item, Description: 'Nitrile glove, green, M' });
    await expect.poll(() => forgotten.some((payload) => payload.includes('"Product"')), WAIT).toBe(true);
    await relay.stop();
  });
});

describe('what cannot be applied', () => {
  it('waits, parked with its reason, for the master record it refers to', async () => {
    const sync = await stand.start();
    await sync.seeded;
    await stand.receive(sync);
    const order = stand.world.tables.SalesOrders.get('SO-1');
    const [shipment] = stand.world.tables.Shipments.live();
    if (order === null || shipment === undefined) throw new Error('the tiny world has changed');
    stand.world.tables.Shipments.put({ ...shipment.record, ShipmentId: 'SH-900', OrderRef: 'SO-900' });
    await expect.poll(async () => (await parkedOf('shipments'))[0]?.errorCode, WAIT).toBe('UNKNOWN_REFERENCE');
    const loadShipment = async () => (await stand.store.orders.loadShipmentsByNumber(['SH-900'], EVERYTHING))[0];
    expect(await loadShipment()).toBeNull();

    stand.world.tables.SalesOrders.put({ ...order, DocumentNo: 'SO-900' });
    await expect.poll(loadShipment, WAIT).toMatchObject({ number: 'SH-900' });
    await expect.poll(() => parkedOf('shipments'), WAIT).toEqual([]);
  });

  it('does not hold up the deliveries behind it', async () => {
    const delivery = { system: 'wms', flow: 'movements', correlationId: 'test' } as const;
    const { sync: store } = stand.store;
    await store.acceptDelivery({ ...delivery, deliveryId: 'wms:poison', body: '{"kind":"OF ANOTHER RELEASE"}' });
    await store.acceptDelivery({ ...delivery, deliveryId: 'wms:good', body: '{"kind":"POLL_HINT"}' });
    const sync = await stand.start();
    await sync.seeded;
    const countPending = async (): Promise<number> => {
      sync.wake('movements');
      return (await store.listPendingDeliveries('movements', 10)).length;
    };
    await expect.poll(countPending, WAIT).toBe(0);
    expect(await parkedOf('movements')).toMatchObject([{ stage: 'RECEIVE', payload: '{"kind":"OF ANOTHER RELEASE"}' }]);
  });
});

describe('stopping', () => {
  it('in the middle of the first load loses nothing: the next start goes on', async () => {
    stand.servers.faults.erp.set({ latencyMs: 30 });
    const first = await stand.start();
    await expect.poll(async () => (await runsOf(null)).length, WAIT).toBeGreaterThan(2);
    await Promise.all([first.stop(), first.stop()]);
    stand.servers.faults.erp.clear();
    const second = await stand.start();
    await second.seeded;
    expect(await onHandOf('A-100', 'DC-ATL')).toBe('120');
    expect((await runsOf(null)).filter(({ outcome }) => outcome === 'RUNNING')).toEqual([]);
  });
});
