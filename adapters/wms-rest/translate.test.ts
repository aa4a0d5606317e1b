import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { expect, it } from 'vitest';
import movements from './fixtures/movements.json' with { type: 'json' };
import shipments from './fixtures/shipments.json' with { type: 'json' };
import { MOVEMENTS, SHIPMENTS, translateRows } from './translate-rows.ts';

const context = {
  system: systemCodeSchema.parse('wms'),
  asOf: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(),
};
const shipment = shipments.items[0];
if (shipment === undefined) throw new Error('the fixture is empty');
const translated = (row: Readonly<Record<string, unknown>>) => translateRows(SHIPMENTS, [row], context).changes[0];

it('a movement keeps its sign, its time and whose stock it was', () => {
  expect(translateRows(MOVEMENTS, movements.items.slice(0, 1), context).changes).toMatchObject([
    {
      of: 'INVENTORY_MOVEMENT',
      record: {
        number: 'M-A-100-DC-ATL',
        kind: 'OPENING',
        quantity: '120',
        unit: 'EA',
        legalEntity: 'US01',
        occurredAt: '2026-03-01T00:00:00.000Z',
      },
    },
  ]);
});

it('milestones reported out of order are told in the order in which they happened', () => {
  const late = { Code: 'PACK', Time: '2026-02-28T15:00:00.000Z', Text: null };
  const change = translated({ ...shipment, Events: [...shipment.Events, late] });
  expect(change).toMatchObject({
    record: {
      status: 'DISPATCHED',
      milestones: [{ kind: 'RELEASED' }, { kind: 'PICK_COMPLETED' }, { kind: 'PACKED' }, { kind: 'DISPATCHED' }],
    },
  });
});

it('a cancelled shipment is cancelled, however far it had come', () => {
  expect(translated({ ...shipment, Cancelled: true })).toMatchObject({ record: { status: 'CANCELLED' } });
});

it('a deleted shipment is a removal; a deleted movement is a fault', () => {
  expect(translated({ ...shipment, Deleted: true })).toMatchObject({ operation: 'DELETE', key: ['SH-1'] });
  const { changes, untranslatable } = translateRows(MOVEMENTS, [{ ...movements.items[0], Deleted: true }], context);
  expect([changes, untranslatable[0]?.reason]).toEqual([[], expect.stringContaining('reversed')]);
});

it('an item the warehouse does not know is kept with its reason', () => {
  const { untranslatable } = translateRows(MOVEMENTS, [{ ...movements.items[0], Uom: null }], context);
  expect(untranslatable).toMatchObject([
    { key: 'movements/M-A-100-DC-ATL', reason: expect.stringContaining('item master') },
  ]);
});
