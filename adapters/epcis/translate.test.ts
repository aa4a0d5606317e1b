import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CUSTOMER,
  type Connection,
  DC_ATL,
  SECRET,
  epcisDocument,
  objectEvent,
  openConnection,
} from './fixtures/open-connection.ts';

let connection: Connection;
beforeEach(async () => {
  connection = await openConnection();
});
afterEach(() => connection.close());

const CASES = 'urn:epc:class:lgtin:0614141.112345.L-7';
const received = (fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  objectEvent({
    eventID: 'urn:uuid:1',
    bizStep: 'receiving',
    bizLocation: DC_ATL,
    readPoint: DC_ATL,
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:0614141073467:PO-1' }],
    quantityList: [{ epcClass: CASES, quantity: 3 }],
    ...fields,
  });

it('posts what was received in the base unit, with its lot and order', async () => {
  await connection.drop('1.json', epcisDocument(received()));
  const { changes, untranslatable } = await connection.read('movements');
  expect(untranslatable).toEqual([]);
  expect(changes).toMatchObject([
    {
      of: 'INVENTORY_MOVEMENT',
      record: {
        number: 'urn:uuid:1/1',
        kind: 'RECEIPT',
        sku: 'A-100',
        locationCode: 'DC-ATL',
        legalEntity: 'US01',
        quantity: '36',
        unit: 'EA',
        lot: 'L-7',
        documentNumber: 'PO-1',
        occurredAt: '2026-11-16T17:00:00.000Z',
      },
    },
  ]);
});

it.each([
  ['an issue', { bizStep: 'urn:epcglobal:cbv:bizstep:shipping' }, { kind: 'ISSUE', quantity: '-36' }],
  [
    'a transfer',
    {
      bizStep: 'cbv:BizStep-shipping',
      destinationList: [{ type: 'location', destination: 'urn:epc:id:sgln:0614141.77777.0' }],
    },
    { kind: 'TRANSFER_OUT' },
  ],
  [
    'a return',
    {
      bizTransactionList: [{ type: 'urn:epcglobal:cbv:btt:rma', bizTransaction: 'urn:epc:id:gdti:0614141.00002.R-9' }],
    },
    { kind: 'RETURN', documentNumber: 'R-9' },
  ],
  ['scrap', { bizStep: 'destroying', action: 'DELETE' }, { kind: 'ADJUSTMENT', quantity: '-36', reason: 'DESTROYING' }],
  [
    'kilograms',
    { quantityList: [{ epcClass: 'https://id.gs1.org/01/09506000134352/10/B%2F1', quantity: 87.25, uom: 'KGM' }] },
    { sku: 'A-300', quantity: '87.25', unit: 'KGM', lot: 'B/1' },
  ],
  [
    'serials',
    {
      quantityList: [],
      epcList: [
        'urn:epc:id:sgtin:0614141.112345.1',
        'urn:epc:id:sgtin:0614141.112345.2',
        'urn:epc:id:sscc:0614141.0123456789',
      ],
    },
    { quantity: '24', lot: null },
  ],
])('knows %s', async (_what, fields, record) => {
  await connection.drop('1.json', received(fields));
  expect((await connection.read('movements')).changes).toMatchObject([{ record }]);
});

it('reads all five kinds of events, and moves only what an event moves', async () => {
  const at = { eventTime: '2026-11-16T12:00:00Z', eventTimeZoneOffset: '+00:00', bizLocation: DC_ATL };
  const inside = { childQuantityList: [{ epcClass: CASES, quantity: 1 }] };
  await connection.drop(
    '1.json',
    epcisDocument(
      {
        ...at,
        type: 'AggregationEvent',
        action: 'ADD',
        bizStep: 'packing',
        parentID: 'urn:epc:id:sscc:0614141.0123456789',
        ...inside,
      },
      { ...at, type: 'AssociationEvent', action: 'ADD', parentID: 'urn:epc:id:grai:4012345.55555.987', ...inside },
      {
        ...at,
        type: 'TransactionEvent',
        action: 'ADD',
        bizStep: 'receiving',
        bizTransactionList: [{ type: 'po', bizTransaction: 'PO-2' }],
        quantityList: [{ epcClass: CASES, quantity: 1 }],
      },
      {
        ...at,
        type: 'TransformationEvent',
        inputQuantityList: [{ epcClass: CASES, quantity: 1 }],
        outputQuantityList: [{ epcClass: 'https://id.gs1.org/01/00614141123452', quantity: 12 }],
      },
    ),
  );
  const { changes, untranslatable } = await connection.read('movements');
  expect(untranslatable).toEqual([]);
  expect(changes).toMatchObject([
    { record: { kind: 'RECEIPT', quantity: '12', documentNumber: 'PO-2' } },
    { record: { kind: 'ADJUSTMENT', reason: 'TRANSFORMED', quantity: '-12' } },
    { record: { kind: 'ADJUSTMENT', reason: 'TRANSFORMED', quantity: '12' } },
  ]);
});

it('gives an event without a name the same one whenever it was recorded, and posts a declared error back once', async () => {
  const { eventID: _, ...nameless } = received();
  await connection.drop('1.json', nameless);
  await connection.drop('2.json', { recordTime: '2026-11-17T00:00:00Z', ...nameless });
  const declared = {
    ...nameless,
    errorDeclaration: { declarationTime: '2026-11-18T09:00:00Z', reason: 'did_not_occur' },
  };
  await connection.drop('3.json', declared);
  const { changes } = await connection.read('movements');
  const numbers = changes.map((change) =>
    change.of === 'INVENTORY_MOVEMENT' && change.operation === 'UPSERT' ? change.record : null,
  );
  expect(numbers[0]?.number).toMatch(/^sha256-/);
  expect(numbers[1]?.number).toBe(numbers[0]?.number);
  expect(numbers[2]).toMatchObject({
    number: `${numbers[0]?.number ?? ''}/error`,
    kind: 'ADJUSTMENT',
    quantity: '-36',
    reason: 'DECLARED_ERROR did_not_occur',
  });
});

it.each([
  ['a step of nobody', { bizStep: 'teleporting' }, /"teleporting" is not of CBV/],
  [
    'an article nobody mapped',
    { quantityList: [{ epcClass: 'https://id.gs1.org/01/09780767928427', quantity: 1 }] },
    /GTIN 09780767928427 has no SKU/,
  ],
  [
    'a wrong check digit',
    { quantityList: [{ epcClass: 'https://id.gs1.org/01/00614141123451', quantity: 1 }] },
    /names no article/,
  ],
  ['a unit that is not of Rec 20', { quantityList: [{ epcClass: CASES, quantity: 1, uom: 'KI1' }] }, /./],
  ['no amount', { quantityList: [{ epcClass: CASES }] }, /how much/],
  [
    'an amount no double holds',
    { quantityList: [{ epcClass: CASES, quantity: 0.1234567890123456 }] },
    /more than 15 digits/,
  ],
  ['a time without a zone', { eventTime: '2026-11-16T12:00:00' }, /RFC 3339/],
  ['no action', { action: undefined }, /ADD, OBSERVE or DELETE/],
])('parks an event with %s, and takes the others of its document', async (_what, fields, reason) => {
  await connection.drop('1.json', epcisDocument(received(fields), received({ eventID: 'urn:uuid:2' })));
  const { changes, untranslatable } = await connection.read('movements');
  expect(changes).toHaveLength(1);
  expect(untranslatable).toMatchObject([{ reason: expect.stringMatching(reason) as string }]);
});

const shipped = (number: number, fields: Readonly<Record<string, unknown>>) =>
  objectEvent({
    eventID: `urn:uuid:s${number}`,
    readPoint: DC_ATL,
    eventTime: `2026-11-16T0${number}:00:00Z`,
    bizTransactionList: [{ type: 'desadv', bizTransaction: 'https://wms.example.com/d/D-1' }],
    ...fields,
  });
const ORDER = { type: 'poc', bizTransaction: 'https://erp.example.com/so/SO-1' };
const DESADV = { type: 'desadv', bizTransaction: 'https://wms.example.com/d/D-1' };

it('puts the milestones of a shipment together in whatever order they come', async () => {
  const events = [
    shipped(4, { bizStep: 'accepting', readPoint: CUSTOMER }),
    shipped(3, { bizStep: 'shipping', epcList: ['https://id.gs1.org/00/006141411234567890'] }),
    shipped(1, { bizStep: 'picking', bizTransactionList: [DESADV, ORDER] }),
    shipped(2, { bizStep: 'packing' }),
  ];
  for (const [index, event] of events.entries()) await connection.drop(`${index}.json`, event);
  const { changes, untranslatable } = await connection.read('shipments');
  expect(untranslatable.length).toBe(2);
  const last = changes.at(-1);
  expect(last).toMatchObject({
    of: 'SHIPMENT',
    record: {
      number: 'D-1',
      salesOrderNumber: 'SO-1',
      shipFromCode: 'DC-ATL',
      status: 'DELIVERED',
      sscc: '006141411234567890',
      milestones: [
        { kind: 'PICK_COMPLETED', at: '2026-11-16T01:00:00.000Z' },
        { kind: 'PACKED' },
        { kind: 'DISPATCHED' },
        { kind: 'DELIVERED' },
      ],
      origin: { revision: 4 },
    },
  });
  expect((await connection.read('shipments')).changes.at(-1)).toEqual(last);
});

it('takes a milestone back that was declared an error', async () => {
  await connection.drop('1.json', shipped(1, { bizStep: 'picking', bizTransactionList: [DESADV, ORDER] }));
  await connection.drop('2.json', shipped(2, { bizStep: 'shipping' }));
  await connection.drop(
    '3.json',
    shipped(2, { bizStep: 'shipping', errorDeclaration: { declarationTime: '2026-11-17T00:00:00Z' } }),
  );
  const { changes } = await connection.read('shipments');
  expect(changes.at(-1)).toMatchObject({ record: { status: 'PICKING', milestones: [{ kind: 'PICK_COMPLETED' }] } });
});

it('captures a signed document into its folder, and none that is not signed or no document', async () => {
  const deliver = async (body: string, secret = SECRET) => {
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const headers = {
      'webhook-id': 'd-1',
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(secret, { id: 'd-1', timestampSeconds, body }),
    };
    return connection.adapter.parseWebhook?.({ headers, body: Buffer.from(body) });
  };
  const body = JSON.stringify(epcisDocument(received()));
  await expect(deliver(body, 'another-secret-altogether')).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
  await expect(deliver('{"type":"Note"}')).rejects.toMatchObject({ code: 'WEBHOOK_REJECTED' });
  expect((await connection.read('movements')).changes).toEqual([]);
  expect(await deliver(body)).toEqual({ deliveryId: 'd-1', flow: 'movements', content: { kind: 'POLL_HINT' } });
  expect((await connection.read('movements')).changes).toHaveLength(1);
});

it.each([
  ['no JSON', '{"type":'],
  ['another version', JSON.stringify({ type: 'EPCISDocument', schemaVersion: '1.2', epcisBody: { eventList: [] } })],
  ['another kind', '[]'],
])('parks a document of %s once', async (_what, text) => {
  await connection.drop('1.json', text);
  expect((await connection.read('movements')).untranslatable).toHaveLength(1);
  expect((await connection.read('shipments')).untranslatable).toHaveLength(0);
});
