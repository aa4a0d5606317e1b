import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { LocationCode } from '../locations/location.ts';
import type { InvoiceFilter } from '../orders/ports.ts';
import type { CurrencyCode } from '../measure/currency.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ProductId, Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { AdvanceShipNotice, AdvanceShipNoticeId } from './advance-ship-notice.ts';
import type { PurchaseOrder, PurchaseOrderId, PurchaseOrderNumber, PurchaseOrderStatus } from './purchase-order.ts';
import type { SupplierConfirmation, SupplierConfirmationId } from './supplier-confirmation.ts';
import type { SupplierInvoice, SupplierInvoiceId } from './supplier-invoice.ts';
import type { SupplierProduct } from './supplier-product.ts';
import type { Supplier, SupplierCode, SupplierId } from './supplier.ts';
import type { TransferOrder, TransferOrderId } from './transfer-order.ts';

export interface PurchaseOrderFilter {
  readonly numbers: readonly PurchaseOrderNumber[] | null;
  readonly statuses: readonly PurchaseOrderStatus[] | null;
  readonly supplierCodes: readonly SupplierCode[] | null;
  readonly shipToCodes: readonly LocationCode[] | null;
  readonly regions: readonly string[] | null;
  readonly skus: readonly Sku[] | null;
  /** Any open line expected before this instant: late orders when it is now. */
  readonly expectedBefore: Instant | null;
  readonly changedSince: Instant | null;
}
export interface TransferOrderFilter {
  readonly shipFromCodes: readonly LocationCode[] | null;
  readonly shipToCodes: readonly LocationCode[] | null;
  readonly skus: readonly Sku[] | null;
  readonly statuses: readonly TransferOrder['status'][] | null;
}

export interface ShipNoticeFilter {
  readonly numbers: readonly string[] | null;
  readonly supplierCodes: readonly SupplierCode[] | null;
  readonly shipToCodes: readonly LocationCode[] | null;
  readonly skus: readonly Sku[] | null;
  readonly expectedFrom: Instant | null;
  /** Up to, and without, this instant. */
  readonly expectedTo: Instant | null;
  readonly changedSince: Instant | null;
}

/** Reads of the supply projection. */
export interface SupplyReader {
  loadSuppliers(ids: readonly SupplierId[]): Promise<readonly (Supplier | null)[]>;
  loadSuppliersByCode(codes: readonly SupplierCode[]): Promise<readonly (Supplier | null)[]>;
  listSuppliers(search: string | null, page: PageRequest): Promise<Page<Supplier>>;
  /** The suppliers of each product, preferred first, then by code. */
  loadSuppliersOfProducts(products: readonly ProductId[]): Promise<readonly (readonly SupplierProduct[])[]>;
  loadPurchaseOrders(ids: readonly PurchaseOrderId[], scope: ReadScope): Promise<readonly (PurchaseOrder | null)[]>;
  loadPurchaseOrdersByNumber(
    numbers: readonly PurchaseOrderNumber[],
    scope: ReadScope,
  ): Promise<readonly (PurchaseOrder | null)[]>;
  /** Newest first. */
  listPurchaseOrders(filter: PurchaseOrderFilter, page: PageRequest, scope: ReadScope): Promise<Page<PurchaseOrder>>;
  /** What was ordered for a site in a currency since an instant, drafts and cancelled orders aside, and of when that is true. */
  sumOrdered(
    site: LocationCode,
    currency: CurrencyCode,
    since: Instant,
    scope: ReadScope,
  ): Promise<{ readonly total: Decimal; readonly asOf: Instant | null }>;
  /** Open orders with a line of each product, earliest expected first; lines are only that product's. One page per key. */
  loadOpenPurchaseOrdersOfProducts(
    products: readonly ProductId[],
    page: PageRequest,
    scope: ReadScope,
  ): Promise<readonly Page<PurchaseOrder>[]>;
  loadTransferOrders(ids: readonly TransferOrderId[], scope: ReadScope): Promise<readonly (TransferOrder | null)[]>;
  loadTransferOrdersByNumber(numbers: readonly string[], scope: ReadScope): Promise<readonly (TransferOrder | null)[]>;
  /** In the order of the expected arrival, latest first. */
  listTransferOrders(filter: TransferOrderFilter, page: PageRequest, scope: ReadScope): Promise<Page<TransferOrder>>;
  loadConfirmations(
    ids: readonly SupplierConfirmationId[],
    scope: ReadScope,
  ): Promise<readonly (SupplierConfirmation | null)[]>;
  /** What the supplier answered to each order, oldest first. */
  loadConfirmationsOfOrders(
    orders: readonly PurchaseOrderId[],
    scope: ReadScope,
  ): Promise<readonly (readonly SupplierConfirmation[])[]>;
  loadShipNotices(
    ids: readonly AdvanceShipNoticeId[],
    scope: ReadScope,
  ): Promise<readonly (AdvanceShipNotice | null)[]>;
  /** Earliest expected first. */
  loadShipNoticesOfOrders(
    orders: readonly PurchaseOrderId[],
    scope: ReadScope,
  ): Promise<readonly (readonly AdvanceShipNotice[])[]>;
  /** Latest expected first. */
  listShipNotices(filter: ShipNoticeFilter, page: PageRequest, scope: ReadScope): Promise<Page<AdvanceShipNotice>>;
  loadInvoices(ids: readonly SupplierInvoiceId[], scope: ReadScope): Promise<readonly (SupplierInvoice | null)[]>;
  /** In the order of their number. */
  loadInvoicesOfOrders(
    orders: readonly PurchaseOrderId[],
    scope: ReadScope,
  ): Promise<readonly (readonly SupplierInvoice[])[]>;
  /** Latest issued first. An invoice for no order has no region: who may see some regions only does not see it. */
  listInvoices(filter: InvoiceFilter, page: PageRequest, scope: ReadScope): Promise<Page<SupplierInvoice>>;
}

/** The system of record for suppliers and purchase orders. */
export interface SupplySource {
  loadSuppliers(codes: readonly SupplierCode[], call: SourceCall): Promise<readonly KeyedAnswer<Supplier>[]>;
  loadPurchaseOrders(
    numbers: readonly PurchaseOrderNumber[],
    call: SourceCall,
  ): Promise<readonly KeyedAnswer<PurchaseOrder>[]>;
}
