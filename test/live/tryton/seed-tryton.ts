import path from 'node:path';
import { readPlainCsv } from '../../kit/read-plain-csv.ts';
import { type TrytonRpc, type Values, day, decimal } from './tryton-rpc.ts';

/** A line of a real purchase order. */
export interface Delivery {
  readonly order: string;
  readonly vendor: string;
  readonly item: string;
  readonly quantity: number;
  readonly price: string;
  /** Scheduled, `2006-06-02`. */
  readonly dueOn: string;
}
/** A line of a real sales order. */
export interface Sold {
  readonly order: string;
  readonly customer: string;
  readonly item: string;
  readonly quantity: number;
  readonly price: string;
}
export interface RealSlice {
  readonly deliveries: readonly Delivery[];
  readonly sales: readonly Sold[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayOf = (text: string): string | null => {
  const [date, month = '', year] = text.split('-');
  const index = MONTHS.indexOf(month);
  return index < 0 ? null : `20${year}-${String(index + 1).padStart(2, '0')}-${date?.padStart(2, '0')}`;
};

/** The first orders of the real files, whole. */
export const readRealSlice = async (folder: string, purchaseLines: number, saleLines: number): Promise<RealSlice> => {
  const deliveries: Delivery[] = [];
  for await (const row of readPlainCsv(path.join(folder, 'usaid-scms-deliveries', 'scms.csv.gz'))) {
    const dueOn = dayOf(row['scheduled delivery date'] ?? '');
    if (dueOn === null) continue;
    deliveries.push({
      order: row['po / so #'] ?? '',
      vendor: row['vendor'] ?? '',
      item: row['item description'] ?? '',
      quantity: Number(row['line item quantity']),
      price: row['pack price'] ?? '0',
      dueOn,
    });
    if (deliveries.length === purchaseLines) break;
  }
  const sales: Sold[] = [];
  for await (const row of readPlainCsv(path.join(folder, 'uci-online-retail', 'online-retail.csv.gz'))) {
    const { InvoiceNo: order = '', CustomerID = '', StockCode = '', Quantity, UnitPrice = '0' } = row;
    if (sales.length >= saleLines && sales.at(-1)?.order !== order) break;
    if (CustomerID === '' || order.startsWith('C')) continue;
    sales.push({
      order,
      customer: CustomerID.replace(/\.0$/, ''),
      item: StockCode,
      quantity: Number(Quantity),
      price: UnitPrice,
    });
  }
  return { deliveries, sales };
};

/** Rows by what they belong to, in the order of the file. */
export const groupedBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

/** What was made, by its natural key: ids in Tryton. */
export interface Seeded {
  readonly products: ReadonlyMap<string, number>;
  readonly parties: ReadonlyMap<string, number>;
  readonly warehouses: Readonly<Record<'WH' | 'WH2', number>>;
  readonly unit: number;
  /** Purchase orders in the order of their first line. */
  readonly purchases: readonly number[];
  readonly sales: readonly number[];
}

/** A company whose currency is the dollar, as the administrator's own; no accounts: invoices are made by hand. */
const makeCompany = async (rpc: TrytonRpc): Promise<number> => {
  const [currency = 0] = await rpc.create('currency.currency', {
    name: 'US Dollar',
    code: 'USD',
    symbol: '$',
    rounding: decimal('0.01'),
    digits: 2,
    rates: [['create', [{ date: day('2000-01-01'), rate: decimal('1') }]]],
  });
  const [party = 0] = await rpc.create('party.party', { name: 'Distributor', code: 'US01' });
  const [company = 0] = await rpc.create('company.company', { party, currency });
  const [user] = await rpc.find('res.user', [['login', '=', 'admin']]);
  await rpc.call('res.user', 'write', [user?.id], { companies: [['add', [company]]], company });
  await rpc.renew();
  await rpc.call('purchase.configuration', 'write', [1], { purchase_invoice_method: 'manual' });
  return currency;
};

const makeSecondWarehouse = async (rpc: TrytonRpc): Promise<number> => {
  const place = async (name: string, type: string): Promise<number> =>
    (await rpc.create('stock.location', { name, type }))[0] ?? 0;
  const [warehouse = 0] = await rpc.create('stock.location', {
    name: 'Second warehouse',
    code: 'WH2',
    type: 'warehouse',
    input_location: await place('Input 2', 'storage'),
    output_location: await place('Output 2', 'storage'),
    storage_location: await place('Storage 2', 'storage'),
  });
  return warehouse;
};

const makeProducts = async (
  rpc: TrytonRpc,
  unit: number,
  codes: readonly string[],
  names: ReadonlyMap<string, string>,
) => {
  const values = codes.map((code): Values => ({
    name: names.get(code) ?? code,
    type: 'goods',
    default_uom: unit,
    salable: true,
    sale_uom: unit,
    purchasable: true,
    purchase_uom: unit,
    list_price: decimal('1'),
    products: [['create', [{ suffix_code: code }]]],
  }));
  await rpc.create('product.template', ...values);
  const rows = await rpc.find('product.product', [], ['code']);
  return new Map(rows.map(({ code, id }) => [String(code), id]));
};

/** Item numbers of the tests' own for the deliveries: their file has descriptions only. */
export const skuOfItem = (items: readonly string[], item: string): string =>
  `MED-${String(items.indexOf(item) + 1).padStart(3, '0')}`;

/** Fills an empty database: a company, two warehouses, and the slice of real orders; purchases are confirmed, sales too. */
export const seedTryton = async (rpc: TrytonRpc, { deliveries, sales }: RealSlice): Promise<Seeded> => {
  const currency = await makeCompany(rpc);
  const [first] = await rpc.find('stock.location', [['type', '=', 'warehouse']]);
  const warehouses = { WH: first?.id ?? 0, WH2: await makeSecondWarehouse(rpc) };
  const [piece] = await rpc.find('product.uom', [['symbol', '=', 'u']]);
  const unit = piece?.id ?? 0;
  const items = [...new Set(deliveries.map(({ item }) => item))];
  const names = new Map(items.map((item) => [skuOfItem(items, item), item]));
  const codes = [...names.keys(), ...new Set(sales.map(({ item }) => item))];
  const products = await makeProducts(rpc, unit, codes, names);

  const vendors = [...new Set(deliveries.map(({ vendor }) => vendor))];
  const customers = [...new Set(sales.map(({ customer }) => customer))];
  const [supplierCategory = 0, customerCategory = 0] = await rpc.create(
    'party.category',
    { name: 'Supplier' },
    { name: 'Customer' },
  );
  const address = { addresses: [['create', [{}]]] };
  const partyIds = await rpc.create(
    'party.party',
    ...vendors.map((name, at) => ({
      name,
      code: `V-${at + 1}`,
      categories: [['add', [supplierCategory]]],
      ...address,
    })),
    ...customers.map((code) => ({
      name: `Customer ${code}`,
      code,
      categories: [['add', [customerCategory]]],
      ...address,
    })),
  );
  const parties = new Map([...vendors, ...customers].map((name, at) => [name, partyIds[at] ?? 0]));
  const addresses = await rpc.find('party.address', [], ['party']);
  const addressOf = new Map(addresses.map(({ id, party }) => [Number(party), id]));

  const purchaseValues = [...groupedBy(deliveries, ({ order }) => order).entries()].map(([order, lines]): Values => {
    const party = parties.get(lines[0]?.vendor ?? '') ?? 0;
    return {
      party,
      invoice_address: addressOf.get(party),
      warehouse: warehouses.WH,
      currency,
      reference: order,
      purchase_date: day('2006-05-01'),
      invoice_method: 'manual',
      lines: [
        [
          'create',
          lines.map((line) => ({
            product: products.get(skuOfItem(items, line.item)),
            quantity: line.quantity,
            unit,
            unit_price: decimal(line.price),
            delivery_date_edit: true,
            delivery_date_store: day(line.dueOn),
          })),
        ],
      ],
    };
  });
  const purchases = await rpc.create('purchase.purchase', ...purchaseValues);
  const saleValues = [...groupedBy(sales, ({ order }) => order).entries()].map(([order, lines]): Values => {
    const party = parties.get(lines[0]?.customer ?? '') ?? 0;
    const at = addressOf.get(party);
    return {
      party,
      invoice_address: at,
      shipment_address: at,
      warehouse: warehouses.WH,
      currency,
      reference: order,
      invoice_method: 'manual',
      shipment_method: 'order',
      lines: [
        [
          'create',
          lines.map((line) => ({
            product: products.get(line.item),
            quantity: line.quantity,
            unit,
            unit_price: decimal(line.price),
          })),
        ],
      ],
    };
  });
  const saleIds = await rpc.create('sale.sale', ...saleValues);
  for (const [model, ids] of [
    ['purchase.purchase', purchases],
    ['sale.sale', saleIds],
  ] as const) {
    await rpc.call(model, 'quote', ids);
    await rpc.call(model, 'confirm', ids);
  }
  return { products, parties, warehouses, unit, purchases, sales: saleIds };
};
