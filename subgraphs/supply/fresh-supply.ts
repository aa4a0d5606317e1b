import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { Supplier } from '@distribution/model/supply/supplier';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { type FreshRecords, readFresh, refreshAll } from '../fresh-records.ts';
import type { BatchLoad } from '../keyed-loaders.ts';
import type { ServicesOf } from '../services.ts';

type Projection<K, T> = FreshRecords<K, T>['readProjection'];

/** Batch reads of suppliers: the projection within its budget, else the system of record; and that at once. */
export const createFreshSuppliers = (services: ServicesOf<'supply'>, request: SubgraphRequest) => {
  const source = services.sources.supply;
  const records: Omit<FreshRecords<never, Supplier>, 'readProjection'> = {
    operation: 'suppliers',
    budgetMs: services.freshnessBudgetsMs.supply,
    limitMs: services.freshnessLimitsMs?.supply,
    originOf: (supplier) => supplier.origin,
    readSource:
      source &&
      ((stale, call) =>
        source.loadSuppliers(
          stale.map((supplier) => supplier.code),
          call,
        )),
    maySee: () => true,
  };
  return {
    by:
      <K>(readProjection: Projection<K, Supplier>): BatchLoad<K, Supplier | null> =>
      (keys) =>
        readFresh(keys, { ...records, readProjection }, request, services),
    refresh: (known: readonly Supplier[]) => refreshAll(known, records, request, services),
  };
};

/** Batch reads of purchase orders: the projection within its budget, else the system of record; and that at once. */
export const createFreshPurchaseOrders = (services: ServicesOf<'supply'>, request: SubgraphRequest) => {
  const source = services.sources.supply;
  const records: Omit<FreshRecords<never, PurchaseOrder>, 'readProjection'> = {
    operation: 'purchase-orders',
    budgetMs: services.freshnessBudgetsMs.supply,
    limitMs: services.freshnessLimitsMs?.supply,
    originOf: (order) => order.origin,
    readSource:
      source &&
      ((stale, call) =>
        source.loadPurchaseOrders(
          stale.map((order) => order.number),
          call,
        )),
    maySee: ({ regionCode, legalEntity }) =>
      maySee(request.principal, { region: regionCode, legalEntity, customer: null }),
  };
  return {
    by:
      <K>(readProjection: Projection<K, PurchaseOrder>): BatchLoad<K, PurchaseOrder | null> =>
      (keys) =>
        readFresh(keys, { ...records, readProjection }, request, services),
    refresh: (known: readonly PurchaseOrder[]) => refreshAll(known, records, request, services),
  };
};
