import { createHash } from 'node:crypto';
import type { PendingDelivery, SyncStore } from '@distribution/model/operations/sync-store';
import type { StorePrismaClient } from '../sql/prisma-client.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';

type Deliveries = Pick<
  SyncStore,
  'countPending' | 'acceptDelivery' | 'isDeliverySettled' | 'listPendingDeliveries' | 'failDelivery'
>;

type DeliveryRow = Pick<PendingDelivery, 'system' | 'flow' | 'body' | 'attempts'> & {
  readonly delivery_id: string;
  readonly correlation_id: string;
};

const isSame = async (database: Database, deliveryId: string, system: string, hash: string): Promise<boolean> => {
  const [row] = await database.query<{ same: boolean }>(sql`
    SELECT body_sha256 = ${hash} AND system = ${system} AS same FROM delivery WHERE delivery_id = ${deliveryId}`);
  return row?.same ?? false;
};

/** The inbox of webhooks: accepted durably, settled by the batch that applies them, parked when that keeps failing. */
export const createDeliveries = (database: TransactionalDatabase, prisma: StorePrismaClient): Deliveries => ({
  acceptDelivery: async ({ deliveryId, system, flow, body, correlationId }) => {
    const hash = createHash('sha256').update(body).digest('hex');
    const [known] = await database.query<{ is_new: boolean; same: boolean }>(sql`
      WITH inserted AS (
        INSERT INTO delivery (delivery_id, system, flow, body, body_sha256, correlation_id, received_at, attempts, status)
        VALUES (${deliveryId}, ${system}, ${flow}, ${body}, ${hash}, ${correlationId}, ${new Date()}, 0, 'PENDING')
        ON CONFLICT (delivery_id) DO NOTHING RETURNING delivery_id
      )
      SELECT TRUE AS is_new, TRUE AS same FROM inserted
      UNION ALL SELECT FALSE, body_sha256 = ${hash} AND system = ${system} FROM delivery WHERE delivery_id = ${deliveryId}`);
    if (known?.is_new === true) return 'ACCEPTED';
    // Sent twice at the same moment: the other is not seen by this statement, and by the next it is.
    const same = known?.same ?? (await isSame(database, deliveryId, system, hash));
    return same ? 'REPEATED' : 'CONFLICT';
  },

  countPending: async (most) => {
    const [row] = await database.query<{ pending: string }>(
      sql`SELECT count(*) AS pending FROM (SELECT 1 FROM delivery WHERE status = 'PENDING' LIMIT ${most}) AS waiting`,
    );
    return Number(row?.pending ?? 0);
  },

  isDeliverySettled: async (deliveryId) =>
    (await prisma.delivery.count({ where: { deliveryId, status: 'APPLIED' } })) === 1,

  listPendingDeliveries: async (flow, limit) => {
    const rows = await database.query<DeliveryRow>(sql`
      SELECT delivery_id, system, flow, body, correlation_id, attempts FROM delivery
      WHERE flow = ${flow} AND status = 'PENDING' ORDER BY received_at, delivery_id LIMIT ${limit}`);
    return rows.map(({ delivery_id: deliveryId, correlation_id: correlationId, ...row }) => ({
      ...row,
      deliveryId,
      correlationId,
    }));
  },

  failDelivery: (deliveryId, error, maxAttempts) =>
    database.transaction(async (transaction) => {
      const [parked] = await transaction.query<{
        flow: string;
        system: string;
        body: string;
        status: string;
        correlation_id: string;
      }>(sql`
        UPDATE delivery SET attempts = attempts + 1, error_code = ${error.code}, error_message = ${error.message},
          status = CASE WHEN attempts + 1 >= ${maxAttempts} THEN 'PARKED' ELSE status END,
          settled_at = CASE WHEN attempts + 1 >= ${maxAttempts} THEN now() END
        WHERE delivery_id = ${deliveryId} AND status = 'PENDING' RETURNING flow, system, body, status, correlation_id`);
      if (parked?.status !== 'PARKED') return;
      await transaction.query(sql`
        INSERT INTO parked_record (id, flow, dedup_key, record_key, stage, error_code, error_message, payload, parked_at, system,
          correlation_id)
        VALUES (${createRowId()}, ${parked.flow}, ${`delivery ${deliveryId}`}, ${`delivery ${deliveryId}`}, 'RECEIVE',
          ${error.code}, ${error.message}, ${parked.body}, now(), ${parked.system}, ${parked.correlation_id})
        ON CONFLICT (flow, dedup_key) DO NOTHING`);
    }),
});
