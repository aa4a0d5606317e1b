import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { type AppError, portErrorOf } from '@distribution/platform/errors/app-error';
import { type BatchRead, shareReads } from '@distribution/platform/loader/share-reads';
import type { Sources } from '@distribution/subgraphs/services';

type KeyedRead<K, T> = BatchRead<K, KeyedAnswer<T>, SourceCall>;

const failed = (error: AppError): KeyedAnswer<never> => ({ ok: false, error: portErrorOf(error) });
const byText = <K extends string, T>(read: KeyedRead<K, T>): KeyedRead<K, T> => shareReads(read, (key) => key, failed);

/**
 * The systems of record with concurrent reads of one key made one: what a crowd asks for at once is asked of the system
 * once. A system answers every caller alike, with the house's own rights; each caller's scope is applied to the answer.
 */
export const shareSources = ({ products, locations, inventory, orders, supply, forecasts }: Sources): Sources => ({
  products: products && { loadProducts: byText((skus, call) => products.loadProducts(skus, call)) },
  locations: locations && { loadLocations: byText((codes, call) => locations.loadLocations(codes, call)) },
  inventory: inventory && {
    loadPositions: shareReads(
      (keys, call) => inventory.loadPositions(keys, call),
      ({ sku, locationCode }) => JSON.stringify([sku, locationCode]),
      failed,
    ),
  },
  orders: orders && { loadSalesOrders: byText((numbers, call) => orders.loadSalesOrders(numbers, call)) },
  supply: supply && {
    loadSuppliers: byText((codes, call) => supply.loadSuppliers(codes, call)),
    loadPurchaseOrders: byText((numbers, call) => supply.loadPurchaseOrders(numbers, call)),
  },
  forecasts,
});
