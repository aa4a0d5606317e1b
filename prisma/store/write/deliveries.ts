import { createHash, randomUUID } from 'node:crypto';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { PendingDelivery, SyncStore } from '@distribution/model/operations/sync-store';
import type { StorePrismaClient } from '../sql/prisma-client.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

type Deliveries = Pick<
  SyncStore,
  'countPending' | 'acceptDelivery' | 'isDeliverySettled' | 'listPendingDeliveries' | 'failDelivery'
>;

/** The inbox of webhooks: accepted durably, settled by the batch that applies them, parked when that keeps failing. */
export const createDeliveries = (database: TransactionalDatabase, prisma: StorePrismaClient): Deliveries => ({
  acceptDelivery: async ({ deliveryId, system, flow, body, correlationId }) => {
    const hash = createHash('sha256').update(body).digest('hex');
    const inserted = await prisma.delivery.createMany({
      data: [
        {
          deliveryId,
          system,
          flow,
          body,
          bodySha256: hash,
          correlationId,
          receivedAt: new Date(),
          attempts: 0,
          status: 'PENDING',
        },
      ],
      skipDuplicates: true,
    });
    if (inserted.count === 1) return 'ACCEPTED';
    const known = await prisma.delivery.findUnique({
      where: { deliveryId },
      select: { bodySha256: true, system: true },
    });
    return known?.bodySha256 === hash && known.system === system ? 'REPEATED' : 'CONFLICT';
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
    const rows = await prisma.delivery.findMany({
      where: { flow, status: 'PENDING' },
      orderBy: [{ receivedAt: 'asc' }, { deliveryId: 'asc' }],
      take: limit,
    });
    return rows.map((row): PendingDelivery => ({
      deliveryId: row.deliveryId,
      system: row.system,
      flow: row.flow as FlowName, // was one when it was accepted
      body: row.body,
      correlationId: row.correlationId,
      attempts: row.attempts,
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
        VALUES (${randomUUID()}, ${parked.flow}, ${`delivery ${deliveryId}`}, ${`delivery ${deliveryId}`}, 'RECEIVE',
          ${error.code}, ${error.message}, ${parked.body}, now(), ${parked.system}, ${parked.correlation_id})
        ON CONFLICT (flow, dedup_key) DO NOTHING`);
    }),
});
