// Orders: what customers ordered and what became of it. In: the order projection and the system of record of sales
// orders. Out: orders, shipments, invoices, customers. With the system of record down, orders are answered from the projection
// with their older `asOf`; with the store down, every field here fails and the rest of a product still stands.
import type { SalesOrder as SalesOrderRecord } from '@distribution/model/orders/sales-order';
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { clockOf, wholeRecord } from '../record-evidence.ts';
import { SCALARS } from '../scalars.ts';
import { type Context, createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { Customer } from './resolvers/customer.ts';
import { CustomerInvoice } from './resolvers/customer-invoice.ts';
import { Product } from './resolvers/product.ts';
import { customerInvoices } from './resolvers/query-customer-invoices.ts';
import { customer } from './resolvers/query-customer.ts';
import { customers } from './resolvers/query-customers.ts';
import { salesOrder } from './resolvers/query-sales-order.ts';
import { salesOrders } from './resolvers/query-sales-orders.ts';
import { shipment } from './resolvers/query-shipment.ts';
import { SalesOrder } from './resolvers/sales-order.ts';
import { Shipment } from './resolvers/shipment.ts';

const resolvers: Resolvers = {
  Query: { salesOrder, salesOrders, shipment, customerInvoices, customer, customers },
  Product,
  SalesOrder,
  Shipment,
  CustomerInvoice,
  Customer,
};

export const subgraph = defineSubgraph({
  name: 'orders',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
  freshness: {
    clockOf,
    records: {
      SalesOrder: wholeRecord('sales-orders', (order: SalesOrderRecord, { loaders }: Context) =>
        loaders.refreshedOrder.load(order),
      ),
      Shipment: wholeRecord('shipments'),
    },
  },
});
