import type { SystemAdapter, WebhookDelivery } from '@distribution/model/erp/system-adapter';
import { expect, it } from 'vitest';
import { adapter } from './adapter.ts';
import { ADJUSTED_V1, ADJUSTED_V2, SECRET, pushed, sampleEvent, signed } from './fixtures/sample-events.ts';

const connect = (settings: object = {}): SystemAdapter =>
  adapter.create({ webhookSecret: SECRET, ...settings }, { now: Date.now, observe: () => undefined, decisions: null });
const parse = async (delivery: WebhookDelivery, by = connect()) => {
  const parsed = await by.parseWebhook?.(delivery);
  if (parsed?.content.kind !== 'CHANGES') throw new Error('the delivery told no changes');
  return { ...parsed, ...parsed.content.page };
};

it.each(['structured', 'binary'] as const)('takes an event in %s mode, named by its source and id', async (mode) => {
  const parsed = await parse(pushed(sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2), mode));
  expect(parsed).toMatchObject({
    deliveryId: 'https://wms.example.com e-1',
    flow: 'movements',
    untranslatable: [],
    changes: [
      {
        of: 'INVENTORY_MOVEMENT',
        record: { number: 'M-1', kind: 'ADJUSTMENT', quantity: '-2.5', unit: 'KGM', reason: 'DAMAGED' },
      },
    ],
  });
});

it('reads two versions of one type side by side, as the same record', async () => {
  const one = await parse(pushed(sampleEvent('InventoryAdjusted.v1', ADJUSTED_V1), 'structured'));
  const two = await parse(pushed(sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2), 'structured'));
  expect(one.changes).toEqual(two.changes);
});

it.each([
  [
    'a version nobody knows',
    sampleEvent('InventoryAdjusted.v9', ADJUSTED_V2),
    /type "com.distribution.InventoryAdjusted.v9" is not known/,
  ],
  ['a type nobody knows', sampleEvent('constructor', {}), /is not known/],
  ['a type of somebody else', sampleEvent('X', {}, { type: 'org.example.InventoryAdjusted.v2' }), /is not known/],
  ['the data of another version', sampleEvent('InventoryAdjusted.v1', ADJUSTED_V2), /quantity/],
  ['a field nobody knows', sampleEvent('InventoryAdjusted.v1', { ...ADJUSTED_V1, qty: 3 }), /qty/],
  ['an amount that is a float', sampleEvent('InventoryAdjusted.v1', { ...ADJUSTED_V1, quantity: 2.5 }), /quantity/],
  ['a type that is only told', sampleEvent('ThresholdBreached.v1', {}), /is told by this graph/],
])('parks %s with its reason', async (_what, event, reason) => {
  const { changes, untranslatable } = await parse(pushed(event, 'structured'));
  expect(changes).toEqual([]);
  expect(untranslatable).toMatchObject([{ reason: expect.stringMatching(reason) as string }]);
  expect(untranslatable[0]?.payload).toContain('e-1');
});

it('takes a batch of one flow, and what is wrong in it alone', async () => {
  const batch = [sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2), sampleEvent('Nobody.v1', {}, { id: 'e-2' })];
  const parsed = await parse(signed({ 'content-type': 'application/cloudevents-batch+json' }, JSON.stringify(batch)));
  expect([parsed.deliveryId, parsed.changes.length, parsed.untranslatable.length]).toEqual(['batch delivery-1', 1, 1]);
});

it.each([
  [
    'another secret',
    pushed(sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2), 'structured', 'another-secret-altogether'),
  ],
  [
    'a time long past',
    pushed(sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2), 'structured', SECRET, Date.now() - 3_600_000),
  ],
  ['no event in it', signed({ 'content-type': 'application/json' }, '{"hello":1}')],
  ['no JSON in it', signed({ 'content-type': 'application/cloudevents+json' }, 'hello')],
  ['an empty batch', signed({ 'content-type': 'application/cloudevents-batch+json' }, '[]')],
  [
    'two flows in one batch',
    signed(
      { 'content-type': 'application/cloudevents-batch+json' },
      JSON.stringify([
        sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2),
        sampleEvent('POLifecycle.v1', {}, { id: 'e-2' }),
      ]),
    ),
  ],
])('refuses a delivery with %s', async (_what, delivery) => {
  await expect(connect().parseWebhook?.(delivery)).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
});

it('orders versions by time or by sequence, as it is set; an event without it is parked', async () => {
  const bySequence = connect({ order: 'SEQUENCE' });
  const revision = async (event: ReturnType<typeof sampleEvent>, by: SystemAdapter): Promise<number | string> => {
    const { changes, untranslatable } = await parse(pushed(event, 'binary'), by);
    const [change] = changes;
    return change?.operation === 'UPSERT' ? change.record.origin.revision : (untranslatable[0]?.reason ?? '');
  };
  const event = (attributes: object) => sampleEvent('InventoryAdjusted.v2', ADJUSTED_V2, { ...attributes });
  const early = await revision(event({ sequence: '000000000000009' }), bySequence);
  const late = await revision(event({ sequence: '000000000000010' }), bySequence);
  expect(late).toBeGreaterThan(Number(early));
  expect(await revision(event({}), bySequence)).toMatch(/no sequence/);
  const next = await revision(event({ time: '2026-11-16T12:00:00.001Z' }), connect());
  expect(next).toBeGreaterThan(Number(await revision(event({}), connect())));
});
