import type { SourceCall } from '../erp/source-call.ts';
import type { WriteAuthority } from '../erp/write-authority.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import type { LocationCode } from '../locations/location.ts';
import type { CurrencyCode } from '../measure/currency.ts';
import type { Money } from '../measure/money.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { Sku } from '../products/product.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { PurchaseOrder } from './purchase-order.ts';
import type { SupplierCode } from './supplier.ts';

/** A purchase order that the system of record is to make; it gives the number. Plain JSON: it is what is approved. */
export interface NewPurchaseOrder {
  readonly legalEntity: LegalEntityCode;
  readonly supplierCode: SupplierCode;
  readonly shipToCode: LocationCode;
  readonly orderedAt: Instant;
  readonly currency: CurrencyCode;
  readonly lines: readonly {
    readonly number: number;
    readonly sku: Sku;
    readonly quantity: Quantity;
    readonly unitPrice: Money;
    readonly requestedOn: LocalDate;
  }[];
}

/** Where purchase orders are made. */
export interface PurchaseOrderSink {
  /**
   * Makes the order and answers it as the system keeps it. Throws APPROVAL_REQUIRED unless the approval is for exactly
   * this order (action CREATE_PURCHASE_ORDER, content the order), IDEMPOTENCY_CONFLICT when the key was used for another.
   */
  createPurchaseOrder(order: NewPurchaseOrder, authority: WriteAuthority, call: SourceCall): Promise<PurchaseOrder>;
  /** What was made under the key, `null` when nothing was; absent where the system cannot be asked without writing. */
  findPurchaseOrder?(idempotencyKey: string, call: SourceCall): Promise<PurchaseOrder | null>;
  /**
   * Cancels what was made under the authority's key, by the approval it was made by; `null` when nothing was made.
   * UPSTREAM_REJECTED when it is too late. Absent where the system cannot.
   */
  cancelPurchaseOrder?(
    order: NewPurchaseOrder,
    authority: WriteAuthority,
    call: SourceCall,
  ): Promise<PurchaseOrder | null>;
}
