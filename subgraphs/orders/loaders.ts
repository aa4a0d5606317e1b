import type { Customer, CustomerId } from '@distribution/model/orders/customer';
import type { CustomerInvoice, CustomerInvoiceId } from '@distribution/model/orders/invoice';
import type { OrderNumber, SalesOrder, SalesOrderId } from '@distribution/model/orders/sales-order';
import type { Shipment, ShipmentId } from '@distribution/model/orders/shipment';
import type { Page, PageRequest } from '@distribution/model/page';
import type { ProductId } from '@distribution/model/products/product';
import { EVERYTHING } from '@distribution/model/read-scope';
import { createBatchLoader } from '@distribution/platform/loader/batch-loader';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { type FreshRecords, readFresh, refreshAll } from '../fresh-records.ts';
import { createLoader, createLoadersByArguments, createRefresher } from '../keyed-loaders.ts';
import { recordDomain } from '../record-cache.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';

/** Orders, shipments, invoices and customers by each of their names; what is outside the scope does not exist. */
export interface Loaders {
  readonly orderById: DataLoader<SalesOrderId, SalesOrder | null>;
  /** Asks its system of record for an order; gives it as it is known when that has no newer answer. */
  readonly refreshedOrder: DataLoader<SalesOrder, SalesOrder, string>;
  readonly orderByNumber: DataLoader<OrderNumber, SalesOrder | null>;
  readonly openOrdersOfProducts: (page: PageRequest) => DataLoader<ProductId, Page<SalesOrder>>;
  readonly shipmentById: DataLoader<ShipmentId, Shipment | null>;
  readonly shipmentByNumber: DataLoader<string, Shipment | null>;
  readonly shipmentsOfOrder: DataLoader<SalesOrderId, readonly Shipment[]>;
  readonly invoiceById: DataLoader<CustomerInvoiceId, CustomerInvoice | null>;
  readonly invoicesOfOrder: DataLoader<SalesOrderId, readonly CustomerInvoice[]>;
  /** A customer by its id; a code is looked up by the id made of it. */
  readonly customerById: (id: CustomerId) => Promise<Customer | null>;
}

export const createLoaders = (services: ServicesOf<'orders'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.orders;
  const source = services.sources.orders;
  const scope = scopeOf(request.principal);

  const orders: Omit<FreshRecords<never, SalesOrder>, 'readProjection'> = {
    operation: 'sales-orders',
    budgetMs: services.freshnessBudgetsMs.orders,
    limitMs: services.freshnessLimitsMs?.orders,
    originOf: (order) => order.origin,
    readSource:
      source &&
      ((stale, call) =>
        source.loadSalesOrders(
          stale.map((order) => order.number),
          call,
        )),
    // An order without a customer is no partner's: the empty code is nobody's, where null would be everybody's.
    maySee: ({ regionCode, legalEntity, customerCode }) =>
      maySee(request.principal, { region: regionCode, legalEntity, customer: customerCode ?? '' }),
  };
  const freshOrdersBy = <K extends string>(readProjection: FreshRecords<K, SalesOrder>['readProjection']) =>
    createLoader<K, SalesOrder | null>((keys) => readFresh(keys, { ...orders, readProjection }, request, services));

  // Read and cached for everybody, then shown to whom they may be shown.
  const sharedCustomers = createBatchLoader({
    load: (ids: readonly CustomerId[]) => reader.loadCustomers(ids, EVERYTHING),
    shared: {
      cache: services.cache,
      domain: recordDomain<Customer>('Customer', services.freshnessBudgetsMs.orders, services.cacheLimits?.orders),
    },
  });
  const mayMeet = ({ code }: Customer): boolean =>
    maySee(request.principal, { region: null, legalEntity: null, customer: code });

  return {
    orderById: freshOrdersBy((ids) => reader.loadSalesOrders(ids, scope)),
    refreshedOrder: createRefresher(
      (known) => refreshAll(known, orders, request, services),
      (order) => order.id,
    ),
    orderByNumber: freshOrdersBy((numbers) => reader.loadSalesOrdersByNumber(numbers, scope)),
    openOrdersOfProducts: createLoadersByArguments((page, products) =>
      reader.loadOpenSalesOrdersOfProducts(products, page, scope),
    ),
    shipmentById: createLoader((ids) => reader.loadShipments(ids, scope)),
    shipmentByNumber: createLoader((numbers) => reader.loadShipmentsByNumber(numbers, scope)),
    shipmentsOfOrder: createLoader((orders) => reader.loadShipmentsOfOrders(orders, scope)),
    invoiceById: createLoader((ids) => reader.loadInvoices(ids, scope)),
    invoicesOfOrder: createLoader((orders) => reader.loadInvoicesOfOrders(orders, scope)),
    customerById: async (id) => {
      const customer = await sharedCustomers.load(id);
      return customer !== null && mayMeet(customer) ? customer : null;
    },
  };
};
