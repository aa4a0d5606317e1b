import { createHash } from 'node:crypto';
import type { PurchaseHeaderRecord, SalesHeaderRecord, SandboxRecords, TableName } from '../../../world/records.ts';
import type { World } from '../../../world/world.ts';
import type { PropertyTypes } from '../entity-sets.ts';

/** One set as API v2.0 shows it, over one table. Amounts are written as JSON numbers, as Business Central does. */
export interface BcSet<T extends TableName = TableName> {
  readonly name: string;
  readonly table: T;
  readonly properties: PropertyTypes;
  readonly orderedBy: string;
  /** Lines that are given on `$expand`. */
  readonly lines: string | null;
  readonly row: (record: SandboxRecords[T], world: World, rowVersion: number) => Readonly<Record<string, unknown>>;
}

const S = 'Edm.String';
const D = 'Edm.Decimal';

/** The technical id of a record: the same for ever, and telling nothing. */
export const idOf = (table: TableName, key: string): string => {
  const hex = createHash('sha256').update(`${table}/${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

const defineSet = <T extends TableName>(
  name: string,
  table: T,
  orderedBy: string,
  properties: PropertyTypes,
  row: BcSet<T>['row'],
  lines: string | null = null,
): BcSet =>
  ({
    name,
    table,
    orderedBy,
    lines,
    row,
    properties: { id: S, ...properties, lastModifiedDateTime: 'Edm.DateTimeOffset' },
  }) as unknown as BcSet; // each row function is only ever given records of its own table

const locationId = (siteNo: string): string => idOf('Sites', siteNo);
const NO_DAY = '0001-01-01';

const salesRow = (order: SalesHeaderRecord): Readonly<Record<string, unknown>> => ({
  number: order.DocumentNo,
  orderDate: order.OrderTimestamp.slice(0, 10),
  customerNumber: order.CustomerNo ?? '',
  externalDocumentNumber: order.ExternalDocNo ?? '',
  currencyCode: order.CurrencyCode,
  requestedDeliveryDate: order.Lines[0]?.RequestedDate ?? NO_DAY,
  totalAmountExcludingTax: Number(order.AmountTotal),
  fullyShipped: ['SHIP', 'INV', 'CLOSED'].includes(order.DocStatus),
  status: order.DocStatus === 'NEW' ? 'Draft' : 'Open',
  salesOrderLines: order.Lines.map((line) => ({
    sequence: line.LineNo,
    lineType: 'Item',
    lineObjectNumber: line.ItemNo,
    unitOfMeasureCode: line.UomCode,
    quantity: Number(line.Quantity),
    unitPrice: Number(line.UnitPrice),
    amountExcludingTax: Number(line.LineAmount),
    shipmentDate: line.PromisedDate ?? NO_DAY,
    shippedQuantity: Number(line.QtyShipped),
    locationId: locationId(order.SiteNo),
  })),
});
const purchaseRow = (order: PurchaseHeaderRecord): Readonly<Record<string, unknown>> => ({
  number: order.DocumentNo,
  orderDate: order.OrderTimestamp.slice(0, 10),
  vendorNumber: order.VendorNo,
  currencyCode: order.CurrencyCode,
  requestedReceiptDate: order.Lines[0]?.RequestedReceipt ?? NO_DAY,
  totalAmountExcludingTax: Number(order.AmountTotal),
  fullyReceived: ['RECV', 'CLOSED'].includes(order.DocStatus),
  status: order.DocStatus === 'NEW' ? 'Draft' : 'Open',
  purchaseOrderLines: order.Lines.map((line) => ({
    sequence: line.LineNo,
    lineType: 'Item',
    lineObjectNumber: line.ItemNo,
    unitOfMeasureCode: line.UomCode,
    quantity: Number(line.Quantity),
    directUnitCost: Number(line.DirectUnitCost),
    expectedReceiptDate: line.ConfirmedReceipt ?? line.RequestedReceipt,
    receivedQuantity: Number(line.QtyReceived),
    locationId: locationId(order.SiteNo),
  })),
});

const PARTNER = { number: S, displayName: S, country: S, currencyCode: S, blocked: S } as const;

/** The sets of API v2.0 that are played. */
export const BC_SETS: readonly BcSet[] = [
  defineSet(
    'items',
    'Items',
    'number',
    {
      number: S,
      displayName: S,
      type: S,
      itemCategoryCode: S,
      blocked: 'Edm.Boolean',
      gtin: S,
      baseUnitOfMeasureCode: S,
    },
    (item) => ({
      number: item.ItemNo,
      displayName: item.Description,
      type: 'Inventory',
      itemCategoryCode: item.CategoryCode,
      blocked: item.ItemStatus === 'B',
      gtin: item.EanCode ?? '',
      baseUnitOfMeasureCode: item.BaseUom,
    }),
  ),
  defineSet('locations', 'Sites', 'code', { code: S, displayName: S, city: S, country: S }, (site) => ({
    code: site.SiteNo,
    displayName: site.SiteName,
    city: site.City ?? '',
    country: site.CountryCode,
  })),
  defineSet('vendors', 'Vendors', 'number', PARTNER, (vendor) => ({
    number: vendor.VendorNo,
    displayName: vendor.VendorName,
    country: vendor.CountryCode ?? '',
    currencyCode: vendor.CurrencyCode,
    blocked: { OK: '_x0020_', HOLD: 'Payment', BLOCKED: 'All' }[vendor.VendorStatus],
  })),
  defineSet('customers', 'Customers', 'number', PARTNER, (customer) => ({
    number: customer.CustomerNo,
    displayName: customer.CustomerName,
    country: customer.CountryCode ?? '',
    currencyCode: customer.CurrencyCode,
    blocked: '_x0020_',
  })),
  defineSet(
    'itemLedgerEntries',
    'Movements',
    'entryNumber',
    { entryNumber: 'Edm.Int32', itemNumber: S, locationCode: S, quantity: D },
    (movement, _world, rowVersion) => ({
      entryNumber: rowVersion,
      itemNumber: movement.Item,
      locationCode: movement.Site,
      quantity: Number(movement.Qty),
    }),
  ),
  defineSet(
    'salesOrders',
    'SalesOrders',
    'number',
    { number: S, customerNumber: S, status: S, currencyCode: S },
    salesRow,
    'salesOrderLines',
  ),
  defineSet(
    'purchaseOrders',
    'PurchaseOrders',
    'number',
    { number: S, vendorNumber: S, status: S, currencyCode: S },
    purchaseRow,
    'purchaseOrderLines',
  ),
];
