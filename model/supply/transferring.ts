import type { SourceCall } from '../erp/source-call.ts';
import type { WriteAuthority } from '../erp/write-authority.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { Sku } from '../products/product.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { TransferOrder } from './transfer-order.ts';

/** A transfer between two of our locations that the system of record is to make; it gives the number. Plain JSON: it is what is approved. */
export interface NewTransferOrder {
  readonly legalEntity: LegalEntityCode;
  readonly shipFromCode: LocationCode;
  readonly shipToCode: LocationCode;
  readonly expectedOn: LocalDate;
  readonly lines: readonly { readonly number: number; readonly sku: Sku; readonly quantity: Quantity }[];
}

/** Where transfers are made. Action of the approval: CREATE_TRANSFER, content the transfer. */
export interface TransferOrderSink {
  /** Makes the transfer and answers it as the system keeps it. Throws APPROVAL_REQUIRED, IDEMPOTENCY_CONFLICT. */
  createTransferOrder(order: NewTransferOrder, authority: WriteAuthority, call: SourceCall): Promise<TransferOrder>;
  /** What was made under the key; `null` when nothing was. */
  findTransferOrder(idempotencyKey: string, call: SourceCall): Promise<TransferOrder | null>;
  /** Cancels what was made under the authority's key, by the approval it was made by; `null` when nothing was made. */
  cancelTransferOrder(
    order: NewTransferOrder,
    authority: WriteAuthority,
    call: SourceCall,
  ): Promise<TransferOrder | null>;
}
