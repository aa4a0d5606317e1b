import {
  type ForecastSeries,
  type ForecastVersion,
  forecastSeriesSchema,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import { inventoryPositionIdOf, inventoryPositionSchema } from '@distribution/model/inventory/position';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import { planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import {
  type Location,
  locationCodeSchema,
  locationIdOf,
  locationSchema,
} from '@distribution/model/locations/location';
import { type Product, productIdOf, productSchema, skuSchema } from '@distribution/model/products/product';
import {
  type PurchaseOrder,
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import { type SupplierProduct, supplierProductSchema } from '@distribution/model/supply/supplier-product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';

/** The instant everything in these records is current at. */
export const RECORDS_AS_OF = '2026-11-21T10:00:00.000Z';
const origin = { system: 'erp', asOf: RECORDS_AS_OF, revision: 1 };
const COMPANY = legalEntityCodeSchema.parse('ACME');
const idOfLocation = (code: string) => locationIdOf(COMPANY, locationCodeSchema.parse(code));
const idOfProduct = (sku: string) => productIdOf(skuSchema.parse(sku));

export const aProduct = (sku: string): Product =>
  productSchema.parse({
    id: idOfProduct(sku),
    sku,
    name: `Product ${sku}`,
    description: null,
    gtin: null,
    status: 'ACTIVE',
    categoryPath: ['All'],
    baseUnit: 'EA',
    packagingUnits: [{ unit: 'CS', numerator: '12', denominator: '1', gtin: null }],
    lotTracked: false,
    shelfLifeDays: null,
    origin,
  });

export const aLocation = (code: string, region: string): Location =>
  locationSchema.parse({
    id: idOfLocation(code),
    code,
    name: `Location ${code}`,
    kind: 'DISTRIBUTION_CENTER',
    legalEntity: COMPANY,
    region: { code: region, name: `Region ${region}` },
    parent: null,
    gln: null,
    timeZone: 'America/New_York',
    countryCode: 'US',
    city: null,
    latitude: null,
    longitude: null,
    workingHours: [],
    origin,
  });

/** Stock of 10, of which 1 is held, 2 allocated and 3 reserved; a safety stock of 5. */
export const aPosition = (sku: string, code: string, region: string): PlannedPosition => ({
  position: inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(COMPANY, skuSchema.parse(sku), locationCodeSchema.parse(code)),
    sku,
    product: { id: idOfProduct(sku) },
    locationCode: code,
    location: { id: idOfLocation(code) },
    legalEntity: COMPANY,
    regionCode: region,
    unit: 'EA',
    onHand: '10',
    held: '1',
    allocated: '2',
    reserved: '3',
    inTransit: '0',
    onOrder: '0',
    backordered: '0',
    lots: [],
    origin,
  }),
  parameters: planningParametersSchema.parse({
    sku,
    locationCode: code,
    unit: 'EA',
    safetyStock: '5',
    reorderPoint: null,
    maximumStock: null,
    serviceLevel: null,
    reviewPeriodDays: null,
    origin,
  }),
});

export const aSupplier = (code: string): Supplier =>
  supplierSchema.parse({
    id: supplierIdOf(supplierCodeSchema.parse(code)),
    code,
    name: `Supplier ${code}`,
    status: 'ACTIVE',
    countryCode: null,
    gln: null,
    currency: 'USD',
    origin,
  });

/** The terms of that supplier for that product: 14 days, 12 at least. */
export const aSupplierProduct = (product: Product, supplier: Supplier): SupplierProduct =>
  supplierProductSchema.parse({
    sku: product.sku,
    product: { id: product.id },
    supplierCode: supplier.code,
    supplier: { id: supplier.id },
    preferred: true,
    supplierSku: null,
    leadTimeDays: 14,
    leadTimeDeviationDays: null,
    minimumOrderQuantity: { value: '12', unit: 'EA' },
    orderMultiple: null,
    unitPrice: null,
    origin,
  });

/** An open order of 100 of one product from one supplier. */
export const aPurchaseOrder = (
  number: string,
  sku: string,
  supplierCode: string,
  code: string,
  region: string,
): PurchaseOrder =>
  purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(COMPANY, purchaseOrderNumberSchema.parse(number)),
    number,
    legalEntity: COMPANY,
    regionCode: region,
    status: 'SENT',
    supplierCode,
    supplier: { id: supplierIdOf(supplierCodeSchema.parse(supplierCode)) },
    shipToCode: code,
    shipTo: { id: idOfLocation(code) },
    orderedAt: RECORDS_AS_OF,
    currency: 'USD',
    totalAmount: { amount: '100', currency: 'USD' },
    lines: [
      {
        number: 1,
        sku,
        product: { id: idOfProduct(sku) },
        orderedQuantity: { value: '100', unit: 'EA' },
        receivedQuantity: { value: '0', unit: 'EA' },
        unitPrice: { amount: '1', currency: 'USD' },
        expectedAt: '2026-12-01T10:00:00Z',
        requestedAt: '2026-12-01T10:00:00Z',
      },
    ],
    origin,
  });

export const aForecastVersion = (code: string): ForecastVersion =>
  forecastVersionSchema.parse({
    id: forecastVersionIdOf(forecastVersionCodeSchema.parse(code)),
    code,
    status: 'PUBLISHED',
    publishedAt: RECORDS_AS_OF,
    horizonStart: '2026-11-16',
    seriesCount: 1,
    origin: { ...origin, system: 'planning' },
  });

/** Four weeks of 7 a week, from the week of {@link RECORDS_AS_OF}. */
export const aForecastSeries = (versionCode: string, sku: string, locationCode: string): ForecastSeries =>
  forecastSeriesSchema.parse({
    versionCode,
    sku,
    locationCode,
    measure: 'MEAN',
    grain: 'WEEK',
    startsOn: '2026-11-16',
    unit: 'EA',
    quantities: ['7', '7', '7', '7'],
    overrides: [],
    origin: { ...origin, system: 'planning' },
  });
