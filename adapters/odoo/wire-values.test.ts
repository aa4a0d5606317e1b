import fc from 'fast-check';
import { expect, it } from 'vitest';
import exchanges from './fixtures/exchanges.json' with { type: 'json' };
import { anyOf } from './rpc.ts';
import { quantGroupWire } from './wire.ts';
import { decimalOfFloat, instantWire, orNull, stampWire, wireOfStamp } from './wire-values.ts';

it('reads links, empty fields and dates as Odoo writes them', () => {
  expect(quantGroupWire.parse(exchanges.quant)).toEqual({
    product_id: { id: 14, name: '[FURN_7777] Office Chair' },
    location_id: { id: 8, name: 'WH/Stock' },
    lot_id: null,
    quantity: 38,
    write_date: Date.UTC(2026, 10, 21, 3, 12, 55) * 1000,
  });
});

it('refuses a date that is none, and one in another form', () => {
  for (const text of ['2026-02-30', '2026-11-21T03:12:55Z', '2026-13-01 00:00:00', false])
    expect(instantWire.safeParse(text).success).toBe(false);
  expect(orNull(instantWire).parse(false)).toBeNull();
});

it('gives every whole second back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const stamp = seconds * 1_000_000;
      expect(stampWire.parse(wireOfStamp(stamp))).toBe(stamp);
    }),
  );
});

it.each([
  [0.1 + 0.2, '0.3'],
  [1250, '1250'],
  [-3.5, '-3.5'],
  [1e-9, '0'],
])('reads the float %s as %s', (float, text) => {
  expect(decimalOfFloat(float)).toBe(text);
});

it('joins clauses by as many signs as stand before them in prefix notation', () => {
  const [a, b, c] = [
    ['x', '=', 1],
    ['y', '=', 2],
    ['z', '=', 3],
  ] as const;
  expect(anyOf([a])).toEqual([a]);
  expect(anyOf([a, b, c])).toEqual(['|', '|', a, b, c]);
});
