import { inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { ZERO } from '@distribution/model/measure/decimal';
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { LoggedEvent } from '@distribution/platform/event-log/event-log';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapter } from './adapter.ts';
import { type Sender, cloudEventsOf, cloudEventsOfMovement } from './describe-event.ts';
import { EVENT_DATA, type EventName, jsonSchemaOf } from './event-data.ts';
import { SECRET, pushed } from './fixtures/sample-events.ts';
import { CONFIRMATION, PURCHASE_ORDER, SALES_ORDER } from './fixtures/sample-records.ts';

const sender: Sender = {
  source: 'https://graph.example.com',
  typePrefix: 'com.distribution.',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const logged = (topic: string, payload: object): LoggedEvent => ({
  generation: 'g1',
  position: 42,
  topic,
  key: 'k-1',
  owner: { legalEntity: 'US01', region: 'SE', customer: null },
  occurredAt: '2026-11-16T12:00:00.000Z',
  recordedAt: '2026-11-16T12:00:01.000Z',
  correlationId: 'c-1',
  payload: JSON.stringify(payload),
});
const connection = adapter.create(
  { webhookSecret: SECRET },
  { now: Date.now, observe: () => undefined, decisions: null },
);
type Event = ReturnType<typeof cloudEventsOf>[number];
const readBack = async (
  event: Event,
  mode: 'structured' | 'binary' = 'structured',
): Promise<readonly CanonicalChange[]> => {
  const parsed = await connection.parseWebhook?.(pushed(event, mode));
  if (parsed?.content.kind !== 'CHANGES') throw new Error('nothing was told');
  expect(parsed.content.page.untranslatable).toEqual([]);
  return parsed.content.page.changes;
};
const ajv = new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } });

it.each([
  ['orders.sales-orders', { salesOrder: SALES_ORDER }, ['SalesOrderAllocated.v1'], SALES_ORDER],
  [
    'orders.sales-orders',
    { salesOrder: { ...SALES_ORDER, status: 'CONFIRMED' } },
    ['OrderConfirmed.v1'],
    { ...SALES_ORDER, status: 'CONFIRMED' },
  ],
  ['supply.purchase-orders', { purchaseOrder: PURCHASE_ORDER }, ['POLifecycle.v1'], PURCHASE_ORDER],
  [
    'supply.confirmations',
    { confirmation: CONFIRMATION },
    ['SupplierConfirmed.v1', 'SupplierException.v1'],
    CONFIRMATION,
  ],
])('tells an event of %s so that who reads it back has the same record', async (topic, payload, names, record) => {
  const events = cloudEventsOf(logged(topic, payload), sender);
  expect(events.map(({ type }) => type)).toEqual(names.map((name) => `com.distribution.${name}`));
  for (const [index, event] of events.entries()) {
    expect(event).toMatchObject({
      id: `g1/42/${names[index] ?? ''}`,
      source: 'https://graph.example.com',
      time: '2026-11-16T12:00:00.000Z',
      partitionkey: 'k-1',
      sequence: '000000000000042',
      traceparent: sender.traceparent,
      dataschema: `urn:distribution:event:${names[index] ?? ''}`,
    });
    const { origin: _, ...rest } = record;
    for (const mode of ['structured', 'binary'] as const)
      expect(await readBack(event, mode)).toMatchObject([{ record: rest }]);
    expect(ajv.validate(jsonSchemaOf(names[index] as EventName), event.data), ajv.errorsText()).toBe(true); // names of EVENT_DATA
  }
});

it('tells nothing of what is nobody else’s', () => {
  expect(
    cloudEventsOf(logged('orders.sales-orders', { salesOrder: { ...SALES_ORDER, status: 'DRAFT' } }), sender),
  ).toEqual([]);
  expect(cloudEventsOf(logged('sync.runs', {}), sender)).toEqual([]);
  expect(cloudEventsOf(logged('constructor', {}), sender)).toEqual([]);
});

it('brings any movement that it tells back unchanged', async () => {
  const text = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((each) => each.trim() === each && !each.includes('\u001f'));
  const movements = fc.record({
    number: text,
    sku: text,
    locationCode: text,
    legalEntity: fc.constant('US01'),
    kind: fc.constantFrom('RECEIPT', 'ADJUSTMENT'),
    quantity: fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => String(thousandths / 1000)),
    unit: fc.constantFrom('EA', 'KGM'),
    reason: text,
    lot: fc.option(text),
    documentNumber: fc.option(text),
    occurredAt: fc.constant('2026-11-16T12:00:00.000Z'),
    origin: fc.constant({ system: 'wms', asOf: '2026-11-16T12:00:00.000Z', revision: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(movements, async (drawn) => {
      const movement = inventoryMovementSchema.parse(drawn);
      const event = cloudEventsOfMovement(movement, sender).at(-1); // in the newest version, which tells all of it
      if (event === undefined) throw new Error('a receipt or adjustment is told');
      const { origin: _, ...rest } = movement.kind === 'RECEIPT' ? { ...movement, reason: null } : movement;
      expect(await readBack(event)).toMatchObject([{ record: rest }]);
    }),
    { numRuns: 60 },
  );
  expect(
    cloudEventsOfMovement(
      inventoryMovementSchema.parse({
        number: '1',
        sku: 'A',
        locationCode: 'B',
        legalEntity: 'US01',
        kind: 'ISSUE',
        quantity: ZERO,
        unit: 'EA',
        reason: null,
        lot: null,
        documentNumber: null,
        occurredAt: '2026-11-16T12:00:00Z',
        origin: { system: 'wms', asOf: '2026-11-16T12:00:00Z', revision: 1 },
      }),
      sender,
    ),
  ).toEqual([]);
});

describe('the published schemas', () => {
  it.each(Object.keys(EVENT_DATA) as EventName[])(
    '%s is what the code checks by (vitest -u writes it)',
    async (name) => {
      const schema = jsonSchemaOf(name);
      expect(() =>
        new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } }).compile(schema),
      ).not.toThrow();
      await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`generated/${name}.json`);
    },
  );
});
