import { readFileSync } from 'node:fs';
import { glnSchema } from '@distribution/model/gs1/gln';
import { gtinSchema } from '@distribution/model/gs1/gtin';
import { gs1CheckDigit } from '@distribution/model/gs1/check-digit';
import { inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { shipmentIdOf, shipmentSchema } from '@distribution/model/orders/shipment';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { parseInstant } from '@distribution/model/time/instant';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gs1Keys, documentOf, eventOfMovement, eventsOfShipment } from './describe-epcis.ts';
import { openConnection } from './fixtures/open-connection.ts';
import { identify, linkOf } from './identifiers.ts';

const keys: Gs1Keys = {
  gtinOf: (sku) => (sku === 'A-300' ? gtinSchema.parse('09506000134352') : null),
  glnOf: (code) => (code === 'DC-ATL' ? glnSchema.parse('0614141073467') : null),
  root: 'https://graph.example.com',
};
const origin = { system: 'wms', asOf: '2026-11-16T12:00:00Z', revision: 1 };
const movement = (quantity: string, kind: string, lot: string | null) =>
  inventoryMovementSchema.parse({
    number: 'M-1',
    sku: 'A-300',
    locationCode: 'DC-ATL',
    legalEntity: 'US01',
    kind,
    quantity,
    unit: 'KGM',
    reason: null,
    lot,
    documentNumber: 'PO-7',
    occurredAt: '2026-11-16T12:00:00Z',
    origin,
  });
const US01 = legalEntityCodeSchema.parse('US01');
const shipment = shipmentSchema.parse({
  id: shipmentIdOf(US01, 'D-1'),
  number: 'D-1',
  salesOrderNumber: 'SO-1',
  legalEntity: 'US01',
  shipFromCode: 'DC-ATL',
  status: 'DELIVERED',
  carrier: null,
  trackingNumber: null,
  sscc: '006141411234567890',
  lines: [{ orderLineNumber: 1, sku: 'A-300', quantity: { value: '2.5', unit: 'KGM' } }],
  milestones: [
    { kind: 'RELEASED', at: '2026-11-16T08:00:00Z', note: null },
    { kind: 'PICK_COMPLETED', at: '2026-11-16T09:00:00Z', note: null },
    { kind: 'DISPATCHED', at: '2026-11-16T10:00:00Z', note: null },
    { kind: 'DELIVERED', at: '2026-11-17T10:00:00Z', note: null },
  ],
  origin,
});
const now = parseInstant('2026-11-18T00:00:00Z');
const whole = documentOf(
  [
    eventOfMovement(movement('12.5', 'RECEIPT', 'B/1'), keys),
    eventOfMovement(movement('-3', 'ISSUE', null), keys),
    ...eventsOfShipment(shipment, keys),
  ],
  now,
);

it('tells receipts and issues so that who reads them has the same stock', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e12 }),
      fc.option(fc.stringMatching(/^[A-Za-z0-9/.-]{1,20}$/)),
      fc.boolean(),
      async (thousandths, lot, leaves) => {
        const told = movement(`${leaves ? '-' : ''}${thousandths / 1000}`, leaves ? 'ISSUE' : 'RECEIPT', lot);
        const connection = await openConnection();
        await connection.drop('1.json', documentOf([eventOfMovement(told, keys)], now));
        const { changes, untranslatable } = await connection.read('movements');
        await connection.close();
        expect(untranslatable).toEqual([]);
        expect(changes).toMatchObject([
          {
            record: {
              kind: told.kind,
              quantity: told.quantity,
              unit: 'KGM',
              lot,
              documentNumber: 'PO-7',
              sku: 'A-300',
              occurredAt: told.occurredAt,
            },
          },
        ]);
      },
    ),
    { numRuns: 20 },
  );
});

it('tells a shipment so that who reads it has its milestones', async () => {
  const connection = await openConnection();
  await connection.drop('1.json', documentOf(eventsOfShipment(shipment, keys), now));
  const { changes } = await connection.read('shipments');
  await connection.close();
  expect(changes.at(-1)).toMatchObject({
    record: {
      number: 'D-1',
      salesOrderNumber: 'SO-1',
      sscc: shipment.sscc,
      status: 'DISPATCHED',
      milestones: shipment.milestones.slice(1, 3),
    },
  });
});

it('reads back every key it writes, and the same key in its other spelling', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{13}$/), fc.option(fc.string({ minLength: 1 })), (digits, lot) => {
      const gtin = gtinSchema.parse(`${digits}${gs1CheckDigit(digits)}`);
      const identified = { kind: 'GTIN', gtin, lot, serial: null } as const;
      expect(identify(linkOf(identified))).toEqual(identified);
      const urn = `urn:epc:class:lgtin:${digits.slice(1, 8)}.${digits.slice(0, 1)}${digits.slice(8)}.L`;
      expect(identify(urn)).toEqual({ ...identified, lot: 'L' });
    }),
  );
});

it('tells nothing under a made-up key', () => {
  expect(() => eventOfMovement({ ...movement('1', 'RECEIPT', null), sku: 'A-1' as never }, keys)).toThrow(
    'has no GTIN',
  );
  expect(() => eventOfMovement({ ...movement('1', 'RECEIPT', null), locationCode: 'X' as never }, keys)).toThrow(
    'has no GLN',
  );
});

// GS1 publishes the schema without a licence to pass it on, so it is not part of this repository.
const schemaFile = process.env['EPCIS_SCHEMA_FILE'];
describe.skipIf(schemaFile === undefined)('the JSON Schema of GS1 (EPCIS_SCHEMA_FILE)', () => {
  const check = (document: unknown): string => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(readFileSync(schemaFile ?? '', 'utf8')) as object; // a JSON Schema is an object
    return ajv.validate(schema, document) === true ? '' : ajv.errorsText();
  };

  it('accepts what is written', () => expect(check(whole)).toBe(''));
  it('would see a wrong one', () => expect(check({ ...whole, schemaVersion: 2 })).not.toBe(''));
});
