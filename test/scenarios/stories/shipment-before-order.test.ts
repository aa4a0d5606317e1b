// A story: the warehouse is quicker than the ERP. Goods leave for an order that the ERP has not told of yet; what the
// warehouse says of them comes twice and out of order. Nobody sees half a truth, and nothing is lost or told twice.
import type { EventPayloads } from '@distribution/model/events/event';
import { connectOnce } from '@distribution/prisma/store/connect';
import type { SalesHeaderRecord, ShipmentRecord } from '@distribution/sandbox/world/records';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askWell } from '../../kit/graph-client.ts';
import { openStory, type Story } from '../../kit/open-story.ts';

const SOON = { timeout: 30_000, interval: 100 };
/** The ERP has been slow all day: nothing is asked of it but what its notices say. */
const SELDOM = { FLOW_SALES_ORDERS_POLL_INTERVAL_MS: '3600000', FLOW_SHIPMENTS_POLL_INTERVAL_MS: '3600000' };

let story: Story;
beforeAll(async () => {
  story = await openStory(createTinyWorld(), SELDOM);
}, 120_000);
afterAll(() => story?.close(), 30_000);

const ordered: SalesHeaderRecord = {
  DocumentNo: 'SO-77',
  CompanyNo: 'US01',
  CustomerNo: 'C-1',
  SiteNo: 'DC-ATL',
  DocStatus: 'OPEN',
  OrderTimestamp: '2026-03-02T14:00:00.000Z',
  CurrencyCode: 'USD',
  AmountTotal: '30',
  ExternalDocNo: null,
  Lines: [
    {
      LineNo: 10,
      ItemNo: 'A-200',
      UomCode: 'PCS',
      Quantity: '5',
      QtyAllocated: '5',
      QtyShipped: '0',
      UnitPrice: '6',
      LineAmount: '30',
      RequestedDate: null,
      PromisedDate: null,
    },
  ],
};
const shipped: ShipmentRecord = {
  ShipmentId: 'SH-77',
  OrderRef: 'SO-77',
  Site: 'DC-ATL',
  Carrier: 'Blue Ridge Freight',
  Tracking: 'BR0077',
  Sscc: null,
  Cancelled: false,
  Lines: [{ OrderLine: 10, Item: 'A-200', Uom: 'PCS', Qty: '5' }],
  Events: [
    { Code: 'REL', Time: '2026-03-02T13:00:00.000Z', Text: null },
    { Code: 'DISP', Time: '2026-03-02T15:00:00.000Z', Text: null },
  ],
};
const delivered: ShipmentRecord = {
  ...shipped,
  Events: [...shipped.Events, { Code: 'POD', Time: '2026-03-03T09:00:00.000Z', Text: 'signed: Diaz' }],
};

const shipmentsOf = async (number: string): Promise<unknown> => {
  const query = `query ($number: String!) {
    salesOrder(number: $number) { number shipments { number status milestones { kind at } salesOrder { number } } } }`;
  return (await askWell(story.product.url, query, { number })).data.salesOrder;
};
const waiting = async (): Promise<readonly Record<string, string>[]> => {
  const { data } = await askWell(
    story.product.url,
    '{ parkedRecords(flow: "shipments") { nodes { key stage errorCode errorMessage } } }',
  );
  return data.parkedRecords.nodes as Record<string, string>[]; // what the query selects
};

/** How often subscribers were told that the shipment was delivered. */
const timesTold = async (number: string): Promise<number> => {
  const client = await connectOnce(story.product.databaseUrl, 'story');
  const { rows } = await client
    .query<{ payload: string }>(`SELECT payload::text FROM event_log WHERE topic = 'orders.shipments'`)
    .finally(() => client.end());
  const told = rows.map(({ payload }) => (JSON.parse(payload) as EventPayloads['orders.shipments']).shipment); // by its topic
  return told.filter((shipment) => shipment.number === number && shipment.status === 'DELIVERED').length;
};

it('holds what the warehouse says until the ERP tells of the order, and then tells it once and whole', async () => {
  const { world, servers, product } = story;
  // The news comes in groups of two with the newer one first, and each of them twice.
  servers.faults.wms.set({ webhooks: { reverseInGroupsOf: 2, duplicateRate: 1 } });
  world.tables.Shipments.put(shipped);
  world.tables.Shipments.put(delivered);
  await vi.waitFor(async () => {
    const records = await waiting();
    expect(records.length).toBeGreaterThan(0);
    for (const record of records)
      expect(record).toMatchObject({
        stage: 'APPLY',
        errorCode: 'UNKNOWN_REFERENCE',
        key: expect.stringContaining('SH-77'),
      });
  }, SOON);
  expect(await shipmentsOf('SO-77')).toBeNull();
  expect((await askWell(product.url, '{ shipment(number: "SH-77") { status } }')).data.shipment).toBeNull();

  world.tables.SalesOrders.put(ordered);
  await vi.waitFor(async () => {
    expect(await shipmentsOf('SO-77')).toEqual({
      number: 'SO-77',
      shipments: [
        {
          number: 'SH-77',
          status: 'DELIVERED',
          milestones: [
            { kind: 'RELEASED', at: '2026-03-02T13:00:00.000Z' },
            { kind: 'DISPATCHED', at: '2026-03-02T15:00:00.000Z' },
            { kind: 'DELIVERED', at: '2026-03-03T09:00:00.000Z' },
          ],
          salesOrder: { number: 'SO-77' },
        },
      ],
    });
    expect(await waiting()).toEqual([]);
  }, SOON);
  expect(await timesTold('SH-77')).toBe(1);
}, 90_000);
