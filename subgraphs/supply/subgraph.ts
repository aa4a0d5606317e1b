// Supply: who delivers what on which terms, and what is on its way. In: the supply projection and the system of record of
// suppliers and purchase orders. Out: suppliers, terms, purchase and transfer orders, and what suppliers answer, announce
// and invoice. With the system of record down,
// they are answered from the projection with their older `asOf`; with the store down, every field here fails.
import type { PurchaseOrder as PurchaseOrderRecord } from '@distribution/model/supply/purchase-order';
import type { Supplier as SupplierRecord } from '@distribution/model/supply/supplier';
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { clockOf, wholeRecord } from '../record-evidence.ts';
import { SCALARS } from '../scalars.ts';
import { type Context, createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { AdvanceShipNotice } from './resolvers/advance-ship-notice.ts';
import { Product } from './resolvers/product.ts';
import { PurchaseOrder } from './resolvers/purchase-order.ts';
import { submitPurchaseOrder } from './resolvers/mutation-submit-purchase-order.ts';
import { advanceShipNotices } from './resolvers/query-advance-ship-notices.ts';
import { purchaseOrder } from './resolvers/query-purchase-order.ts';
import { purchaseOrders } from './resolvers/query-purchase-orders.ts';
import { supplierInvoices } from './resolvers/query-supplier-invoices.ts';
import { supplier } from './resolvers/query-supplier.ts';
import { suppliers } from './resolvers/query-suppliers.ts';
import { transferOrder } from './resolvers/query-transfer-order.ts';
import { transferOrders } from './resolvers/query-transfer-orders.ts';
import { validatePurchase } from './resolvers/query-validate-purchase.ts';
import { Supplier } from './resolvers/supplier.ts';
import { SupplierConfirmation } from './resolvers/supplier-confirmation.ts';
import { SupplierInvoice } from './resolvers/supplier-invoice.ts';
import { SupplierProduct } from './resolvers/supplier-product.ts';
import { TransferOrder } from './resolvers/transfer-order.ts';

const resolvers: Resolvers = {
  Query: {
    supplier,
    suppliers,
    purchaseOrder,
    purchaseOrders,
    transferOrder,
    transferOrders,
    advanceShipNotices,
    supplierInvoices,
    validatePurchase,
  },
  Mutation: { submitPurchaseOrder },
  Product,
  Supplier,
  SupplierProduct,
  PurchaseOrder,
  SupplierConfirmation,
  AdvanceShipNotice,
  SupplierInvoice,
  TransferOrder,
};

export const subgraph = defineSubgraph({
  name: 'supply',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
  freshness: {
    clockOf,
    records: {
      Supplier: wholeRecord('suppliers', (supplier: SupplierRecord, { loaders }: Context) =>
        loaders.refreshedSupplier.load(supplier),
      ),
      PurchaseOrder: wholeRecord('purchase-orders', (order: PurchaseOrderRecord, { loaders }: Context) =>
        loaders.refreshedPurchaseOrder.load(order),
      ),
      TransferOrder: wholeRecord('transfer-orders'),
    },
  },
});
