import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { expect, it } from 'vitest';
import movements from './fixtures/movements.json' with { type: 'json' };
import shipments from './fixtures/shipments.json' with { type: 'json' };
import { MOVEMENTS, SHIP_NOTICES, SHIPMENTS, translateRows } from './translate-rows.ts';

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

const notice = {
  VendorNo: 'V-1',
  NoticeNo: 'S-7',
  Site: 'DC-ATL',
  OrderRefs: ['PO-1'],
  ShipFrom: null,
  Carrier: null,
  Tracking: null,
  ShippedAt: null,
  ExpectedAt: '2026-03-05T20:00:00Z',
  Units: [
    { Unit: 1, Within: null, Sscc: '095200010000000010' },
    { Unit: 2, Within: 1, Sscc: null },
  ],
  Lines: [
    {
      Line: 1,
      OrderRef: 'PO-1',
      OrderLine: 10,
      Unit: 2,
      Item: 'A-100',
      Uom: 'CTN',
      Qty: '3.5',
      Lot: 'L-9',
      Expiry: '2027-01-31',
    },
  ],
  RowVersion: 4,
  Deleted: false,
  Owner: 'US01',
};

it('announced goods keep what lies in what, their lots and their units', () => {
  expect(translateRows(SHIP_NOTICES, [notice], context).changes).toMatchObject([
    {
      of: 'ADVANCE_SHIP_NOTICE',
      record: {
        number: 'S-7',
        supplierCode: 'V-1',
        purchaseOrderNumbers: ['PO-1'],
        expectedAt: '2026-03-05T20:00:00.000Z',
        packages: [
          { number: 1, parentNumber: null },
          { number: 2, parentNumber: 1 },
        ],
        lines: [{ packageNumber: 2, quantity: { value: '3.5', unit: 'CT' }, lot: 'L-9', expiresOn: '2027-01-31' }],
      },
    },
  ]);
  const { changes } = translateRows(SHIP_NOTICES, [{ ...notice, Deleted: true }], context);
  expect(changes).toMatchObject([{ operation: 'DELETE', key: ['V-1', 'S-7'] }]);
});

it.each([
  [
    'packages in a circle',
    {
      Units: [
        { Unit: 1, Within: 2, Sscc: null },
        { Unit: 2, Within: 1, Sscc: null },
      ],
    },
    /inside itself/,
  ],
  ['a line in a package that is not there', { Units: [] }, /is in package 2, which is not/],
  [
    'a label whose check digit is wrong',
    { Units: [{ Unit: 2, Within: null, Sscc: '095200010000000017' }] },
    /check digit/,
  ],
  ['goods at a site without an owner', { Owner: null }, /no owner/],
])('a notice with %s is kept with its reason', (_, wrong, reason) => {
  const { changes, untranslatable } = translateRows(SHIP_NOTICES, [{ ...notice, ...wrong }], context);
  expect(changes).toEqual([]);
  expect(untranslatable[0]?.reason).toMatch(reason);
});
