import { inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { inventoryPositionIdOf, inventoryPositionSchema } from '@distribution/model/inventory/position';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { COMMON_FIELDS, type Recipe, needed, optional } from './recipe.ts';

const AMOUNTS = ['held', 'allocated', 'reserved', 'inTransit', 'onOrder', 'backordered'] as const;

/** Amounts that no column tells are 0. */
const inventory: Recipe = {
  of: 'INVENTORY_POSITION',
  fields: {
    ...needed({ sku: 'text', locationCode: 'text', legalEntity: 'text', regionCode: 'text' }),
    ...needed({ unit: 'unit', onHand: 'decimal' }),
    ...optional(Object.fromEntries(AMOUNTS.map((name) => [name, 'decimal']))),
    ...COMMON_FIELDS,
  },
  key: ['sku', 'locationCode'],
  removable: true,
  build: (values, _lines, origin) => {
    const sku = skuSchema.parse(values['sku']);
    const code = locationCodeSchema.parse(values['locationCode']);
    const legalEntity = legalEntityCodeSchema.parse(values['legalEntity']);
    return inventoryPositionSchema.parse({
      ...values,
      ...Object.fromEntries(AMOUNTS.map((name) => [name, values[name] ?? '0'])),
      id: inventoryPositionIdOf(legalEntity, sku, code),
      product: { id: productIdOf(sku) },
      location: { id: locationIdOf(legalEntity, code) },
      lots: [],
      origin,
    });
  },
};

const movements: Recipe = {
  of: 'INVENTORY_MOVEMENT',
  fields: {
    ...needed({ number: 'text', sku: 'text', locationCode: 'text', legalEntity: 'text', kind: 'text' }),
    ...needed({ quantity: 'decimal', unit: 'unit', occurredAt: 'moment' }),
    ...optional({ reason: 'text', lot: 'text', documentNumber: 'text' }),
    ...COMMON_FIELDS,
  },
  key: ['number'],
  removable: false,
  build: (values, _lines, origin) => inventoryMovementSchema.parse({ ...values, origin }),
};

const planningParameters: Recipe = {
  of: 'PLANNING_PARAMETERS',
  fields: {
    ...needed({ sku: 'text', locationCode: 'text', unit: 'unit', safetyStock: 'decimal' }),
    ...optional({ reorderPoint: 'decimal', maximumStock: 'decimal', serviceLevel: 'decimal' }),
    ...optional({ reviewPeriodDays: 'integer' }),
    ...COMMON_FIELDS,
  },
  key: ['sku', 'locationCode'],
  removable: true,
  build: (values, _lines, origin) => planningParametersSchema.parse({ ...values, origin }),
};

export const STOCK = { inventory, movements, 'planning-parameters': planningParameters } as const;
