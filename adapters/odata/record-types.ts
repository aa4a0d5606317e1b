import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { z } from 'zod';
import {
  translateCustomer,
  translateItem,
  translateSite,
  translateVendor,
  translateVendorItem,
} from './translate-master-data.ts';
import { translatePurchaseOrder, translateSalesOrder, translateTransferOrder } from './translate-documents.ts';
import { translatePlanning, translateStock } from './translate-stock.ts';
import { type TranslationContext, TranslationError } from './translation.ts';
import * as wire from './wire.ts';

type CanonicalOf<K extends RecordKind> = Extract<Upsert, { of: K }>['record'];
type Raw = Readonly<Record<string, unknown>>;

/** One entity set and how its rows are named. */
export interface RecordSet {
  readonly set: string;
  readonly expand: string | null;
  /** The parts of the natural key, in the order in which a removal names them. */
  readonly keyParts: readonly string[];
  /** Properties that name a site. */
  readonly siteParts: readonly string[];
}
/** What becomes of one row of the set: throws TranslationError or ZodError with the reason when nothing can. */
export interface RecordType<T> extends RecordSet {
  readonly translate: (raw: Raw, context: TranslationContext) => T;
}
export interface FlowRecordType extends RecordSet {
  readonly kind: RecordKind;
  readonly upsertOf: (raw: Raw, context: TranslationContext) => Upsert;
}

const declare = <K extends RecordKind, W>(
  kind: K,
  set: string,
  keyParts: readonly string[],
  schema: z.ZodType<W>,
  translate: (record: W, context: TranslationContext) => CanonicalOf<K>,
  more: { readonly expand?: string; readonly siteParts?: readonly string[] } = {},
): RecordType<CanonicalOf<K>> & FlowRecordType => {
  const translateRaw = (raw: Raw, context: TranslationContext): CanonicalOf<K> => translate(schema.parse(raw), context);
  return {
    kind,
    set,
    keyParts,
    expand: more.expand ?? null,
    siteParts: more.siteParts ?? [],
    translate: translateRaw,
    // Kind and record belong together by the type of `translate`; the union cannot see it.
    upsertOf: (raw, context) => ({ of: kind, operation: 'UPSERT', record: translateRaw(raw, context) }) as Upsert,
  };
};

export const ITEMS = declare('PRODUCT', 'Items', ['ItemNo'], wire.itemWire, translateItem, { expand: 'Uoms' });
export const SITES = declare('LOCATION', 'Sites', ['SiteNo'], wire.siteWire, translateSite, {
  siteParts: ['SiteNo', 'ParentSiteNo'],
});
export const VENDORS = declare('SUPPLIER', 'Vendors', ['VendorNo'], wire.vendorWire, translateVendor);
export const STOCK = declare('INVENTORY_POSITION', 'Stock', ['ItemNo', 'SiteNo'], wire.stockWire, translateStock, {
  siteParts: ['SiteNo'],
});
export const SALES_ORDERS = declare(
  'SALES_ORDER',
  'SalesOrders',
  ['DocumentNo'],
  wire.salesOrderWire,
  translateSalesOrder,
  { expand: 'Lines', siteParts: ['SiteNo'] },
);
export const PURCHASE_ORDERS = declare(
  'PURCHASE_ORDER',
  'PurchaseOrders',
  ['DocumentNo'],
  wire.purchaseOrderWire,
  translatePurchaseOrder,
  {
    expand: 'Lines',
    siteParts: ['SiteNo'],
  },
);

/** Which set each flow reads. */
export const RECORD_TYPE_OF_FLOW: Readonly<Partial<Record<FlowName, FlowRecordType>>> = {
  products: ITEMS,
  locations: SITES,
  suppliers: VENDORS,
  'supplier-products': declare(
    'SUPPLIER_PRODUCT',
    'VendorItems',
    ['ItemNo', 'VendorNo'],
    wire.vendorItemWire,
    translateVendorItem,
  ),
  customers: declare('CUSTOMER', 'Customers', ['CustomerNo'], wire.customerWire, translateCustomer),
  inventory: STOCK,
  'planning-parameters': declare(
    'PLANNING_PARAMETERS',
    'Planning',
    ['ItemNo', 'SiteNo'],
    wire.planningWire,
    translatePlanning,
    { siteParts: ['SiteNo'] },
  ),
  'sales-orders': SALES_ORDERS,
  'purchase-orders': PURCHASE_ORDERS,
  'transfer-orders': declare(
    'TRANSFER_ORDER',
    'TransferOrders',
    ['DocumentNo'],
    wire.transferOrderWire,
    translateTransferOrder,
    {
      expand: 'Lines',
      siteParts: ['FromSiteNo', 'ToSiteNo'],
    },
  ),
};

/** The parts of a row's natural key as text; a part that is missing reads `?`. */
export const keyOf = (type: RecordSet, raw: Raw): string[] =>
  type.keyParts.map((part) => (typeof raw[part] === 'string' && raw[part] !== '' ? raw[part] : '?'));

/** The sites a row names. */
export const sitesOf = (type: RecordSet, raw: Raw): string[] =>
  type.siteParts.flatMap((part) => (typeof raw[part] === 'string' ? [raw[part]] : []));

/** The sentence that says why a row could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll('\n', ' ');
  throw error;
};
