import type { CanonicalChange, RecordKind, Upsert } from '@distribution/model/erp/change';

type RecordOf<K extends RecordKind> = Extract<Upsert, { of: K }>['record'];
const KEY_OF: { readonly [K in RecordKind]: (record: RecordOf<K>) => readonly string[] } = {
  PRODUCT: ({ sku }) => [sku],
  LOCATION: ({ code }) => [code],
  SUPPLIER: ({ code }) => [code],
  SUPPLIER_PRODUCT: ({ sku, supplierCode }) => [sku, supplierCode],
  CUSTOMER: ({ code }) => [code],
  INVENTORY_POSITION: ({ sku, locationCode }) => [sku, locationCode],
  INVENTORY_MOVEMENT: ({ number }) => [number],
  PLANNING_PARAMETERS: ({ sku, locationCode }) => [sku, locationCode],
  SALES_ORDER: ({ number }) => [number],
  SHIPMENT: ({ number }) => [number],
  PURCHASE_ORDER: ({ number }) => [number],
  TRANSFER_ORDER: ({ number }) => [number],
  SUPPLIER_CONFIRMATION: ({ number }) => [number],
  ADVANCE_SHIP_NOTICE: ({ supplierCode, number }) => [supplierCode, number],
  INVOICE: ({ number }) => [number],
  FORECAST_VERSION: ({ code }) => [code],
  FORECAST_SERIES: ({ versionCode, sku, locationCode, measure }) => [versionCode, sku, locationCode, measure],
  DEMAND: ({ sku, locationCode, measure, startsOn, endsOn }) => [sku, locationCode, measure, startsOn, endsOn],
  STOCK_ASSUMPTION: ({ sku, locationCode }) => [sku, locationCode],
};

/** The natural key of what a change is about, in parts. */
export const keyPartsOfChange = (change: CanonicalChange): readonly string[] =>
  // Kind and record belong together by the union; indexing by `of` loses that.
  change.operation === 'DELETE'
    ? change.key
    : (KEY_OF[change.of] as (record: unknown) => readonly string[])(change.record);

/** The kind and natural key of what a change is about. */
export const keyOfChange = (change: CanonicalChange): string => [change.of, ...keyPartsOfChange(change)].join(' ');

/** What a reader knows after applying the changes: the newest state of each record, in whatever order they came. */
export const stateAfter = (changes: readonly CanonicalChange[]): ReadonlyMap<string, unknown> => {
  const newest = new Map<string, CanonicalChange>();
  const revisionOf = (change: CanonicalChange): number =>
    change.operation === 'DELETE' ? change.origin.revision : change.record.origin.revision;
  for (const change of changes) {
    const key = keyOfChange(change);
    const known = newest.get(key);
    if (known === undefined || revisionOf(change) >= revisionOf(known)) newest.set(key, change);
  }
  const live = [...newest].flatMap(([key, change]): [string, unknown][] =>
    // `asOf` is when it was read, and so may the revision be: two readings of one record differ in them.
    change.operation === 'DELETE'
      ? []
      : [[key, { ...change.record, origin: { ...change.record.origin, asOf: 'any', revision: 'any' } }]],
  );
  return new Map(live.sort(([left], [right]) => (left < right ? -1 : 1)));
};
