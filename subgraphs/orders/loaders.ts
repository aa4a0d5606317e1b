import type { Customer, CustomerCode, CustomerId } from '@distribution/model/orders/customer';
import type { OrderNumber, SalesOrder, SalesOrderId } from '@distribution/model/orders/sales-order';
import type { Shipment, ShipmentId } from '@distribution/model/orders/shipment';
import type { Page, PageRequest } from '@distribution/model/page';
import type { ProductId } from '@distribution/model/products/product';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { type FreshRecords, readFresh } from '../fresh-records.ts';
import { createLoader, createLoadersByArguments } from '../keyed-loaders.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from './context.ts';

/** Orders, shipments and customers by each of their names; what is outside the scope does not exist. */
export interface Loaders {
  readonly orderById: DataLoader<SalesOrderId, SalesOrder | null>;
  readonly orderByNumber: DataLoader<OrderNumber, SalesOrder | null>;
  readonly openOrdersOfProducts: (page: PageRequest) => DataLoader<ProductId, Page<SalesOrder>>;
  readonly shipmentById: DataLoader<ShipmentId, Shipment | null>;
  readonly shipmentByNumber: DataLoader<string, Shipment | null>;
  readonly shipmentsOfOrder: DataLoader<SalesOrderId, readonly Shipment[]>;
  readonly customerById: DataLoader<CustomerId, Customer | null>;
  readonly customerByCode: DataLoader<CustomerCode, Customer | null>;
}

export const createLoaders = (services: Services, request: SubgraphRequest): Loaders => {
  const reader = services.readers.orders;
  const source = services.sources.orders;
  const scope = scopeOf(request.principal);

  const freshOrdersBy = <K extends string>(readProjection: FreshRecords<K, SalesOrder>['readProjection']) =>
    createLoader<K, SalesOrder | null>((keys) =>
      readFresh(
        keys,
        {
          operation: 'sales-orders',
          budgetMs: services.freshnessBudgetsMs.orders,
          readProjection,
          originOf: (order) => order.origin,
          readSource:
            source &&
            ((stale, call) =>
              source.loadSalesOrders(
                stale.map((order) => order.number),
                call,
              )),
          maySee: ({ regionCode, legalEntity, customerCode }) =>
            maySee(request.principal, { region: regionCode, legalEntity, customer: customerCode }),
        },
        request,
        services,
      ),
    );

  return {
    orderById: freshOrdersBy((ids) => reader.loadSalesOrders(ids, scope)),
    orderByNumber: freshOrdersBy((numbers) => reader.loadSalesOrdersByNumber(numbers, scope)),
    openOrdersOfProducts: createLoadersByArguments((page, products) =>
      reader.loadOpenSalesOrdersOfProducts(products, page, scope),
    ),
    shipmentById: createLoader((ids) => reader.loadShipments(ids, scope)),
    shipmentByNumber: createLoader((numbers) => reader.loadShipmentsByNumber(numbers, scope)),
    shipmentsOfOrder: createLoader((orders) => reader.loadShipmentsOfOrders(orders, scope)),
    customerById: createLoader((ids) => reader.loadCustomers(ids, scope)),
    customerByCode: createLoader((codes) => reader.loadCustomersByCode(codes, scope)),
  };
};
