import type { CanonicalChange, Upsert } from '@distribution/model/erp/change';

const SEPARATOR = '\u001f'; // as in entity ids: no natural key contains it

/** Parts of a natural key as one text. */
export const keyTextOf = (parts: readonly string[]): string => parts.join(SEPARATOR);

/** The natural key of a record, in the order in which a removal names it. */
const naturalKeyOf = (upsert: Upsert): readonly string[] => {
  switch (upsert.of) {
    case 'PRODUCT':
      return [upsert.record.sku];
    case 'LOCATION':
    case 'SUPPLIER':
    case 'CUSTOMER':
    case 'FORECAST_VERSION':
      return [upsert.record.code];
    case 'SUPPLIER_PRODUCT':
      return [upsert.record.sku, upsert.record.supplierCode];
    case 'INVENTORY_POSITION':
    case 'PLANNING_PARAMETERS':
      return [upsert.record.sku, upsert.record.locationCode];
    case 'INVENTORY_MOVEMENT':
    case 'SALES_ORDER':
    case 'SHIPMENT':
    case 'PURCHASE_ORDER':
    case 'TRANSFER_ORDER':
    case 'SUPPLIER_CONFIRMATION':
    case 'INVOICE':
      return [upsert.record.number];
    case 'ADVANCE_SHIP_NOTICE':
      return [upsert.record.supplierCode, upsert.record.number];
    case 'FORECAST_SERIES':
      return [upsert.record.versionCode, upsert.record.sku, upsert.record.locationCode, upsert.record.measure];
    case 'DEMAND': {
      const { sku, locationCode, measure, startsOn, endsOn } = upsert.record;
      return [sku, locationCode, measure, startsOn, endsOn];
    }
    case 'STOCK_ASSUMPTION':
      return [upsert.record.sku, upsert.record.locationCode];
  }
};

/** The natural key of what a change is about, as one text. */
export const keyOfChange = (change: CanonicalChange): string =>
  keyTextOf(change.operation === 'DELETE' ? change.key : naturalKeyOf(change));

/**
 * What makes a change the same record as another. Companies number their orders each for themselves, so a document is
 * told by its id; its removal names only the number and is a record of its own here, weighed by revision afterwards.
 */
export const recordKeyOf = (change: CanonicalChange): string =>
  change.operation === 'UPSERT' && 'number' in change.record && 'id' in change.record
    ? keyTextOf([keyOfChange(change), change.record.id])
    : keyOfChange(change);

/** Where a change comes from. */
export const originOfChange = (change: CanonicalChange) =>
  change.operation === 'DELETE' ? change.origin : change.record.origin;

/** For people: `PRODUCT W-1001`. */
export const nameOfChange = (change: CanonicalChange): string =>
  `${change.of} ${keyOfChange(change).replaceAll(SEPARATOR, ' ')}`;
