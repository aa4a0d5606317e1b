import type { CanonicalChange, Upsert } from '../erp/change.ts';

/** A product at a site; a product wherever it lies; or a site whatever lies there. */
export interface TouchedPair {
  readonly sku: string | null;
  readonly locationCode: string | null;
}

/** What a change is about. `isKnown` is false when the change alone does not tell. */
export interface Touched {
  readonly pairs: readonly TouchedPair[];
  /** Purchase orders whose lines it is about besides. */
  readonly purchaseOrderIds: readonly string[];
  readonly isKnown: boolean;
}

export const NOTHING_TOUCHED: Touched = { pairs: [], purchaseOrderIds: [], isKnown: true };
export const UNKNOWN_TOUCHED: Touched = { ...NOTHING_TOUCHED, isKnown: false };

const linesAt = (lines: readonly { readonly sku: string }[], ...sites: readonly string[]): readonly TouchedPair[] =>
  lines.flatMap(({ sku }) => sites.map((locationCode) => ({ sku, locationCode })));

const pairsOf = (upsert: Upsert): readonly TouchedPair[] => {
  switch (upsert.of) {
    case 'PRODUCT':
    case 'SUPPLIER_PRODUCT':
      return [{ sku: upsert.record.sku, locationCode: null }];
    case 'LOCATION':
      return [{ sku: null, locationCode: upsert.record.code }];
    case 'INVENTORY_POSITION':
    case 'INVENTORY_MOVEMENT':
    case 'PLANNING_PARAMETERS':
    case 'FORECAST_SERIES':
    case 'DEMAND':
      return [{ sku: upsert.record.sku, locationCode: upsert.record.locationCode }];
    case 'SALES_ORDER':
    case 'SHIPMENT':
      return linesAt(upsert.record.lines, upsert.record.shipFromCode);
    case 'PURCHASE_ORDER':
    case 'ADVANCE_SHIP_NOTICE':
      return linesAt(upsert.record.lines, upsert.record.shipToCode);
    case 'TRANSFER_ORDER':
      return linesAt(upsert.record.lines, upsert.record.shipFromCode, upsert.record.shipToCode);
    default:
      return []; // partners, invoices and names of versions move no stock
  }
};

/** What one change is about. */
export const touchedBy = (change: CanonicalChange): Touched => {
  if (change.operation === 'UPSERT') {
    const purchaseOrderIds = change.of === 'SUPPLIER_CONFIRMATION' ? [change.record.purchaseOrder.id] : [];
    return { pairs: pairsOf(change), purchaseOrderIds, isKnown: true };
  }
  const [first = null, second = null] = change.key;
  switch (change.of) {
    case 'PRODUCT':
    case 'SUPPLIER_PRODUCT':
      return { ...NOTHING_TOUCHED, pairs: [{ sku: first, locationCode: null }] };
    case 'LOCATION':
      return { ...NOTHING_TOUCHED, pairs: [{ sku: null, locationCode: first }] };
    case 'INVENTORY_POSITION':
    case 'PLANNING_PARAMETERS':
      return { ...NOTHING_TOUCHED, pairs: [{ sku: first, locationCode: second }] };
    case 'SUPPLIER':
    case 'CUSTOMER':
    case 'INVOICE':
    case 'FORECAST_VERSION':
      return NOTHING_TOUCHED;
    default:
      return UNKNOWN_TOUCHED; // a number alone
  }
};

/** What several changes are about, together. */
export const touchedByAll = (changes: readonly CanonicalChange[]): Touched => {
  const all = changes.map(touchedBy);
  return {
    pairs: all.flatMap(({ pairs }) => pairs),
    purchaseOrderIds: all.flatMap(({ purchaseOrderIds }) => purchaseOrderIds),
    isKnown: all.every(({ isKnown }) => isKnown),
  };
};
