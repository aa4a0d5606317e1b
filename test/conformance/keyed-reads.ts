import type { RecordKind } from '@distribution/model/erp/change';
import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { type ForecastSeries, forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { patientCall } from './asking.ts';

/** A natural key in parts, as a change's record has it. */
export type Key = readonly string[];
type Answers = Promise<readonly KeyedAnswer<unknown>[]>;

/** One way to read records by their natural keys, and the flow that tells of the same records. */
export interface KeyedRead {
  readonly name: string;
  readonly kind: RecordKind;
  readonly flow: FlowName;
  /** `null` where the adapter does not offer it. */
  readonly of: (adapter: SystemAdapter) => ((keys: readonly Key[]) => Answers) | null;
  /** A key like the given one, of a record that is nowhere, by that name. */
  readonly absent: (like: Key, name?: string) => Key;
  /** The record of a key inside an answer's value. */
  readonly recordIn: (value: unknown, key: Key) => unknown;
}

const NOWHERE = 'ZZ-NOWHERE';
const absentFirst = ([, ...rest]: Key, name = NOWHERE): Key => [name, ...rest];
const itself = (value: unknown): unknown => value;
const first = (key: Key): string => key[0] ?? '';
const position = ([sku, code]: Key) => ({ sku: skuSchema.parse(sku), locationCode: locationCodeSchema.parse(code) });

/** All the ways there are; ports that are added to model/ get a line here. */
export const KEYED_READS: readonly KeyedRead[] = [
  {
    name: 'products',
    kind: 'PRODUCT',
    flow: 'products',
    of: ({ products }) =>
      products &&
      ((keys) =>
        products.loadProducts(
          keys.map((key) => skuSchema.parse(first(key))),
          patientCall(),
        )),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'locations',
    kind: 'LOCATION',
    flow: 'locations',
    of: ({ locations }) =>
      locations &&
      ((keys) =>
        locations.loadLocations(
          keys.map((key) => locationCodeSchema.parse(first(key))),
          patientCall(),
        )),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'positions',
    kind: 'INVENTORY_POSITION',
    flow: 'inventory',
    of: ({ inventory }) => inventory && ((keys) => inventory.loadPositions(keys.map(position), patientCall())),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'sales orders',
    kind: 'SALES_ORDER',
    flow: 'sales-orders',
    of: ({ orders }) =>
      orders &&
      ((keys) =>
        orders.loadSalesOrders(
          keys.map((key) => orderNumberSchema.parse(first(key))),
          patientCall(),
        )),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'suppliers',
    kind: 'SUPPLIER',
    flow: 'suppliers',
    of: ({ supply }) =>
      supply &&
      ((keys) =>
        supply.loadSuppliers(
          keys.map((key) => supplierCodeSchema.parse(first(key))),
          patientCall(),
        )),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'purchase orders',
    kind: 'PURCHASE_ORDER',
    flow: 'purchase-orders',
    of: ({ supply }) =>
      supply &&
      ((keys) =>
        supply.loadPurchaseOrders(
          keys.map((key) => purchaseOrderNumberSchema.parse(first(key))),
          patientCall(),
        )),
    absent: absentFirst,
    recordIn: itself,
  },
  {
    name: 'forecast series',
    kind: 'FORECAST_SERIES',
    flow: 'forecasts',
    // The port reads one version at a time: a batch of keys is of the version its first key names.
    of: ({ forecasts }) =>
      forecasts &&
      ((keys) => {
        const version = forecastVersionCodeSchema.parse(keys[0]?.[0] ?? 'none');
        return forecasts.loadSeries(
          version,
          keys.map(([, ...key]) => position(key)),
          patientCall(),
        );
      }),
    absent: ([version = '', , ...rest], name = NOWHERE) => [version, name, ...rest],
    // The port answers all measures of a position together.
    recordIn: (value, [, , , measure]) =>
      (value as readonly ForecastSeries[]).find((series) => series.measure === measure) ?? null,
  },
];
