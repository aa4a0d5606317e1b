import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import type { ConformanceWorld } from './conformance-subject.ts';
import { type RealSlice, type Seeded, seedTryton } from '../live/tryton/seed-tryton.ts';
import { type TrytonRpc, type Values, openTrytonRpc } from '../live/tryton/tryton-rpc.ts';
import { ADMIN, type TrytonServer, hasTryton, openTrytonServer } from '../live/tryton/tryton-server.ts';

/** Few records of each kind: the kit reads every flow record by record, many times. */
const SLICE: RealSlice = {
  deliveries: [
    { order: 'PO-1', vendor: 'First vendor', item: 'Gauze', quantity: 30, price: '2.50', dueOn: '2006-06-02' },
    { order: 'PO-1', vendor: 'First vendor', item: 'Swabs', quantity: 12, price: '0.75', dueOn: '2006-06-02' },
    { order: 'PO-2', vendor: 'Second vendor', item: 'Gauze', quantity: 8, price: '2.75', dueOn: '2006-07-01' },
  ],
  sales: [
    { order: 'SO-1', customer: 'C-1', item: 'S-100', quantity: 3, price: '4.25' },
    { order: 'SO-2', customer: 'C-2', item: 'S-100', quantity: 1, price: '4.25' },
  ],
};

/** The one Tryton that all worlds are: starting one takes longer than most rules. */
interface Shared {
  readonly server: TrytonServer;
  readonly rpc: TrytonRpc;
  readonly seeded: Seeded;
  readonly storage: readonly [number, number];
  readonly furlong: number;
  readonly orderPoint: number;
  readonly transfer: number;
}
let shared: Promise<Shared> | null = null;
let users = 0;
let idle: NodeJS.Timeout | undefined;
/** Nobody says which world is the last one: the server ends when no other was opened for so long. */
const IDLE_MS = 5_000;

const numberIn = (row: Values | undefined, field: string): number => Number(row?.[field] ?? 0);

let counted = 40;
/** Counts the stock of a product: each time one more than ever before, for what was as expected moves nothing. */
const count = async (rpc: TrytonRpc, location: number, product: number | undefined): Promise<void> => {
  const lines = [['create', [{ product, quantity: (counted += 1), expected_quantity: 0 }]]];
  const [inventory = 0] = await rpc.create('stock.inventory', { location, lines });
  await rpc.call('stock.inventory', 'confirm', [inventory]);
};

const fill = async (server: TrytonServer): Promise<Shared> => {
  const rpc = await openTrytonRpc(server);
  const seeded = await seedTryton(rpc, SLICE);
  const { WH, WH2 } = seeded.warehouses;
  const storageOf = async (warehouse: number): Promise<number> =>
    numberIn((await rpc.find('stock.location', [['id', '=', warehouse]], ['storage_location']))[0], 'storage_location');
  const storage = [await storageOf(WH), await storageOf(WH2)] as const;
  const product = seeded.products.get('MED-001');
  await count(rpc, storage[0], product);
  const [orderPoint = 0] = await rpc.create('stock.order_point', {
    product,
    warehouse_location: WH,
    type: 'purchase',
    min_quantity: 5,
    target_quantity: 20,
  });
  const [from_location, to_location] = storage;
  const move = { product, quantity: 4, uom: seeded.unit, from_location, to_location };
  const [transfer = 0] = await rpc.create('stock.shipment.internal', {
    from_location,
    to_location,
    moves: [['create', [move]]],
  });
  await rpc.call('stock.shipment.internal', 'wait', [transfer]);
  const [category = 0] = await rpc.create('product.uom.category', { name: 'Racing' });
  const unit = { name: 'Furlong', symbol: 'fur', category, factor: 1, rate: 1, rounding: 1, digits: 0 };
  const [furlong = 0] = await rpc.create('product.uom', unit);
  return { server, rpc, seeded, storage, furlong, orderPoint, transfer };
};

const openShared = async (adminUrl: string): Promise<Shared> => {
  const server = await openTrytonServer(adminUrl);
  return fill(server).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
};

/** Whether a world can be opened on this machine. */
export const isTrytonInstalled = hasTryton;

/** The PostgreSQL that the environment names; throws where it names none. */
export const postgresOfEnvironment = (): string => {
  const url = process.env['DATABASE_URL'];
  if (url === undefined || url === '') throw new Error('set DATABASE_URL: the Tryton of the kit needs a PostgreSQL');
  return url;
};

/** Ends the Tryton of the worlds, if one was started, and drops its database. */
export const closeSharedTryton = async (): Promise<void> => {
  clearTimeout(idle);
  const opening = shared;
  shared = null;
  await (await opening)?.server.close();
};

const USD = parseCurrencyCode('USD');
const SAMPLE: NewPurchaseOrder = {
  legalEntity: legalEntityCodeSchema.parse('US01'),
  supplierCode: supplierCodeSchema.parse('V-1'),
  shipToCode: locationCodeSchema.parse('WH2'),
  orderedAt: parseInstant('2026-03-02T08:00:00Z'),
  currency: USD,
  lines: [
    {
      number: 10,
      sku: skuSchema.parse('MED-001'),
      quantity: { value: parseDecimal('30'), unit: unitCodeSchema.parse('EA') },
      unitPrice: { amount: parseDecimal('37.125'), currency: USD },
      requestedOn: parseLocalDate('2026-03-09'),
    },
  ],
};

/** A real Tryton as the conformance kit asks for it: the same one for every rule; what was spoiled is put right by `close`. */
export const openTrytonWorld = async (adminUrl: string): Promise<ConformanceWorld> => {
  clearTimeout(idle);
  users += 1;
  const { server, rpc, seeded, storage, furlong, orderPoint, transfer } = await (shared ??= openShared(adminUrl));
  const undo: (() => Promise<unknown>)[] = [];
  let times = 0;
  const next = (): string => `changed ${(times += 1)} at ${Date.now()}`;
  const [purchase = 0] = seeded.purchases;
  const [sale = 0] = seeded.sales;
  const numberOf = async (model: string, id: number): Promise<string> =>
    String((await rpc.find(model, [['id', '=', id]], ['number']))[0]?.['number']);
  const partyStep = (name: string, code: string) => async () => {
    await rpc.call('party.party', 'write', [seeded.parties.get(name)], { name: `${name} ${next()}` });
    return [code];
  };
  /** A line that was written changes its order, and nothing in what is told of it but the revision. */
  const lineStep = (model: string, owner: string, id: number) => async () => {
    const [line] = await rpc.find(`${model}.line`, [[owner, '=', id]]);
    await rpc.call(`${model}.line`, 'write', [line?.id], { note: next() });
    return [await numberOf(`${model}.${owner}`, id)];
  };
  const shipments = await rpc.find('stock.shipment.out', [], ['number']);
  return {
    url: server.url,
    settings: {
      database: server.database,
      credentials: { kind: 'BASIC', ...ADMIN },
      legalEntity: 'US01',
      site: { region: { code: 'ALL', name: 'All regions' }, timeZone: 'UTC', countryCode: 'US' },
      supplierCategory: 'Supplier',
      customerCategory: 'Customer',
    },
    secrets: [ADMIN.password],
    unordered: { inventory: 'stock is added up from moves, and has no revision of its own' },
    change: {
      products: async () => {
        const [product] = await rpc.find('product.product', [['code', '=', 'MED-001']], ['template']);
        await rpc.call('product.template', 'write', [product?.['template']], { name: next() });
        return ['MED-001'];
      },
      locations: async () => {
        await rpc.call('stock.location', 'write', [seeded.warehouses.WH2], { name: next() });
        return ['WH2'];
      },
      suppliers: partyStep('First vendor', 'V-1'),
      customers: partyStep('C-1', 'C-1'),
      inventory: async () => {
        await count(rpc, storage[0], seeded.products.get('MED-001'));
        return ['MED-001', 'WH'];
      },
      movements: async () => {
        await count(rpc, storage[0], seeded.products.get('MED-002'));
        const moves = await rpc.find('stock.move', [['state', '=', 'done']]);
        return [String(moves.at(-1)?.id)];
      },
      'planning-parameters': async () => {
        await rpc.call('stock.order_point', 'write', [orderPoint], { min_quantity: 5 + ((times += 1) % 9) });
        return ['MED-001', 'WH'];
      },
      'sales-orders': lineStep('sale', 'sale', sale),
      'purchase-orders': lineStep('purchase', 'purchase', purchase),
      shipments: async () => {
        await rpc.call('stock.shipment.out', 'write', [shipments[0]?.id], { reference: next() });
        return [String(shipments[0]?.['number'])];
      },
      'transfer-orders': async () => {
        await rpc.call('stock.shipment.internal', 'write', [transfer], { reference: next() });
        return [await numberOf('stock.shipment.internal', transfer)];
      },
    },
    spoil: {
      products: async () => {
        const code = `FUR-${Date.now()}`;
        const [template = 0] = await rpc.create('product.template', {
          name: 'Race track',
          type: 'goods',
          default_uom: furlong,
          list_price: { __class__: 'Decimal', decimal: '1' },
          products: [['create', [{ suffix_code: code }]]],
        });
        undo.push(() => rpc.call('product.template', 'delete', [template]));
        return [code];
      },
    },
    known: [
      { flow: 'products', key: ['MED-001'], contains: { baseUnit: 'EA', status: 'ACTIVE' } },
      {
        flow: 'purchase-orders',
        key: [await numberOf('purchase.purchase', purchase)],
        contains: {
          supplierCode: 'V-1',
          shipToCode: 'WH',
          totalAmount: { amount: '84', currency: 'USD' },
          lines: [
            { sku: 'MED-001', orderedQuantity: { value: '30', unit: 'EA' }, unitPrice: { amount: '2.5' } },
            { sku: 'MED-002', orderedQuantity: { value: '12', unit: 'EA' }, unitPrice: { amount: '0.75' } },
          ],
        },
      },
    ],
    orders: { sample: SAMPLE, count: async () => (await rpc.find('purchase.purchase', [])).length },
    close: async () => {
      for (const step of undo.splice(0)) await step();
      users -= 1;
      if (users === 0) idle = setTimeout(() => void closeSharedTryton(), IDLE_MS);
    },
  };
};
