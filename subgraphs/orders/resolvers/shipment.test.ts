import { createEntityId } from '@distribution/model/entity-id';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { shipmentSchema } from '@distribution/model/orders/shipment';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { expect, it } from 'vitest';

const COMPANY = legalEntityCodeSchema.parse('ACME');
const shipment = shipmentSchema.parse({
  id: createEntityId('Shipment', COMPANY, 'SH-1'),
  number: 'SH-1',
  salesOrderNumber: 'SO-1',
  legalEntity: COMPANY,
  shipFromCode: 'DC-ATL',
  status: 'DISPATCHED',
  carrier: null,
  trackingNumber: null,
  sscc: null,
  lines: [{ orderLineNumber: 1, sku: 'A', quantity: { value: '2.5', unit: 'CS' } }],
  milestones: [
    { kind: 'DISPATCHED', at: '2026-11-21T09:00:00Z', note: null },
    { kind: 'RELEASED', at: '2026-11-21T07:00:00Z', note: 'early' },
  ],
  origin: { system: 'wms', asOf: '2026-11-21T10:00:00Z', revision: 3 },
});

it('tells milestones in the order they happened, products by reference, and where it knows it from', async () => {
  const { ask } = await openGraphs({
    productCount: 0,
    orders: { loadShipmentsByNumber: async (numbers) => numbers.map((one) => (one === 'SH-1' ? shipment : null)) },
  });
  const query = `query ($number: String) { shipment(number: $number) {
    status milestones { kind at note } lines { product { id } quantity { value unit } } asOf source
  } }`;
  const answer = await ask('orders', query, { number: 'SH-1' });
  expect(answer.errors).toBeUndefined();
  expect(answer.data.shipment).toEqual({
    status: 'DISPATCHED',
    milestones: [
      { kind: 'RELEASED', at: '2026-11-21T07:00:00.000Z', note: 'early' },
      { kind: 'DISPATCHED', at: '2026-11-21T09:00:00.000Z', note: null },
    ],
    lines: [{ product: { id: productIdOf(skuSchema.parse('A')) }, quantity: { value: '2.5', unit: 'CS' } }],
    asOf: '2026-11-21T10:00:00.000Z',
    source: 'wms',
  });
  expect((await ask('orders', query, { number: 'SH-2' })).data.shipment).toBeNull();
});
