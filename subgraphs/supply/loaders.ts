import type { Page, PageRequest } from '@distribution/model/page';
import type { ProductId } from '@distribution/model/products/product';
import type { PurchaseOrder, PurchaseOrderId, PurchaseOrderNumber } from '@distribution/model/supply/purchase-order';
import type { AdvanceShipNotice, AdvanceShipNoticeId } from '@distribution/model/supply/advance-ship-notice';
import type { SupplierConfirmation, SupplierConfirmationId } from '@distribution/model/supply/supplier-confirmation';
import type { SupplierInvoice, SupplierInvoiceId } from '@distribution/model/supply/supplier-invoice';
import type { SupplierProduct } from '@distribution/model/supply/supplier-product';
import type { Supplier, SupplierId } from '@distribution/model/supply/supplier';
import type { TransferOrder, TransferOrderId } from '@distribution/model/supply/transfer-order';
import { createBatchLoader } from '@distribution/platform/loader/batch-loader';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { createLoader, createLoadersByArguments, createRefresher } from '../keyed-loaders.ts';
import { recordDomain } from '../record-cache.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';
import { createFreshPurchaseOrders, createFreshSuppliers } from './fresh-supply.ts';

/**
 * Suppliers (group-wide), their terms, and orders by each of their names; what is outside the scope does not exist. To a
 * partner nothing of it does: from whom we buy, and at what price, is the house's own business.
 */
export interface Loaders {
  /** A supplier by its id; a code is looked up by the id made of it. */
  readonly supplierById: DataLoader<SupplierId, Supplier | null, string>;
  /** These ask the system of record; they give a record as it is known when that has no newer answer. */
  readonly refreshedSupplier: DataLoader<Supplier, Supplier, string>;
  readonly refreshedPurchaseOrder: DataLoader<PurchaseOrder, PurchaseOrder, string>;
  readonly suppliersOfProduct: DataLoader<ProductId, readonly SupplierProduct[]>;
  readonly purchaseOrderById: DataLoader<PurchaseOrderId, PurchaseOrder | null>;
  readonly purchaseOrderByNumber: DataLoader<PurchaseOrderNumber, PurchaseOrder | null>;
  readonly openPurchaseOrdersOfProducts: (page: PageRequest) => DataLoader<ProductId, Page<PurchaseOrder>>;
  readonly confirmationById: DataLoader<SupplierConfirmationId, SupplierConfirmation | null>;
  readonly confirmationsOfOrder: DataLoader<PurchaseOrderId, readonly SupplierConfirmation[]>;
  readonly shipNoticeById: DataLoader<AdvanceShipNoticeId, AdvanceShipNotice | null>;
  readonly shipNoticesOfOrder: DataLoader<PurchaseOrderId, readonly AdvanceShipNotice[]>;
  readonly invoiceById: DataLoader<SupplierInvoiceId, SupplierInvoice | null>;
  readonly invoicesOfOrder: DataLoader<PurchaseOrderId, readonly SupplierInvoice[]>;
  readonly transferOrderById: DataLoader<TransferOrderId, TransferOrder | null>;
  readonly transferOrderByNumber: DataLoader<string, TransferOrder | null>;
}

export const createLoaders = (services: ServicesOf<'supply'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.supply;
  const scope = scopeOf(request.principal);
  const freshSuppliers = createFreshSuppliers(services, request);
  const freshPurchaseOrders = createFreshPurchaseOrders(services, request);
  const isPartner = scope.customers !== null;
  const suppliers = createBatchLoader({
    load: freshSuppliers.by((ids: readonly SupplierId[]) => reader.loadSuppliers(ids)),
    shared: {
      cache: services.cache,
      domain: recordDomain<Supplier>('Supplier', services.freshnessBudgetsMs.supply, services.cacheLimits?.supply),
      onRecord: ({ origin }) => request.freshness.serveCached(origin),
    },
  });
  return {
    supplierById: isPartner ? createLoader(async (ids) => ids.map(() => null)) : suppliers,
    refreshedSupplier: createRefresher(freshSuppliers.refresh, (supplier) => supplier.id),
    refreshedPurchaseOrder: createRefresher(freshPurchaseOrders.refresh, (order) => order.id),
    suppliersOfProduct: createLoader(async (products) =>
      isPartner ? products.map(() => []) : reader.loadSuppliersOfProducts(products),
    ),
    purchaseOrderById: createLoader(freshPurchaseOrders.by((ids) => reader.loadPurchaseOrders(ids, scope))),
    purchaseOrderByNumber: createLoader(
      freshPurchaseOrders.by((numbers) => reader.loadPurchaseOrdersByNumber(numbers, scope)),
    ),
    openPurchaseOrdersOfProducts: createLoadersByArguments((page, products) =>
      reader.loadOpenPurchaseOrdersOfProducts(products, page, scope),
    ),
    confirmationById: createLoader((ids) => reader.loadConfirmations(ids, scope)),
    confirmationsOfOrder: createLoader((orders) => reader.loadConfirmationsOfOrders(orders, scope)),
    shipNoticeById: createLoader((ids) => reader.loadShipNotices(ids, scope)),
    shipNoticesOfOrder: createLoader((orders) => reader.loadShipNoticesOfOrders(orders, scope)),
    invoiceById: createLoader((ids) => reader.loadInvoices(ids, scope)),
    invoicesOfOrder: createLoader((orders) => reader.loadInvoicesOfOrders(orders, scope)),
    transferOrderById: createLoader((ids) => reader.loadTransferOrders(ids, scope)),
    transferOrderByNumber: createLoader((numbers) => reader.loadTransferOrdersByNumber(numbers, scope)),
  };
};
