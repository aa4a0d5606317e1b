// Canonical records for tests of the store: small, valid, and different only in what a test says.
import type { CanonicalChange, Removal, Upsert } from '@distribution/model/erp/change';
import { upsertSchema } from '@distribution/model/erp/change';
import { forecastVersionCodeSchema, forecastVersionIdOf } from '@distribution/model/forecasts/forecast';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import { orderNumberSchema, salesOrderIdOf } from '@distribution/model/orders/sales-order';
import { shipmentIdOf } from '@distribution/model/orders/shipment';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { transferOrderIdOf } from '@distribution/model/supply/transfer-order';

type Kind = Upsert['of'];
export type Fields = Readonly<Record<string, unknown>>;

const ACME = legalEntityCodeSchema.parse('ACME');
const productOf = (sku: string) => ({ id: productIdOf(skuSchema.parse(sku)) });
const locationOf = (code: string) => ({ id: locationIdOf(ACME, locationCodeSchema.parse(code)) });
const each = (value: string) => ({ value, unit: 'EA' });
const money = (amount: string) => ({ amount, currency: 'EUR' });

/** Noon of a day in November 2026, plus minutes. */
export const at = (day: number, minutes = 0): string => new Date(Date.UTC(2026, 10, day, 12, minutes)).toISOString();
const origin = (system: string, revision: number, asOf: string) => ({ system, revision, asOf });
/** A record that must parse as what it is said to be. */
export const upsert = (of: Kind, record: Fields): Upsert => upsertSchema.parse({ of, operation: 'UPSERT', record });

/** What any sample may be given beside its natural key: revision and instant of the source, and other fields. */
export interface Sample {
  readonly revision?: number;
  readonly asOf?: string;
  readonly more?: Fields;
}
/** Where a sample comes from, and the fields a test gives it. */
export const from = (system: string, { revision = 1, asOf = at(1), more = {} }: Sample): Fields => ({
  origin: origin(system, revision, asOf),
  ...more,
});

export const product = (sku: string, sample: Sample = {}): Upsert =>
  upsert('PRODUCT', {
    ...productOf(sku),
    sku,
    name: `Product ${sku}`,
    description: null,
    gtin: null,
    status: 'ACTIVE',
    categoryPath: ['Goods'],
    baseUnit: 'EA',
    packagingUnits: [],
    lotTracked: false,
    shelfLifeDays: null,
    ...from('erp', sample),
  });

export const location = (code: string, region: string, sample: Sample = {}): Upsert =>
  upsert('LOCATION', {
    ...locationOf(code),
    code,
    name: `Site ${code}`,
    kind: 'DISTRIBUTION_CENTER',
    legalEntity: ACME,
    region: { code: region, name: `Region ${region}` },
    parent: null,
    gln: null,
    timeZone: 'America/New_York',
    countryCode: 'US',
    city: null,
    latitude: null,
    longitude: null,
    workingHours: [],
    ...from('erp', sample),
  });

export const supplier = (code: string, sample: Sample = {}): Upsert =>
  upsert('SUPPLIER', {
    id: supplierIdOf(supplierCodeSchema.parse(code)),
    code,
    name: `Supplier ${code}`,
    status: 'ACTIVE',
    countryCode: null,
    gln: null,
    currency: 'EUR',
    ...from('erp', sample),
  });

export const supplierProduct = (sku: string, supplierCode: string, preferred: boolean, sample: Sample = {}): Upsert =>
  upsert('SUPPLIER_PRODUCT', {
    sku,
    product: productOf(sku),
    supplierCode,
    supplier: { id: supplierIdOf(supplierCodeSchema.parse(supplierCode)) },
    preferred,
    supplierSku: null,
    leadTimeDays: 7,
    leadTimeDeviationDays: '1.5',
    minimumOrderQuantity: each('10'),
    orderMultiple: null,
    unitPrice: money('1.25'),
    ...from('erp', sample),
  });

export const customer = (code: string, sample: Sample = {}): Upsert =>
  upsert('CUSTOMER', {
    id: customerIdOf(customerCodeSchema.parse(code)),
    code,
    name: `Customer ${code}`,
    customerClass: 'A',
    countryCode: null,
    gln: null,
    currency: 'EUR',
    priceGroup: null,
    ...from('erp', sample),
  });

export const position = (sku: string, code: string, region: string, onHand: string, sample: Sample = {}): Upsert =>
  upsert('INVENTORY_POSITION', {
    id: inventoryPositionIdOf(ACME, skuSchema.parse(sku), locationCodeSchema.parse(code)),
    sku,
    product: productOf(sku),
    locationCode: code,
    location: locationOf(code),
    legalEntity: ACME,
    regionCode: region,
    unit: 'EA',
    onHand,
    held: '0',
    allocated: '0',
    reserved: '0',
    inTransit: '0',
    onOrder: '0',
    backordered: '0',
    lots: [],
    ...from('erp', sample),
  });

export const movement = (number: string, sku: string, code: string, quantity: string, occurredAt: string): Upsert =>
  upsert('INVENTORY_MOVEMENT', {
    number,
    sku,
    locationCode: code,
    legalEntity: ACME,
    kind: 'ADJUSTMENT',
    quantity,
    unit: 'EA',
    reason: 'COUNT',
    lot: null,
    documentNumber: null,
    occurredAt,
    ...from('wms', { asOf: occurredAt }),
  });

export const planning = (sku: string, code: string, safetyStock: string, sample: Sample = {}): Upsert =>
  upsert('PLANNING_PARAMETERS', {
    sku,
    locationCode: code,
    unit: 'EA',
    safetyStock,
    reorderPoint: null,
    maximumStock: null,
    serviceLevel: '0.95',
    reviewPeriodDays: null,
    ...from('erp', sample),
  });

/** What planning reckons with at the instant. */
export const stockAssumption = (
  sku: string,
  code: string,
  onHand: string,
  takenAt: string,
  sample: Sample = {},
): Upsert =>
  upsert('STOCK_ASSUMPTION', {
    sku,
    locationCode: code,
    onHand,
    unit: 'EA',
    takenAt,
    ...from('planning', sample),
  });

export const salesOrder = (
  number: string,
  order: {
    readonly customer: string | null;
    readonly from: string;
    readonly region: string;
    readonly skus: readonly string[];
  },
  sample: Sample = {},
): Upsert =>
  upsert('SALES_ORDER', {
    id: salesOrderIdOf(ACME, orderNumberSchema.parse(number)),
    number,
    legalEntity: ACME,
    regionCode: order.region,
    status: 'CONFIRMED',
    customerCode: order.customer,
    customer: order.customer === null ? null : { id: customerIdOf(customerCodeSchema.parse(order.customer)) },
    shipFromCode: order.from,
    shipFrom: locationOf(order.from),
    orderedAt: at(1),
    currency: 'EUR',
    totalAmount: money('10'),
    customerReference: null,
    lines: order.skus.map((sku, index) => ({
      number: index + 1,
      sku,
      product: productOf(sku),
      quantity: each('4'),
      allocatedQuantity: each('0'),
      shippedQuantity: each('0'),
      unitPrice: money('2.5'),
      lineAmount: money('10'),
      requestedOn: null,
      promisedOn: null,
    })),
    ...from('erp', sample),
  });

export const shipment = (
  number: string,
  salesOrderNumber: string,
  fromCode: string,
  sku: string,
  sample: Sample = {},
): Upsert =>
  upsert('SHIPMENT', {
    id: shipmentIdOf(ACME, number),
    number,
    salesOrderNumber,
    legalEntity: ACME,
    shipFromCode: fromCode,
    status: 'PICKING',
    carrier: null,
    trackingNumber: null,
    sscc: null,
    lines: [{ orderLineNumber: 1, sku, quantity: each('4') }],
    milestones: [],
    ...from('wms', sample),
  });

export const purchaseOrder = (
  number: string,
  order: {
    readonly supplier: string;
    readonly to: string;
    readonly region: string;
    readonly lines: Readonly<Record<string, string>>;
  },
  sample: Sample = {},
): Upsert =>
  upsert('PURCHASE_ORDER', {
    id: purchaseOrderIdOf(ACME, purchaseOrderNumberSchema.parse(number)),
    number,
    legalEntity: ACME,
    regionCode: order.region,
    status: 'SENT',
    supplierCode: order.supplier,
    supplier: { id: supplierIdOf(supplierCodeSchema.parse(order.supplier)) },
    shipToCode: order.to,
    shipTo: locationOf(order.to),
    orderedAt: at(1),
    currency: 'EUR',
    totalAmount: money('10'),
    lines: Object.entries(order.lines).map(([sku, expectedAt], index) => ({
      number: index + 1,
      sku,
      product: productOf(sku),
      orderedQuantity: each('12'),
      receivedQuantity: each('0'),
      unitPrice: money('1'),
      expectedAt,
      requestedAt: expectedAt,
    })),
    ...from('erp', sample),
  });

export const transferOrder = (
  number: string,
  fromCode: string,
  toCode: string,
  sku: string,
  sample: Sample = {},
): Upsert =>
  upsert('TRANSFER_ORDER', {
    id: transferOrderIdOf(ACME, number),
    number,
    legalEntity: ACME,
    status: 'RELEASED',
    shipFromCode: fromCode,
    shipFrom: locationOf(fromCode),
    shipToCode: toCode,
    shipTo: locationOf(toCode),
    expectedAt: at(5),
    lines: [{ number: 1, sku, product: productOf(sku), quantity: each('3'), receivedQuantity: each('0') }],
    ...from('erp', sample),
  });

export const forecastVersion = (code: string, status: string, seriesCount: number, sample: Sample = {}): Upsert =>
  upsert('FORECAST_VERSION', {
    id: forecastVersionIdOf(forecastVersionCodeSchema.parse(code)),
    code,
    status,
    publishedAt: at(1),
    horizonStart: '2026-11-02',
    seriesCount,
    ...from('planning', sample),
  });

export const forecastSeries = (
  versionCode: string,
  sku: string,
  code: string,
  quantities: readonly string[],
  sample: Sample = {},
): Upsert =>
  upsert('FORECAST_SERIES', {
    versionCode,
    sku,
    locationCode: code,
    measure: 'MEAN',
    grain: 'WEEK',
    startsOn: '2026-11-02',
    unit: 'EA',
    quantities,
    overrides: [],
    ...from('planning', sample),
  });

/** The end of a record in its system. */
export const removal = (
  of: Kind,
  key: readonly string[],
  revision: number,
  asOf = at(1),
  system = 'erp',
): CanonicalChange => {
  const removed = { of, operation: 'DELETE', key: [...key], origin: origin(system, revision, asOf) };
  return removed as unknown as Removal; // literals of a valid removal, unbranded
};
