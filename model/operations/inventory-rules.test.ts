import { describe, expect, it } from 'vitest';
import type { PlannedPosition } from '../inventory/ports.ts';
import { inventoryPositionIdOf, inventoryPositionSchema } from '../inventory/position.ts';
import { planningParametersSchema } from '../inventory/planning-parameters.ts';
import { legalEntityCodeSchema } from '../legal-entity.ts';
import { locationCodeSchema, locationIdOf } from '../locations/location.ts';
import { productIdOf, skuSchema } from '../products/product.ts';
import { INVENTORY_RULES } from './inventory-rules.ts';

const sku = skuSchema.parse('A-1');
const locationCode = locationCodeSchema.parse('DC-ATL');
const legalEntity = legalEntityCodeSchema.parse('US01');
const origin = { system: 'erp', asOf: '2026-01-05T10:00:00Z', revision: 1 };

const planned = (
  amounts: Partial<Record<'onHand' | 'held' | 'allocated' | 'reserved', string>>,
  safetyStock: string | null,
): PlannedPosition => ({
  position: inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(legalEntity, sku, locationCode),
    sku,
    product: { id: productIdOf(sku) },
    locationCode,
    location: { id: locationIdOf(legalEntity, locationCode) },
    legalEntity,
    regionCode: 'SE',
    unit: 'EA',
    onHand: '0',
    held: '0',
    allocated: '0',
    reserved: '0',
    inTransit: '0',
    onOrder: '0',
    backordered: '0',
    lots: [],
    origin,
    ...amounts,
  }),
  parameters:
    safetyStock === null
      ? null
      : planningParametersSchema.parse({
          sku,
          locationCode,
          unit: 'EA',
          safetyStock,
          reorderPoint: null,
          maximumStock: null,
          serviceLevel: null,
          reviewPeriodDays: null,
          origin,
        }),
});

describe('STOCKOUT_RISK', () => {
  it.each([
    ['100', '100', undefined],
    ['100', '99.999', 'MEDIUM'],
    ['100', '50', 'MEDIUM'],
    ['100', '49.999', 'HIGH'],
    ['100', '0.001', 'HIGH'],
    ['100', '0', 'CRITICAL'],
    ['100', '-5', 'CRITICAL'],
    ['0', '-5', undefined],
    [null, '0', undefined],
  ] as const)('with a safety stock of %s and %s on hand is %s', (safetyStock, onHand, severity) => {
    expect(INVENTORY_RULES.STOCKOUT_RISK(planned({ onHand }, safetyStock))?.severity).toBe(severity);
  });

  it('looks at what is available, not at what lies there', () => {
    const promised = planned({ onHand: '100', held: '10', allocated: '30', reserved: '20' }, '50');
    expect(INVENTORY_RULES.STOCKOUT_RISK(promised)).toEqual({
      kind: 'STOCKOUT_RISK',
      severity: 'MEDIUM',
      message: 'A-1 at DC-ATL has 40 EA available, below its safety stock of 50.',
    });
  });
});

describe('NEGATIVE_STOCK', () => {
  it('is what lies below nothing, with or without planning', () => {
    const found = ['-0.001', '0', '1'].map((onHand) => INVENTORY_RULES.NEGATIVE_STOCK(planned({ onHand }, null)));
    expect(found.map((finding) => finding?.severity)).toEqual(['HIGH', undefined, undefined]);
  });

  it('is not what is promised twice', () => {
    expect(INVENTORY_RULES.NEGATIVE_STOCK(planned({ onHand: '1', allocated: '5' }, '10'))).toBeNull();
  });
});
