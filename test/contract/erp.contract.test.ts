import { adapter as definition } from '@distribution/adapters/odata/adapter';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { describeCallDiscipline } from './call-discipline-suite.ts';
import { describeChangeSource } from './change-source-suite.ts';
import { type KeyedRead, describeKeyedSource } from './keyed-source-suite.ts';
import type { SubjectPlan } from './subject.ts';
import { describeWebhooks } from './webhook-suite.ts';

type Step = {
  readonly touch: (world: MutableWorld) => unknown;
  readonly remove: (world: MutableWorld) => readonly string[];
};
const dropping =
  (table: keyof MutableWorld['tables'], ...key: string[]) =>
  ({ tables }: MutableWorld): readonly string[] => {
    if (!tables[table].delete(...key)) throw new Error(`the tiny world has no ${table} ${key.join(' ')}`);
    return key;
  };
const got = <T>(record: T | null): T => {
  if (record === null) throw new Error('the tiny world lacks the record');
  return record;
};

/** A day's demand of the tiny world. */
const DAY = ['A-200', 'DC-ATL', 'SHIPPED', '2026-02-28', '2026-02-28'];

const STEPS: Readonly<Partial<Record<FlowName, Step>>> = {
  products: {
    // A new packaging unit is a change of the item it belongs to.
    touch: ({ tables }) =>
      tables.ItemUoms.put({ ItemNo: 'A-200', UomCode: 'BOX', QtyNumerator: '50', QtyDenominator: '1', EanCode: null }),
    remove: dropping('Items', 'A-500'),
  },
  locations: {
    touch: ({ tables }) => tables.Sites.put({ ...got(tables.Sites.get('DC-ATL')), SiteName: 'Atlanta South' }),
    remove: dropping('Sites', 'DC-LAX'),
  },
  suppliers: {
    touch: ({ tables }) => tables.Vendors.put({ ...got(tables.Vendors.get('V-1')), VendorStatus: 'HOLD' }),
    remove: dropping('Vendors', 'V-2'),
  },
  'supplier-products': {
    touch: ({ tables }) => tables.VendorItems.put({ ...got(tables.VendorItems.get('V-1', 'A-100')), LeadTimeDays: 12 }),
    remove: (world) => [...dropping('VendorItems', 'V-2', 'A-300')(world)].reverse(), // canonical: SKU, then supplier
  },
  customers: {
    touch: ({ tables }) => tables.Customers.put({ ...got(tables.Customers.get('C-1')), ServiceClass: 'B' }),
    remove: dropping('Customers', 'C-2'),
  },
  inventory: {
    touch: ({ tables }) => tables.Stock.put({ ...got(tables.Stock.get('A-100', 'DC-ATL')), QtyOnHand: '119' }),
    remove: dropping('Stock', 'A-200', 'DC-LAX'),
  },
  'planning-parameters': {
    touch: ({ tables }) =>
      tables.Planning.put({ ...got(tables.Planning.get('A-100', 'DC-ATL')), SafetyStockQty: '41' }),
    remove: dropping('Planning', 'A-200', 'DC-LAX'),
  },
  'sales-orders': {
    touch: ({ tables }) => tables.SalesOrders.put({ ...got(tables.SalesOrders.get('SO-1')), DocStatus: 'SHIP' }),
    remove: dropping('SalesOrders', 'SO-2'),
  },
  'purchase-orders': {
    touch: ({ tables }) => tables.PurchaseOrders.put({ ...got(tables.PurchaseOrders.get('PO-1')), DocStatus: 'PART' }),
    remove: dropping('PurchaseOrders', 'PO-1'),
  },
  'transfer-orders': {
    touch: ({ tables }) =>
      tables.TransferOrders.put({ ...got(tables.TransferOrders.get('TO-1')), DocStatus: 'TRANSIT' }),
    remove: dropping('TransferOrders', 'TO-1'),
  },
  'supplier-confirmations': {
    touch: ({ tables }) =>
      tables.Confirmations.put({ ...got(tables.Confirmations.get('PO-1/1')), VendorOrderNo: 'NG-882' }),
    remove: dropping('Confirmations', 'PO-1/1'),
  },
  invoices: {
    touch: ({ tables }) =>
      tables.Invoices.put({ ...got(tables.Invoices.get('AR-1')), DocStatus: 'PAID', AmountOpen: '0' }),
    remove: dropping('Invoices', 'AP-1'),
  },
  demand: {
    touch: ({ tables }) => tables.ItemDemand.put({ ...got(tables.ItemDemand.get(...DAY)), Quantity: '15' }),
    remove: dropping('ItemDemand', ...DAY),
  },
};
const FLOWS = Object.keys(STEPS) as FlowName[];

const plan: SubjectPlan = {
  definition,
  system: 'erp',
  touch: (world, flow) => void STEPS[flow]?.touch(world),
  deletable: FLOWS,
  remove: (world, flow) => STEPS[flow]?.remove(world) ?? [],
};

const offered = <T>(source: T | null): T => {
  if (source === null) throw new Error('the adapter does not offer this source');
  return source;
};
/** The named text fields of a record. */
const fields =
  (...names: string[]) =>
  (record: unknown): readonly string[] =>
    names.map((name) => String((record as Readonly<Record<string, unknown>>)[name]));

const READS: readonly KeyedRead[] = [
  {
    name: 'products',
    endpoint: 'GET Items',
    load: (adapter, keys, call) =>
      offered(adapter.products).loadProducts(
        keys.map(([key]) => skuSchema.parse(key)),
        call,
      ),
    known: [['A-100'], ['A-200'], ['A-300']],
    unknown: ['Z-9'],
    keyOf: fields('sku'),
    spoil: ({ tables }) => tables.Items.put({ ...got(tables.Items.get('A-100')), BaseUom: 'FURLONG' }),
  },
  {
    name: 'locations',
    endpoint: 'GET Sites',
    load: (adapter, keys, call) =>
      offered(adapter.locations).loadLocations(
        keys.map(([key]) => locationCodeSchema.parse(key)),
        call,
      ),
    known: [['DC-ATL'], ['DC-BNA'], ['DC-BOS']],
    unknown: ['DC-XXX'],
    keyOf: fields('code'),
    spoil: ({ tables }) => tables.Sites.put({ ...got(tables.Sites.get('DC-ATL')), Hours: 'all day' }),
  },
  {
    name: 'positions',
    endpoint: 'GET Stock',
    load: (adapter, keys, call) =>
      offered(adapter.inventory).loadPositions(
        keys.map(([sku, code]) => ({ sku: skuSchema.parse(sku), locationCode: locationCodeSchema.parse(code) })),
        call,
      ),
    known: [
      ['A-100', 'DC-ATL'],
      ['A-100', 'DC-LAX'],
      ['A-200', 'DC-ATL'],
    ],
    unknown: ['Z-9', 'DC-ATL'],
    keyOf: fields('sku', 'locationCode'),
    spoil: ({ tables }) => tables.Stock.put({ ...got(tables.Stock.get('A-100', 'DC-ATL')), QtyOnHand: '1e3' }),
  },
  {
    name: 'sales orders',
    endpoint: 'GET SalesOrders',
    load: (adapter, keys, call) =>
      offered(adapter.orders).loadSalesOrders(
        keys.map(([key]) => orderNumberSchema.parse(key)),
        call,
      ),
    known: [['SO-1'], ['SO-2']],
    unknown: ['SO-X'],
    keyOf: fields('number'),
    spoil: ({ tables }) => tables.SalesOrders.put({ ...got(tables.SalesOrders.get('SO-1')), CurrencyCode: 'ZZZ' }),
  },
  {
    name: 'suppliers',
    endpoint: 'GET Vendors',
    load: (adapter, keys, call) =>
      offered(adapter.supply).loadSuppliers(
        keys.map(([key]) => supplierCodeSchema.parse(key)),
        call,
      ),
    known: [['V-1'], ['V-2']],
    unknown: ['V-X'],
    keyOf: fields('code'),
    spoil: ({ tables }) => tables.Vendors.put({ ...got(tables.Vendors.get('V-1')), CountryCode: 'nowhere' }),
  },
  {
    name: 'purchase orders',
    endpoint: 'GET PurchaseOrders',
    load: (adapter, keys, call) =>
      offered(adapter.supply).loadPurchaseOrders(
        keys.map(([key]) => purchaseOrderNumberSchema.parse(key)),
        call,
      ),
    known: [['PO-1']],
    unknown: ['PO-X'],
    keyOf: fields('number'),
    spoil: ({ tables }) => tables.PurchaseOrders.put({ ...got(tables.PurchaseOrders.get('PO-1')), SiteNo: 'NOWHERE' }),
  },
];

describeChangeSource('ERP', plan, FLOWS);
for (const read of READS) describeKeyedSource(plan, read);
describeCallDiscipline('ERP', plan, {
  endpoint: 'GET Vendors',
  read: (adapter, call) => adapter.changes.readChanges('suppliers', null, call).then(({ changes }) => changes),
});
describeWebhooks('ERP', plan, 'products');
