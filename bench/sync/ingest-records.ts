// Records for the bench of synchronization: as many positions as are asked for, and movements of them.
import { type Upsert, upsertSchema } from '@distribution/model/erp/change';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { productIdOf, skuSchema } from '@distribution/model/products/product';

const ENTITY = legalEntityCodeSchema.parse('US01');
const BOOKED_AT = '2026-01-01T00:00:00.000Z';
/** Locations of the bench. */
export const SITES = ['S-0', 'S-1', 'S-2', 'S-3', 'S-4', 'S-5', 'S-6', 'S-7', 'S-8', 'S-9'] as const;

const siteOf = (at: number): string => SITES[at % SITES.length] ?? SITES[0];
const skuOf = (at: number): string => `B-${Math.floor(at / SITES.length)}`;
const from = (system: string, asOf: string, revision: number) => ({ system, asOf, revision });
const upsert = <K extends Upsert['of']>(of: K, record: object): Extract<Upsert, { of: K }> =>
  upsertSchema.parse({ of, operation: 'UPSERT', record }) as Extract<Upsert, { of: K }>; // the kind it was given

export const siteRecord = (code: string): Upsert =>
  upsert('LOCATION', {
    id: locationIdOf(ENTITY, locationCodeSchema.parse(code)),
    code,
    name: code,
    kind: 'DISTRIBUTION_CENTER',
    legalEntity: ENTITY,
    region: { code: 'SE', name: 'South-east' },
    parent: null,
    gln: null,
    timeZone: 'America/New_York',
    countryCode: 'US',
    city: null,
    latitude: null,
    longitude: null,
    workingHours: [],
    origin: from('erp', BOOKED_AT, 1),
  });

/** The article of a position; ten positions have one. */
export const articleRecord = (at: number): Upsert => {
  const sku = skuOf(at);
  return upsert('PRODUCT', {
    id: productIdOf(skuSchema.parse(sku)),
    sku,
    name: sku,
    description: null,
    gtin: null,
    status: 'ACTIVE',
    categoryPath: ['Bench'],
    baseUnit: 'EA',
    packagingUnits: [],
    lotTracked: false,
    shelfLifeDays: null,
    origin: from('erp', BOOKED_AT, 1),
  });
};

/** Position number `at`, with a hundred pieces. */
export const positionRecord = (at: number): Upsert => {
  const [sku, code] = [skuSchema.parse(skuOf(at)), locationCodeSchema.parse(siteOf(at))];
  return upsert('INVENTORY_POSITION', {
    id: inventoryPositionIdOf(ENTITY, sku, code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: code,
    location: { id: locationIdOf(ENTITY, code) },
    legalEntity: ENTITY,
    regionCode: 'SE',
    unit: 'EA',
    onHand: '100',
    held: '0',
    allocated: '0',
    reserved: '0',
    inTransit: '0',
    onOrder: '0',
    backordered: '0',
    lots: [],
    origin: from('erp', BOOKED_AT, 1),
  });
};

/** Movement `number` of the position `at`. */
export const movementRecord = (
  number: string,
  at: number,
  quantity: number,
): Extract<Upsert, { of: 'INVENTORY_MOVEMENT' }> => {
  const occurredAt = new Date().toISOString();
  return upsert('INVENTORY_MOVEMENT', {
    number,
    sku: skuOf(at),
    locationCode: siteOf(at),
    legalEntity: ENTITY,
    kind: 'ADJUSTMENT',
    quantity: String(quantity),
    unit: 'EA',
    reason: 'COUNT',
    lot: null,
    documentNumber: null,
    occurredAt,
    origin: from('wms', occurredAt, 1),
  });
};
