import type { ForecastSource } from '../forecasts/ports.ts';
import type { PlanningParametersSink } from '../inventory/planning-parameters-change.ts';
import type { InventorySource } from '../inventory/ports.ts';
import type { LocationSource } from '../locations/ports.ts';
import type { FlowName } from '../operations/sync-flow.ts';
import type { OrderSource } from '../orders/ports.ts';
import type { SystemCode } from '../origin.ts';
import type { ProductSource } from '../products/ports.ts';
import type { SupplySource } from '../supply/ports.ts';
import type { PurchaseOrderSink } from '../supply/purchasing.ts';
import type { TransferOrderSink } from '../supply/transferring.ts';
import type { ChangePage, SourceCursor } from './change.ts';
import type { SourceCall } from './source-call.ts';

/** A webhook as it came in: the bytes as received, header names in lower case. */
export interface WebhookDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * What a webhook says after its signature was checked: which flow it belongs to, the sender's own id of the delivery
 * (the idempotency key) and either the changes themselves or only that there is something to poll.
 */
export interface ParsedDelivery {
  readonly deliveryId: string;
  readonly flow: FlowName;
  readonly content:
    | { readonly kind: 'CHANGES'; readonly page: Pick<ChangePage, 'changes' | 'untranslatable'> }
    | { readonly kind: 'POLL_HINT' };
}

/** Reads what changed in a system. A `null` cursor means from the beginning: everything there is. */
export interface ChangeSource {
  readonly flows: readonly FlowName[];
  readChanges(flow: FlowName, cursor: SourceCursor | null, call: SourceCall): Promise<ChangePage>;
}

/**
 * What any ERP, warehouse or planning system looks like from inside. A system offers the sources it has; the others
 * are `null`. Every source method takes a batch and answers in the order of the keys.
 */
export interface SystemAdapter {
  readonly system: SystemCode;
  readonly products: ProductSource | null;
  readonly locations: LocationSource | null;
  readonly inventory: InventorySource | null;
  readonly orders: OrderSource | null;
  readonly supply: SupplySource | null;
  readonly forecasts: ForecastSource | null;
  /** Where purchase orders are made; no write happens without an approval. */
  readonly purchasing: PurchaseOrderSink | null;
  /** Where transfers are made; absent where the system takes none. */
  readonly transferring?: TransferOrderSink;
  /** Where planning parameters are set; absent where the system takes none. */
  readonly planningParameters?: PlanningParametersSink;
  readonly changes: ChangeSource;
  /** Checks the signature and parses; throws a `WEBHOOK_REJECTED` error for anything not from the system. `null`: the system pushes nothing. */
  readonly parseWebhook: ((delivery: WebhookDelivery) => Promise<ParsedDelivery>) | null;
  /** One cheap call that proves the system answers; throws a typed error otherwise. */
  probe(call: SourceCall): Promise<void>;
  /** Frees sockets and timers. */
  close(): Promise<void>;
}
