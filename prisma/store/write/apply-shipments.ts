import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Shipment } from '@distribution/model/orders/shipment';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';

interface OrderOwner {
  readonly id: string;
  readonly number: string;
  readonly legal_entity: string;
  readonly region_code: string;
  readonly customer_code: string | null;
}

const loadOwners = async (database: Database, numbers: readonly string[]): Promise<readonly OrderOwner[]> =>
  numbers.length === 0
    ? []
    : database.query<OrderOwner>(sql`
        SELECT id, number, legal_entity, region_code, customer_code FROM sales_order
        WHERE number = ANY(${[...numbers]}::text[]) ORDER BY legal_entity`);

/** The order a shipment is for: of its own legal entity, else (a group warehouse ships for another company) the one with the number. */
const ownerOf = (owners: readonly OrderOwner[], shipment: Shipment): OrderOwner | undefined => {
  const named = owners.filter(({ number }) => number === shipment.salesOrderNumber);
  return named.find(({ legal_entity }) => legal_entity === shipment.legalEntity) ?? named[0];
};

const projectionFor = (owners: readonly OrderOwner[]): Projection<'SHIPMENT'> => ({
  kind: 'SHIPMENT',
  table: 'shipment',
  key: { id: 'text' },
  columns: {
    number: 'text',
    sales_order_id: 'text',
    legal_entity: 'text',
    region_code: 'text',
    customer_code: 'text',
    body: 'jsonb',
  },
  valuesOf: (shipment) => {
    const owner = ownerOf(owners, shipment);
    return {
      id: shipment.id,
      number: shipment.number,
      sales_order_id: owner?.id ?? '', // an order that was removed: the shipment is kept, under no order
      legal_entity: shipment.legalEntity,
      region_code: owner?.region_code ?? '',
      customer_code: owner?.customer_code ?? null,
    };
  },
  removal: { naturalKey: ['number'], returning: ['id', 'sales_order_id'] },
});

/** Applies shipments; region and customer come from the order, which must be known. */
export const applyShipments = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const shipments = changesOfKind(changes, 'SHIPMENT');
  if (shipments.upserts.length + shipments.removals.length === 0) return;
  const numbers = [...new Set(shipments.upserts.map(({ record }) => record.salesOrderNumber))];
  const owners = await loadOwners(database, numbers);
  const { taken, removed } = await applyProjection(database, state, projectionFor(owners), shipments);
  markStale(state, 'Shipment', [...taken.map(({ id }) => id), ...removed.map((row) => row['id'] ?? '')]);
  markStale(state, 'SalesOrder.shipments', [
    ...taken.flatMap((shipment) => ownerOf(owners, shipment)?.id ?? []),
    ...removed.map((row) => row['sales_order_id'] ?? ''),
  ]);
  for (const shipment of taken) {
    const owner = ownerOf(owners, shipment);
    state.events.push({
      topic: 'orders.shipments',
      key: shipment.id,
      owner: {
        region: owner?.region_code ?? '',
        legalEntity: shipment.legalEntity,
        customer: owner?.customer_code ?? '', // nobody's, as with orders without a customer
      },
      occurredAt: shipment.origin.asOf,
      payload: { shipment },
    });
  }
};
