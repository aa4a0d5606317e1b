import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ProductId, Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { Customer, CustomerCode, CustomerId } from './customer.ts';
import type { OrderNumber, SalesOrder, SalesOrderId, SalesOrderStatus } from './sales-order.ts';
import type { Shipment, ShipmentId } from './shipment.ts';

export interface SalesOrderFilter {
  readonly numbers: readonly OrderNumber[] | null;
  readonly statuses: readonly SalesOrderStatus[] | null;
  readonly customerCodes: readonly CustomerCode[] | null;
  readonly regions: readonly string[] | null;
  readonly shipFromCodes: readonly LocationCode[] | null;
  readonly skus: readonly Sku[] | null;
  readonly orderedFrom: Instant | null;
  readonly orderedTo: Instant | null;
  readonly changedSince: Instant | null;
}

/** Reads of the order projection; a partner's scope shows only orders of its own customers. */
export interface OrderReader {
  loadSalesOrders(ids: readonly SalesOrderId[], scope: ReadScope): Promise<readonly (SalesOrder | null)[]>;
  loadSalesOrdersByNumber(numbers: readonly OrderNumber[], scope: ReadScope): Promise<readonly (SalesOrder | null)[]>;
  /** Newest first. */
  listSalesOrders(filter: SalesOrderFilter, page: PageRequest, scope: ReadScope): Promise<Page<SalesOrder>>;
  /** Orders with an open line of each product, newest first; one page per key. */
  loadOpenSalesOrdersOfProducts(
    products: readonly ProductId[],
    page: PageRequest,
    scope: ReadScope,
  ): Promise<readonly Page<SalesOrder>[]>;
  loadShipments(ids: readonly ShipmentId[], scope: ReadScope): Promise<readonly (Shipment | null)[]>;
  loadShipmentsByNumber(numbers: readonly string[], scope: ReadScope): Promise<readonly (Shipment | null)[]>;
  loadShipmentsOfOrders(orders: readonly SalesOrderId[], scope: ReadScope): Promise<readonly (readonly Shipment[])[]>;
  loadCustomers(ids: readonly CustomerId[], scope: ReadScope): Promise<readonly (Customer | null)[]>;
  loadCustomersByCode(codes: readonly CustomerCode[], scope: ReadScope): Promise<readonly (Customer | null)[]>;
  listCustomers(search: string | null, page: PageRequest, scope: ReadScope): Promise<Page<Customer>>;
}

/** The system of record for sales orders. */
export interface OrderSource {
  loadSalesOrders(numbers: readonly OrderNumber[], call: SourceCall): Promise<readonly KeyedAnswer<SalesOrder>[]>;
}
