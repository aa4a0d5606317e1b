import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { z } from 'zod';
import type { Domain, TrytonClient } from './client.ts';
import type { TrytonConfig } from './config.ts';
import { idsIn, readById, readRelated } from './related-rows.ts';
import {
  translatePurchaseOrder,
  translateSalesOrder,
  translateShipment,
  translateTransferOrder,
} from './translate-documents.ts';
import {
  translateCustomer,
  translateOrderPoint,
  translateProduct,
  translateSupplier,
  translateWarehouse,
} from './translate-master-data.ts';
import { translateMovement } from './translate-stock.ts';
import type { TranslationContext } from './translation.ts';
import * as wire from './wire.ts';

type CanonicalOf<K extends RecordKind> = Extract<Upsert, { of: K }>['record'];
type Settings = Pick<TrytonConfig, 'supplierCategory' | 'customerCategory'>;

/** A model of Tryton, how it is read, and what becomes of its rows. */
export interface RecordType<T> {
  readonly model: string;
  /** Which rows are records of the kind at all; those without the natural key are none yet. */
  readonly domain: (settings: Settings) => Domain;
  /** The field that holds the natural key. */
  readonly key: string;
  /** Below which fields a change is a change of the record: `template`, `lines.moves`; with the model where that is open. */
  readonly changedBy: readonly (string | readonly [string, string])[];
  readonly fields: readonly string[];
  /** Adds what belongs to the rows and cannot be read with them. */
  readonly complete: (rows: readonly wire.Row[], client: TrytonClient, call: SourceCall) => Promise<wire.Row[]>;
  /** What one completed row is in the canonical model. Throws TranslationError or ZodError with the reason when it is nothing. */
  readonly translate: (row: wire.Row, context: TranslationContext) => readonly T[];
}
export interface FlowRecordType extends Omit<RecordType<unknown>, 'translate'> {
  readonly upsertsOf: (row: wire.Row, context: TranslationContext) => readonly Upsert[];
}

const DATES = ['create_date', 'write_date'];
const under = (field: string, ...names: readonly string[]): string[] => names.map((name) => `${field}.${name}`);
const unit = (field: string): string[] => under(field, 'symbol', 'factor', 'rate');
const place = (field: string): string[] => under(field, 'type', 'warehouse.code');
const MOVE_FIELDS = ['state', 'quantity', 'origin', 'shipment', ...unit('uom'), ...DATES];

const declare = <K extends RecordKind, W>(
  kind: K,
  schema: z.ZodType<W>,
  translate: (record: W, context: TranslationContext) => readonly CanonicalOf<K>[],
  type: Pick<RecordType<unknown>, 'model' | 'key' | 'domain' | 'fields'> &
    Partial<Pick<RecordType<unknown>, 'changedBy' | 'complete'>>,
): RecordType<CanonicalOf<K>> & FlowRecordType => {
  const translateRow = (row: wire.Row, context: TranslationContext): readonly CanonicalOf<K>[] =>
    translate(schema.parse(row), context);
  return {
    changedBy: [],
    complete: async (rows) => [...rows],
    ...type,
    translate: translateRow,
    upsertsOf: (row, context) =>
      translateRow(row, context).map(
        // Kind and record belong together by the type of `translate`; the union cannot see it.
        (record) => ({ of: kind, operation: 'UPSERT', record }) as Upsert,
      ),
  };
};

/** For rows that are one record, or none. */
const one =
  <W, T>(translate: (record: W, context: TranslationContext) => T | null) =>
  (record: W, context: TranslationContext): T[] => {
    const made = translate(record, context);
    return made === null ? [] : [made];
  };

const ofCategory = (category: string | null): Domain => (category === null ? [] : [['categories.name', '=', category]]);

export const PRODUCTS = declare('PRODUCT', wire.productWire, one(translateProduct), {
  model: 'product.product',
  key: 'code',
  domain: () => [
    ['template.type', 'in', ['goods', 'assets']],
    ['code', '!=', null],
  ],
  changedBy: ['template', 'identifiers'],
  fields: [
    'code',
    'active',
    'description',
    ...under('template', 'name', 'active', 'salable', 'purchasable', 'categories', ...DATES),
    ...['default_uom', 'sale_uom', 'purchase_uom'].flatMap((name) => unit(`template.${name}`)),
    ...DATES,
  ],
  complete: async (rows, client, call) => {
    const ids = rows.map(({ id }) => id);
    const fields = ['type', 'code', ...DATES];
    const identifiers = await readRelated(client, { model: 'product.identifier', by: 'product', fields }, ids, call);
    const templates = rows.map((row) => row['template.'] as wire.Row); // asked for by `fields`, and never empty
    const categoryIds = idsIn(templates, 'categories');
    const categories = await readById(client, 'product.category', ['rec_name'], categoryIds, call);
    return rows.map((row, at) => ({
      ...row,
      identifiers: identifiers(row.id),
      categories: idsIn(templates.slice(at, at + 1), 'categories').map((id) => categories.get(id)?.['rec_name']),
    }));
  },
});

export const WAREHOUSES = declare('LOCATION', wire.warehouseWire, one(translateWarehouse), {
  model: 'stock.location',
  key: 'code',
  domain: () => [
    ['type', '=', 'warehouse'],
    ['code', '!=', null],
  ],
  changedBy: ['address'],
  fields: ['code', 'name', ...under('address', 'city', 'country.code', ...DATES), ...DATES],
});

const PARTY = {
  model: 'party.party',
  key: 'code',
  changedBy: ['addresses'],
  fields: ['code', 'name', 'active', ...DATES],
  complete: async (rows: readonly wire.Row[], client: TrytonClient, call: SourceCall): Promise<wire.Row[]> => {
    const relation = { model: 'party.address', by: 'party', fields: ['country.code', ...DATES] };
    const addresses = await readRelated(
      client,
      relation,
      rows.map(({ id }) => id),
      call,
    );
    return rows.map((row) => ({ ...row, addresses: addresses(row.id) }));
  },
};
export const SUPPLIERS = declare('SUPPLIER', wire.partyWire, one(translateSupplier), {
  ...PARTY,
  domain: ({ supplierCategory }) => ofCategory(supplierCategory),
});
const CUSTOMERS = declare('CUSTOMER', wire.partyWire, one(translateCustomer), {
  ...PARTY,
  domain: ({ customerCategory }) => ofCategory(customerCategory),
});

const lineFields = (...more: readonly string[]): string[] => [
  ...['product.code', 'quantity', 'unit_price', 'amount'],
  ...unit('unit'),
  ...more,
  ...DATES,
];
/** The lines of documents, each with its moves. */
const readLines = async (
  rows: readonly wire.Row[],
  relation: { readonly model: string; readonly by: string; readonly fields: readonly string[] },
  client: TrytonClient,
  call: SourceCall,
): Promise<(owner: number) => (wire.Row & { readonly moves: readonly wire.Row[] })[]> => {
  const ids = rows.map(({ id }) => id);
  const lines = await readRelated(client, { ...relation, domain: [['type', '=', 'line']] }, ids, call);
  const lineIds = ids.flatMap((id) => lines(id).map((line) => line.id));
  const ofMoves = { model: 'stock.move', by: 'origin', target: relation.model, fields: MOVE_FIELDS };
  const moves = await readRelated(client, ofMoves, lineIds, call);
  return (owner) => lines(owner).map((line) => ({ ...line, moves: moves(line.id) }));
};
/** A draft has no number: it is nothing yet that anybody refers to. */
const NUMBERED: Domain = [['number', '!=', null]];

export const PURCHASE_ORDERS = declare('PURCHASE_ORDER', wire.purchaseOrderWire, one(translatePurchaseOrder), {
  model: 'purchase.purchase',
  key: 'number',
  domain: () => NUMBERED,
  changedBy: ['lines', 'lines.moves'],
  fields: [
    ...['number', 'state', 'shipment_state', 'purchase_date', 'delivery_date', 'untaxed_amount'],
    ...['party.code', 'warehouse.code', 'currency.code'],
    ...DATES,
  ],
  complete: async (rows, client, call) => {
    const fields = lineFields('delivery_date', 'delivery_date_store');
    const lines = await readLines(rows, { model: 'purchase.line', by: 'purchase', fields }, client, call);
    return rows.map((row) => ({ ...row, lines: lines(row.id) }));
  },
});

const SHIPMENT_OUT = 'stock.shipment.out';

export const SALES_ORDERS = declare('SALES_ORDER', wire.salesOrderWire, one(translateSalesOrder), {
  model: 'sale.sale',
  key: 'number',
  domain: () => NUMBERED,
  changedBy: ['lines', 'lines.moves', ['lines.moves.shipment', SHIPMENT_OUT]],
  fields: [
    ...['number', 'state', 'shipment_state', 'invoice_state', 'reference', 'sale_date', 'untaxed_amount'],
    ...['party.code', 'warehouse.code', 'currency.code'],
    ...DATES,
  ],
  complete: async (rows, client, call) => {
    const fields = lineFields('shipping_date');
    const lines = await readLines(rows, { model: 'sale.line', by: 'sale', fields }, client, call);
    const referencesOf = (owner: number): string[] =>
      lines(owner)
        .flatMap(({ moves }) => moves)
        .map((move) => String(move['shipment']))
        .filter((reference) => reference.startsWith(`${SHIPMENT_OUT},`));
    const ids = rows.flatMap(({ id }) => referencesOf(id)).map((reference) => Number(reference.split(',')[1]));
    const shipments = await readById(client, SHIPMENT_OUT, ['state', ...DATES], ids, call);
    return rows.map((row) => ({
      ...row,
      lines: lines(row.id),
      shipments: Object.fromEntries(
        referencesOf(row.id).flatMap((reference) => {
          const shipment = shipments.get(Number(reference.split(',')[1]));
          return shipment === undefined ? [] : [[reference, shipment]];
        }),
      ),
    }));
  },
});

const SHIPPED_MOVE_FIELDS = [...MOVE_FIELDS, 'product.code', ...place('from_location'), ...place('to_location')];
const readShippedMoves = (
  model: string,
  rows: readonly wire.Row[],
  domain: Domain,
  client: TrytonClient,
  call: SourceCall,
): Promise<(owner: number) => wire.Row[]> =>
  readRelated(
    client,
    { model: 'stock.move', by: 'shipment', target: model, fields: SHIPPED_MOVE_FIELDS, domain },
    rows.map(({ id }) => id),
    call,
  );

const TRANSFER_ORDERS = declare('TRANSFER_ORDER', wire.transferOrderWire, one(translateTransferOrder), {
  model: 'stock.shipment.internal',
  key: 'number',
  domain: () => NUMBERED,
  changedBy: ['moves'],
  fields: ['number', 'state', 'planned_date', ...place('from_location'), ...place('to_location'), ...DATES],
  complete: async (rows, client, call) => {
    const moves = await readShippedMoves('stock.shipment.internal', rows, [], client, call);
    return rows.map((row) => ({ ...row, moves: moves(row.id) }));
  },
});

const SHIPMENTS = declare('SHIPMENT', wire.shipmentWire, one(translateShipment), {
  model: SHIPMENT_OUT,
  key: 'number',
  domain: () => NUMBERED,
  changedBy: ['moves'],
  fields: ['number', 'state', 'warehouse.code', ...DATES],
  complete: async (rows, client, call) => {
    const leaving: Domain = [
      ['to_location.type', '=', 'customer'],
      ['state', '!=', 'cancelled'],
    ];
    const moves = await readShippedMoves(SHIPMENT_OUT, rows, leaving, client, call);
    const isOfSale = (move: wire.Row): boolean => String(move['origin']).startsWith('sale.line,');
    const lineIds = idsIn(rows.flatMap(({ id }) => moves(id)).filter(isOfSale), 'origin');
    const lines = await readById(client, 'sale.line', ['sale.number'], lineIds, call);
    const orderLineOf = (move: wire.Row): { id: number; sale: unknown } | null => {
      if (!isOfSale(move)) return null;
      const [id = 0] = idsIn([move], 'origin');
      const sale = lines.get(id)?.['sale.'] as wire.Row | undefined; // asked for in the line above
      return { id, sale: sale?.['number'] };
    };
    return rows.map((row) => ({
      ...row,
      moves: moves(row.id).map((move) => ({ ...move, orderLine: orderLineOf(move) })),
    }));
  },
});

/** Which model each flow reads; the flow of the positions is put together from several. */
export const RECORD_TYPE_OF_FLOW: Readonly<Partial<Record<FlowName, FlowRecordType>>> = {
  products: PRODUCTS,
  locations: WAREHOUSES,
  suppliers: SUPPLIERS,
  customers: CUSTOMERS,
  'planning-parameters': declare('PLANNING_PARAMETERS', wire.orderPointWire, one(translateOrderPoint), {
    model: 'stock.order_point',
    key: 'id',
    domain: () => [['type', '=', 'purchase']],
    fields: [
      ...['product.code', ...unit('product.default_uom'), 'warehouse_location.code'],
      ...['min_quantity', 'target_quantity', 'max_quantity'],
      ...DATES,
    ],
  }),
  movements: declare('INVENTORY_MOVEMENT', wire.movementWire, translateMovement, {
    model: 'stock.move',
    key: 'id',
    domain: () => [['state', '=', 'done']],
    fields: [
      ...['product.code', ...unit('product.default_uom'), 'internal_quantity', 'effective_date', 'origin', 'shipment'],
      ...[...place('from_location'), ...place('to_location')],
      ...DATES,
    ],
  }),
  'sales-orders': SALES_ORDERS,
  shipments: SHIPMENTS,
  'purchase-orders': PURCHASE_ORDERS,
  'transfer-orders': TRANSFER_ORDERS,
};
