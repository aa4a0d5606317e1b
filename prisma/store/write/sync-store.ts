// The write side of the projections, as sync uses it (model/operations/sync-store.ts).
import { upsertSchema, removalSchema, type CanonicalChange, type SourceCursor } from '@distribution/model/erp/change';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import type { StorePrismaClient } from '../sql/prisma-client.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { applyBatch, applyDeliveries } from './apply-batch.ts';
import { declareFlow } from './declare-flow.ts';
import { createDeliveries } from './deliveries.ts';
import type { Leases } from './flow-lease.ts';
import { createReadableRecords } from './readable-records.ts';
import { NOTHING_MISSING } from './references.ts';
import { finishRun, startRun } from './runs.ts';

// A parked change may have been written by an older version: it is parsed again before it is used.
const changeSchema = upsertSchema.or(removalSchema);
const parseChange = (payload: string): CanonicalChange | null => {
  try {
    return changeSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
};

export const createSyncStore = (
  database: TransactionalDatabase,
  prisma: StorePrismaClient,
  leases: Leases,
): SyncStore => ({
  ...createDeliveries(database, prisma),
  ...createReadableRecords(database),

  declareFlow: (flow) => declareFlow(database, flow),

  withFlowLease: (flow, work) => leases.withLease(flow, work),

  readCursor: async (flow, contributor) => {
    const row = await prisma.sourceCursor.findUnique({ where: { flow_system: { flow, system: contributor ?? '' } } });
    return row === null ? null : (row.cursor as SourceCursor); // what was stored was one
  },

  startRun: (flow, trigger, correlationId, contributor) =>
    startRun(database, flow, trigger, correlationId, contributor ?? null),
  applyBatch: (batch) => applyBatch(database, batch),
  applyDeliveries: (batch) => applyDeliveries(database, batch),
  finishRun: (runId, result) => finishRun(database, runId, result),

  hasWaiting: async (flow) => {
    const [row] = await database.query<{ waits: boolean }>(sql`
      SELECT EXISTS (SELECT 1 FROM parked_record
        WHERE flow = ${flow} AND settled_at IS NULL AND missing IS NOT NULL) AS waits`);
    return row?.waits ?? false;
  },

  takeRetryable: async (flow, limit) => {
    const rows = await database.query<{ id: string; payload: string }>(sql`
      SELECT t.id, t.payload FROM parked_record t
      WHERE t.flow = ${flow} AND t.settled_at IS NULL AND t.stage = 'APPLY' AND t.missing IS NOT NULL AND ${NOTHING_MISSING}
      ORDER BY t.parked_at, t.id LIMIT ${limit}`);
    const read = rows.map(({ id, payload }) => ({ parkedId: id, change: parseChange(payload) }));
    const unreadable = read.filter(({ change }) => change === null).map(({ parkedId }) => parkedId);
    // They stay parked for a person to see, and no longer stand in the way of those behind them.
    if (unreadable.length > 0) {
      await database.query(sql`
        UPDATE parked_record SET missing = NULL, stage = 'PARSE', error_code = 'INTERNAL',
          error_message = 'written by another release in a form that this one does not understand'
        WHERE id = ANY(${unreadable}::text[])`);
    }
    return read.flatMap(({ parkedId, change }) => (change === null ? [] : [{ parkedId, change }]));
  },

  settleParked: async (parkedIds) => {
    await prisma.parkedRecord.updateMany({
      where: { id: { in: [...parkedIds] }, settledAt: null },
      data: { settledAt: new Date() },
    });
  },
});
