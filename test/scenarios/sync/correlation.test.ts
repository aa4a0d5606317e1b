// One order from the ERP to its delivery, with a poisoned webhook, an unknown code and an ERP that is away for a moment:
// whatever was written on the way names what it belongs to.
import { createLog } from '@distribution/platform/log/log';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSyncStand, type SyncStand } from '../../kit/open-sync-stand.ts';

let stand: SyncStand;
let client: pg.Client;
beforeEach(async () => {
  stand = await openSyncStand(200);
  client = new pg.Client(stand.databaseUrl);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await stand.close();
});

const WITHOUT = `correlation_id IS NULL OR correlation_id = ''`;
const TABLES = ['sync_run', 'delivery', 'parked_record', 'event_log', 'change_journal', 'audit_entry', 'command'];
const soon = (look: () => Promise<void>): Promise<void> => vi.waitFor(look, { timeout: 40_000, interval: 100 });
const count = async (statement: string): Promise<number> =>
  Number((await client.query<{ count: string }>(statement)).rows[0]?.count ?? 0);

it('every log line, run, delivery, parked record, event and page, and the body of every refusal', async () => {
  const lines: string[] = [];
  const logger = createLog({ level: 'debug', name: 'sync' }, { write: (line) => void lines.push(line) });
  const sync = await stand.start({ logger });
  await sync.seeded;
  const url = await stand.receive(sync, logger);
  const { SalesOrders, Shipments, Stock } = stand.world.tables;
  const [order] = SalesOrders.live();
  const [shipment] = Shipments.live();
  const [stock] = Stock.live();
  if (order === undefined || shipment === undefined || stock === undefined) throw new Error('an empty world');
  Shipments.put({ ...shipment.record, ShipmentId: 'RUN-S', OrderRef: 'RUN-1' }); // before its order
  SalesOrders.put({ ...order.record, DocumentNo: 'RUN-1' });
  Stock.put({ ...stock.record, ItemNo: 'RUN-UNKNOWN' });
  await soon(async () => expect(await count(`SELECT count(*) FROM shipment WHERE number = 'RUN-S'`)).toBe(1));
  await soon(async () => expect(await count(`SELECT count(*) FROM parked_record`)).toBeGreaterThan(0));
  stand.servers.faults.erp.set({ down: true });
  await soon(async () => expect(lines.some((line) => line.includes('flow backs off'))).toBe(true));
  stand.servers.faults.erp.clear();
  const refused = await fetch(`${url}/webhooks/wms`, { method: 'POST', body: '{}' });
  expect(await refused.json()).toMatchObject({
    error: { code: 'WEBHOOK_REJECTED', correlationId: expect.stringMatching(/./) },
  });

  expect(lines.length).toBeGreaterThan(20);
  const read = lines.map((line) => JSON.parse(line) as { correlationId?: string });
  expect(read.filter(({ correlationId }) => !correlationId)).toEqual([]);
  for (const table of TABLES)
    expect([table, await count(`SELECT count(*) FROM ${table} WHERE ${WITHOUT}`)]).toEqual([table, 0]);
}, 180_000);
