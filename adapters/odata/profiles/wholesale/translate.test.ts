import { parseInstant } from '@distribution/model/time/instant';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { systemCodeSchema } from '@distribution/model/origin';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../protocol/protocol.ts';
import { takeRows } from '../../reading/take-rows.ts';
import type { FlowRecordType } from '../../record-type.ts';
import type { Site } from '../../site.ts';
import items from './fixtures/items.json' with { type: 'json' };
import purchaseOrders from './fixtures/purchase-orders.json' with { type: 'json' };
import salesOrders from './fixtures/sales-orders.json' with { type: 'json' };
import sites from './fixtures/sites.json' with { type: 'json' };
import stock from './fixtures/stock.json' with { type: 'json' };
import { ITEMS, PURCHASE_ORDERS, SALES_ORDERS, SITES, STOCK } from './record-types.ts';

const US01 = legalEntityCodeSchema.parse('US01');
const siteNamed = (name: string): Site => {
  const code = locationCodeSchema.parse(name);
  return {
    id: locationIdOf(US01, code),
    code,
    legalEntity: US01,
    regionCode: 'SE',
    zone: zoneIdSchema.parse('America/New_York'),
  };
};
const context = {
  system: systemCodeSchema.parse('erp'),
  answeredAt: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(),
  site: (name: string) => (name.startsWith('DC-') ? siteNamed(name) : null),
  currency: (code: string) => code,
  readingRevision: () => 1,
};
const recordOf = (type: FlowRecordType, rows: readonly Row[]) => {
  const { changes, untranslatable } = takeRows(type, rows, context);
  const [change] = changes;
  return {
    record: change?.operation === 'UPSERT' ? change.record : null,
    reasons: untranslatable.map(({ reason }) => reason),
    untranslatable,
  };
};

describe('recorded rows of the ERP', () => {
  it('an item: codes, units and packaging in canonical words', () => {
    expect(recordOf(ITEMS, items.value.slice(0, 1)).record).toMatchObject({
      sku: 'A-100',
      gtin: '9520010001008',
      status: 'ACTIVE',
      categoryPath: ['Safety', 'Hand protection'],
      baseUnit: 'EA',
      packagingUnits: [{ unit: 'CT', numerator: '12', denominator: '1', gtin: '19520010001005' }],
      origin: { system: 'erp', asOf: '2026-03-02T08:00:00.000Z' },
    });
  });

  it('a site: kind, region, zone and opening hours', () => {
    expect(recordOf(SITES, sites.value.slice(0, 1)).record).toMatchObject({
      kind: 'DISTRIBUTION_CENTER',
      region: { code: 'SE', name: 'Southeast' },
      workingHours: { length: 5, 0: { isoWeekday: 1, opensAt: '08:00', closesAt: '18:00' } },
    });
  });

  it('stock is as of what the ERP has booked, not of the reading', () => {
    const { record } = recordOf(STOCK, stock.value);
    expect(record).toMatchObject({
      sku: 'A-100',
      regionCode: 'SE',
      unit: 'EA',
      onHand: '120',
      allocated: '24',
      onOrder: '240',
    });
    expect(record?.origin.asOf).toBe('2026-03-02T06:00:00.000Z');
  });

  it('a sales order: amounts stay exact, quantities in the unit of the line', () => {
    expect(recordOf(SALES_ORDERS, salesOrders.value).record).toMatchObject({
      status: 'PARTIALLY_SHIPPED',
      totalAmount: { amount: '215.76', currency: 'USD' },
      lines: [
        { number: 10, quantity: { value: '2', unit: 'CT' }, unitPrice: { amount: '71.88' } },
        { number: 20, shippedQuantity: { value: '12', unit: 'EA' } },
      ],
    });
  });

  it('a purchase order: a confirmed day is due until its end where the goods arrive', () => {
    expect(recordOf(PURCHASE_ORDERS, purchaseOrders.value).record).toMatchObject({
      lines: [{ expectedAt: '2026-03-06T04:59:59.000Z', requestedAt: '2026-03-04T04:59:59.000Z' }],
    });
  });
});

describe('rows that make no sense', () => {
  const item = items.value[0] ?? {};
  it.each([
    ['an unknown unit', { BaseUom: 'FURLONG' }, 'FURLONG'],
    ['a missing property', { Description: undefined }, 'Description'],
    ['a status that is not known', { ItemStatus: 'X' }, 'ItemStatus'],
  ])('%s: kept with its reason and its payload', (_name, change, word) => {
    const row = { ...item, ...change };
    const { record, untranslatable } = recordOf(ITEMS, [row]);
    expect(record).toBeNull();
    expect(untranslatable).toMatchObject([
      { key: 'Items(A-100)', reason: expect.stringContaining(word), payload: JSON.stringify(row) },
    ]);
  });

  it('a wrong check digit costs the GTIN, not the article, and is told', () => {
    const { record, reasons } = recordOf(ITEMS, [{ ...item, EanCode: '9520010001009' }]);
    expect(record).toMatchObject({ sku: 'A-100', gtin: null });
    expect(reasons).toEqual([expect.stringContaining('9520010001009')]);
  });

  it('a decimal that came as a float is refused, never rounded', () => {
    const { record, reasons } = recordOf(STOCK, [{ ...stock.value[0], QtyOnHand: 87.25 }]);
    expect(record).toBeNull();
    expect(reasons[0]).toContain('QtyOnHand');
  });

  it('a site the ERP does not list', () => {
    expect(recordOf(STOCK, [{ ...stock.value[0], SiteNo: 'NOWHERE' }]).reasons).toEqual([
      'site "NOWHERE" is not in the ERP\'s list of sites',
    ]);
  });

  it('one bad row leaves the others alone', () => {
    const { changes, untranslatable } = takeRows(ITEMS, [{ ItemNo: 'BAD' }, ...items.value], context);
    expect([changes.length, untranslatable.length]).toEqual([items.value.length, 1]);
  });
});
