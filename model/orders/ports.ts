import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ProductId, Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { Customer, CustomerCode, CustomerId } from './customer.ts';
import type { CustomerInvoice, CustomerInvoiceId, InvoiceNumber, InvoiceStatus } from './invoice.ts';
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

/** What invoices of either direction are picked by. */
export interface InvoiceFilter {
  readonly numbers: readonly InvoiceNumber[] | null;
  readonly statuses: readonly InvoiceStatus[] | null;
  /** Customers of receivables, suppliers of payables. */
  readonly partnerCodes: readonly string[] | null;
  readonly issuedFrom: LocalDate | null;
  /** Up to, and without, this day. */
  readonly issuedTo: LocalDate | null;
  /** Something is to be paid and was due before this day. */
  readonly dueBefore: LocalDate | null;
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
  loadInvoices(ids: readonly CustomerInvoiceId[], scope: ReadScope): Promise<readonly (CustomerInvoice | null)[]>;
  /** In the order of their number. */
  loadInvoicesOfOrders(
    orders: readonly SalesOrderId[],
    scope: ReadScope,
  ): Promise<readonly (readonly CustomerInvoice[])[]>;
  /** Latest issued first. An invoice for no order has no region: who may see some regions only does not see it. */
  listInvoices(filter: InvoiceFilter, page: PageRequest, scope: ReadScope): Promise<Page<CustomerInvoice>>;
  loadCustomers(ids: readonly CustomerId[], scope: ReadScope): Promise<readonly (Customer | null)[]>;
  loadCustomersByCode(codes: readonly CustomerCode[], scope: ReadScope): Promise<readonly (Customer | null)[]>;
  listCustomers(search: string | null, page: PageRequest, scope: ReadScope): Promise<Page<Customer>>;
}

/** The system of record for sales orders. */
export interface OrderSource {
  loadSalesOrders(numbers: readonly OrderNumber[], call: SourceCall): Promise<readonly KeyedAnswer<SalesOrder>[]>;
}
