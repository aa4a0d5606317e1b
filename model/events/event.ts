import type { ForecastVersion } from '../forecasts/forecast.ts';
import type { ForecastPublication } from '../forecasts/publication.ts';
import type { PlannedPosition } from '../inventory/ports.ts';
import type { BusinessException } from '../operations/business-exception.ts';
import type { InventoryException } from '../operations/exception.ts';
import type { OutboundCommandView } from '../operations/outbound-view.ts';
import type { ValueCorrection } from '../operations/readers.ts';
import type { Drift } from '../operations/reconciliation.ts';
import type { ServiceLevel } from '../operations/service-level.ts';
import type { FlowName, SyncRun } from '../operations/sync-flow.ts';
import type { SyncLatency } from '../operations/sync-latency.ts';
import type { CustomerInvoice } from '../orders/invoice.ts';
import type { SalesOrder } from '../orders/sales-order.ts';
import type { Shipment } from '../orders/shipment.ts';
import type { AdvanceShipNotice } from '../supply/advance-ship-notice.ts';
import type { PurchaseOrder } from '../supply/purchase-order.ts';
import type { SupplierConfirmation } from '../supply/supplier-confirmation.ts';
import type { SupplierInvoice } from '../supply/supplier-invoice.ts';

/** Whom an event concerns: who bears one of the roles, and the callers with these subjects. */
export interface EventAudience {
  readonly roles: readonly string[];
  readonly subjects: readonly string[];
}

/**
 * What is written to the event log, by topic. The payload of a topic that a subscription field reads has the shape of
 * that field's GraphQL type: values are as of the event, references to entities are `{ id }`. An `audience` beside it is for
 * the gateway, which hands the event to these alone; the type does not have it, so nobody is shown it.
 */
export interface EventPayloads {
  'inventory.exceptions': { readonly exception: InventoryException };
  'inventory.positions': PlannedPosition;
  'orders.sales-orders': { readonly salesOrder: SalesOrder };
  'orders.shipments': { readonly shipment: Shipment };
  'orders.invoices': { readonly invoice: CustomerInvoice };
  'supply.purchase-orders': { readonly purchaseOrder: PurchaseOrder };
  'supply.confirmations': { readonly confirmation: SupplierConfirmation };
  'supply.advance-ship-notices': { readonly notice: AdvanceShipNotice };
  'supply.invoices': { readonly invoice: SupplierInvoice };
  'forecasts.versions': { readonly version: ForecastVersion };
  'forecasts.planning-status': { readonly publication: ForecastPublication };
  'sync.runs': { readonly run: SyncRun };
  /** Which cached records are no longer true: ids of entities by kind; an empty list means every one of the kind. */
  'cache.invalidations': {
    readonly kind: string;
    readonly ids: readonly string[];
    /** The revision each has now, in the order of the ids; -1 where revisions do not tell its versions apart. */
    readonly revisions?: readonly number[];
  };
  'operations.exceptions': { readonly exception: BusinessException };
  'operations.outbound': { readonly command: OutboundCommandView; readonly audience: EventAudience };
  /** A record that a caller was given was wrong; for that caller alone. */
  'operations.corrections': { readonly correction: ValueCorrection };
  'operations.drifts': { readonly drift: Drift };
  'operations.service-levels': { readonly serviceLevel: ServiceLevel };
  'sync.latencies': { readonly latency: SyncLatency };
  'sync.flows': { readonly flow: FlowName; readonly confirmedAt: string };
  /** A principal whose grants ended at once: by subject, or by the id of one token. */
  'security.revocations': {
    readonly subject: string | null;
    readonly tokenId: string | null;
    readonly revokedAt: string;
  };
}
export type EventTopic = keyof EventPayloads;
