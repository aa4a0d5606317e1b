import type { SourceCall } from '@distribution/model/erp/source-call';
import { z } from 'zod';
import type { Row } from '../../protocol/protocol.ts';
import { declareRecords, textsIn } from '../../record-type.ts';
import type { BusinessCentralConfig } from './config.ts';
import { translatePurchaseOrder, translateSalesOrder } from './translate-documents.ts';
import { translateCustomer, translateItem, translateLocation, translateVendor } from './translate-master-data.ts';
import { gatherEntries, translatePosition } from './translate-positions.ts';
import * as wire from './wire.ts';

const linesWire = z.array(z.object({ locationId: z.string().nullish() }));
/** The locations that the lines of an order name, by id. */
const sitesOfLines =
  (property: string) =>
  (row: Row): readonly string[] =>
    (linesWire.safeParse(row[property]).data ?? []).flatMap(({ locationId }) => locationId ?? []);

/** Where the sets of the company are, below the service root. */
export const companyPathOf = ({ api, company }: Pick<BusinessCentralConfig, 'api' | 'company'>): string =>
  `${api}/companies(${company})/`;

/** Reads the base units of items by their numbers. */
export type BaseUnits = (numbers: readonly string[], call: SourceCall) => Promise<ReadonlyMap<string, unknown>>;

/** The sets of API v2.0, read under the given settings. */
export const createBusinessCentralTypes = (config: BusinessCentralConfig, baseUnits: BaseUnits) => {
  const at = (set: string): { readonly path: string } => ({ path: `${companyPathOf(config)}${set}` });
  return {
    items: declareRecords('PRODUCT', 'items', ['number'], wire.itemWire, translateItem, {
      ...at('items'),
      where: "type eq 'Inventory'",
    }),
    locations: declareRecords('LOCATION', 'locations', ['code'], wire.locationWire, translateLocation(config), {
      ...at('locations'),
      sitesOf: textsIn('code'),
    }),
    vendors: declareRecords('SUPPLIER', 'vendors', ['number'], wire.vendorWire, translateVendor(config), at('vendors')),
    customers: declareRecords(
      'CUSTOMER',
      'customers',
      ['number'],
      wire.customerWire,
      translateCustomer(config),
      at('customers'),
    ),
    positions: declareRecords(
      'INVENTORY_POSITION',
      'itemLedgerEntries',
      ['itemNumber', 'locationCode'],
      wire.positionWire,
      translatePosition,
      {
        ...at('itemLedgerEntries'),
        sitesOf: textsIn('locationCode'),
        gather: gatherEntries,
        complete: async (rows, call) => {
          const units = await baseUnits([...new Set(rows.map((row) => String(row['itemNumber'])))], call);
          return rows.map((row) => ({
            ...row,
            ...(config.stockLocation === null ? {} : { locationCode: config.stockLocation }),
            baseUnitOfMeasureCode: units.get(String(row['itemNumber'])) ?? null,
          }));
        },
      },
    ),
    salesOrders: declareRecords(
      'SALES_ORDER',
      'salesOrders',
      ['number'],
      wire.salesOrderWire,
      translateSalesOrder(config),
      { ...at('salesOrders'), expand: 'salesOrderLines', sitesOf: sitesOfLines('salesOrderLines') },
    ),
    purchaseOrders: declareRecords(
      'PURCHASE_ORDER',
      'purchaseOrders',
      ['number'],
      wire.purchaseOrderWire,
      translatePurchaseOrder(config),
      { ...at('purchaseOrders'), expand: 'purchaseOrderLines', sitesOf: sitesOfLines('purchaseOrderLines') },
    ),
  };
};
export type BusinessCentralTypes = ReturnType<typeof createBusinessCentralTypes>;
