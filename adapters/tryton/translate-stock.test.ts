import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { expect, it } from 'vitest';
import { translateMovement, translateStock } from './translate-stock.ts';
import { TRYTON_UNITS, type TranslationContext } from './translation.ts';
import { type OpenMoveWire, movementWire } from './wire.ts';

const context: TranslationContext = {
  system: systemCodeSchema.parse('erp'),
  legalEntity: legalEntityCodeSchema.parse('US01'),
  settings: {
    site: { region: { code: 'ALL', name: 'All' }, timeZone: zoneIdSchema.parse('America/New_York'), countryCode: 'US' },
    sites: {},
    customerClass: 'C',
  },
  currency: 'USD',
  answeredAt: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(TRYTON_UNITS),
};
const piece = { symbol: 'u', factor: 1, rate: 1 };
const inside = (code: string) => ({ type: 'storage', 'warehouse.': { code } });
const outside = (type: string) => ({ type, 'warehouse.': null });
const move = (from: object, to: object, more: Partial<OpenMoveWire> = {}): OpenMoveWire =>
  ({
    product: 1,
    state: 'draft',
    internal_quantity: 10,
    'from_location.': from,
    'to_location.': to,
    sent: false,
    ...more,
  }) as OpenMoveWire; // of parts made above
const stockWith = (quantity: number, openMoves: readonly OpenMoveWire[]) =>
  translateStock({ sku: 'A', warehouseCode: 'WH', unit: piece, quantity, openMoves, revision: 1 }, context);

it.each([
  ['all of it', 25, '10', '0'],
  ['some of it', 4, '4', '6'],
  ['nothing', 0, '0', '10'],
  ['less than nothing', -3, '0', '10'],
])('divides what customers ordered when %s lies there', (_name, quantity, allocated, backordered) => {
  expect(stockWith(quantity, [move(inside('WH'), outside('customer'))])).toMatchObject({ allocated, backordered });
});

it('counts each open move once, for what it means to this warehouse', () => {
  const transit = outside('storage');
  const position = stockWith(100, [
    move(outside('supplier'), inside('WH')),
    move(outside('supplier'), inside('WH2')),
    move(inside('WH'), inside('WH')),
    move(inside('WH'), inside('WH2'), { state: 'assigned' }),
    move(inside('WH'), inside('WH2')),
    move(transit, inside('WH'), { sent: true }),
    move(transit, inside('WH')),
  ]);
  expect(position).toMatchObject({ onHand: '100', onOrder: '10', reserved: '10', inTransit: '10', allocated: '0' });
});

it('refuses a unit whose meaning nobody has configured', () => {
  const unknown = { symbol: 'furlong', factor: 1, rate: 1 };
  const stock = { sku: 'A', warehouseCode: 'WH', unit: unknown, quantity: 1, openMoves: [], revision: 1 };
  expect(() => translateStock(stock, context)).toThrow('unit "furlong" has no UN/ECE Rec 20 meaning configured');
});

const dated = (day: number) => ({
  __class__: 'datetime',
  year: 2026,
  month: 3,
  day,
  hour: 15,
  minute: 0,
  second: 0,
  microsecond: 0,
});
const done = (from: object, to: object, bookedOn = 2) =>
  translateMovement(
    movementWire.parse({
      id: 7,
      'product.': { code: 'A', 'default_uom.': piece },
      internal_quantity: 10,
      'from_location.': from,
      'to_location.': to,
      effective_date: { __class__: 'date', year: 2026, month: 3, day: 2 },
      origin: null,
      shipment: 'stock.shipment.in,4',
      create_date: dated(bookedOn),
      write_date: null,
    }),
    context,
  );

it.each([
  ['a receipt', outside('supplier'), inside('WH'), [['RECEIPT', '10', 'WH']]],
  ['an issue', inside('WH'), outside('customer'), [['ISSUE', '-10', 'WH']]],
  ['goods that come back', outside('customer'), inside('WH'), [['RETURN', '10', 'WH']]],
  ['goods that go back', inside('WH'), outside('supplier'), [['RETURN', '-10', 'WH']]],
  ['a count', outside('lost_found'), inside('WH'), [['ADJUSTMENT', '10', 'WH']]],
  ['putting away', inside('WH'), inside('WH'), []],
  [
    'a transfer',
    inside('WH'),
    inside('WH2'),
    [
      ['TRANSFER_OUT', '-10', 'WH'],
      ['TRANSFER_IN', '10', 'WH2'],
    ],
  ],
])('tells %s', (_name, from, to, told) => {
  expect(done(from, to).map(({ kind, quantity, locationCode }) => [kind, quantity, locationCode])).toEqual(told);
});

it('dates a movement by its record when that was the day, else at the end of the day there', () => {
  const receipt = [outside('supplier'), inside('WH')] as const;
  expect(done(...receipt)[0]?.occurredAt).toBe('2026-03-02T15:00:00.000Z');
  expect(done(...receipt, 5)[0]?.occurredAt).toBe('2026-03-03T04:59:59.000Z');
});
