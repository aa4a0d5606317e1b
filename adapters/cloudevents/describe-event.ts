import type { EventPayloads, EventTopic } from '@distribution/model/events/event';
import type { InventoryMovement } from '@distribution/model/inventory/movement';
import type { SalesOrder } from '@distribution/model/orders/sales-order';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { SupplierConfirmation } from '@distribution/model/supply/supplier-confirmation';
import type { LoggedEvent } from '@distribution/platform/event-log/event-log';
import { CloudEvent } from 'cloudevents';
import { type DataOf, EVENT_DATA, type EventName, dataSchemaUri } from './event-data.ts';

/** What is said of an event beside its data. */
export interface Sender {
  /** Who tells: the URI of this graph, e.g. `https://graph.example.com`. */
  readonly source: string;
  readonly typePrefix: string;
  /** W3C trace context of the work that made it, where there is one. */
  readonly traceparent?: string;
  /** Only these versions: those its readers are pinned to. All that are told when left out. */
  readonly versions?: ReadonlySet<ToldName>;
}

/**
 * Every version that is told. While a type changes its old version is told beside the new one, each event in both, and a
 * reader takes the one it knows by its type; a version goes when nobody is pinned to it any more (pins.json).
 */
export const TOLD_NAMES = [
  'InventoryAdjusted.v1',
  'InventoryAdjusted.v2',
  'GoodsReceived.v1',
  'OrderConfirmed.v1',
  'SalesOrderAllocated.v1',
  'SupplierConfirmed.v1',
  'SupplierException.v1',
  'POLifecycle.v1',
  'ForecastRevised.v1',
  'ThresholdBreached.v1',
] as const satisfies readonly EventName[];
export type ToldName = (typeof TOLD_NAMES)[number];

type Told = { [N in ToldName]: { readonly name: N; readonly subject: string; readonly data: DataOf<N> } }[ToldName];

const withoutRefs = <T extends { readonly product: unknown }>({ product: _, ...line }: T): Omit<T, 'product'> => line;

/** What is told of a sales order, by its status; of other statuses nothing. */
const SALES_ORDER_EVENTS: Partial<Record<SalesOrder['status'], 'OrderConfirmed.v1' | 'SalesOrderAllocated.v1'>> = {
  CONFIRMED: 'OrderConfirmed.v1',
  ALLOCATED: 'SalesOrderAllocated.v1',
};

const ofSalesOrder = (order: SalesOrder): readonly Told[] => {
  const name = SALES_ORDER_EVENTS[order.status];
  if (name === undefined) return [];
  const { id: _id, status: _status, customer: _customer, shipFrom: _shipFrom, origin: _origin, ...rest } = order;
  return [{ name, subject: order.number, data: { ...rest, lines: order.lines.map(withoutRefs) } }];
};

const ofPurchaseOrder = (order: PurchaseOrder): readonly Told[] => {
  const { id: _id, supplier: _supplier, shipTo: _shipTo, origin: _origin, ...rest } = order;
  return [{ name: 'POLifecycle.v1', subject: order.number, data: { ...rest, lines: order.lines.map(withoutRefs) } }];
};

/** An answer that is not what was ordered is told as an exception too. */
const ofConfirmation = (confirmation: SupplierConfirmation): readonly Told[] => {
  const { id: _id, purchaseOrder: _order, origin: _origin, ...data } = confirmation;
  const subject = confirmation.purchaseOrderNumber;
  const confirmed: Told = { name: 'SupplierConfirmed.v1', subject, data };
  return confirmation.answer === 'ACCEPTED'
    ? [confirmed]
    : [confirmed, { name: 'SupplierException.v1', subject, data }];
};

const ofMovement = (movement: InventoryMovement): readonly Told[] => {
  const { number: movementNumber, sku, locationCode, legalEntity, occurredAt, lot, documentNumber, unit } = movement;
  const place = { movementNumber, sku, locationCode, legalEntity, occurredAt, lot };
  const quantity = { value: movement.quantity, unit };
  const subject = `${sku}/${locationCode}`;
  if (movement.kind === 'RECEIPT') {
    const { purchaseOrderNumber } = EVENT_DATA['GoodsReceived.v1']
      .pick({ purchaseOrderNumber: true })
      .parse({ purchaseOrderNumber: documentNumber });
    return [{ name: 'GoodsReceived.v1', subject, data: { ...place, quantity, purchaseOrderNumber } }];
  }
  if (movement.kind !== 'ADJUSTMENT') return [];
  const reason = movement.reason ?? 'ADJUSTMENT';
  const first = {
    movementNumber,
    sku,
    locationCode,
    legalEntity,
    occurredAt,
    quantity: movement.quantity,
    unit,
    reason,
  };
  return [
    { name: 'InventoryAdjusted.v1', subject, data: first },
    { name: 'InventoryAdjusted.v2', subject, data: { ...place, quantity, reason, documentNumber } },
  ];
};

const isWanted = ({ name }: Told, { versions }: Sender): boolean => versions?.has(name) ?? true;

type Describe = { readonly [T in EventTopic]?: (payload: EventPayloads[T]) => readonly Told[] };

const DESCRIBE: Describe = {
  'orders.sales-orders': ({ salesOrder }) => ofSalesOrder(salesOrder),
  'supply.purchase-orders': ({ purchaseOrder }) => ofPurchaseOrder(purchaseOrder),
  'supply.confirmations': ({ confirmation }) => ofConfirmation(confirmation),
  'forecasts.versions': ({ version }) =>
    version.status !== 'PUBLISHED'
      ? []
      : [
          {
            name: 'ForecastRevised.v1',
            subject: version.code,
            data: {
              versionCode: version.code,
              publishedAt: version.publishedAt,
              horizonStart: version.horizonStart,
              seriesCount: version.seriesCount,
            },
          },
        ],
  'inventory.exceptions': ({ exception }) => {
    const { id: _id, product: _product, location: _location, ...data } = exception;
    return [{ name: 'ThresholdBreached.v1', subject: `${exception.sku}/${exception.locationCode}`, data }];
  },
};

const write = (
  { name, subject, data }: Told,
  { source, typePrefix, traceparent }: Sender,
  at: { readonly id: string; readonly time: string; readonly sequence: string; readonly partitionkey: string },
): CloudEvent<unknown> =>
  new CloudEvent<unknown>({
    ...at,
    id: `${at.id}/${name}`,
    source,
    type: `${typePrefix}${name}`,
    subject,
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(name),
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
  });

/**
 * The CloudEvents of one event of our log; none where it is told to nobody outside. The same event gives the same ids, so
 * one that is sent twice is known. `sequence` is the position in the log, padded so that it sorts as text too; events of
 * one `partitionkey` must stay in order.
 */
export const cloudEventsOf = (event: LoggedEvent, sender: Sender): readonly CloudEvent<unknown>[] => {
  const describe = Object.hasOwn(DESCRIBE, event.topic) ? DESCRIBE[event.topic as EventTopic] : undefined; // a key of DESCRIBE
  if (describe === undefined) return [];
  const payload = JSON.parse(event.payload) as never; // the log holds what EventPayloads says of the topic
  const at = {
    id: `${event.generation}/${event.position}`,
    time: event.occurredAt,
    sequence: String(event.position).padStart(15, '0'),
    partitionkey: event.key,
  };
  return describe(payload)
    .filter((told) => isWanted(told, sender))
    .map((told) => write(told, sender, at));
};

/** The CloudEvents of one movement of stock: movements stand in no topic of the log. */
export const cloudEventsOfMovement = (movement: InventoryMovement, sender: Sender): readonly CloudEvent<unknown>[] =>
  ofMovement(movement)
    .filter((told) => isWanted(told, sender))
    .map((told) =>
      write(told, sender, {
        id: `${movement.origin.system}/${movement.number}`,
        time: movement.occurredAt,
        sequence: String(movement.origin.revision).padStart(15, '0'),
        partitionkey: `${movement.sku}/${movement.locationCode}`,
      }),
    );
