import { type CanonicalChange, FLOW_OF_RECORD, removalSchema, upsertSchema } from '@distribution/model/erp/change';
import type { DeadLetters, RetryOutcome, Settler } from '@distribution/model/operations/dead-letters';
import type { ParkedRecord } from '@distribution/model/operations/ports';
import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import { AppError } from '@distribution/platform/errors/app-error';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import { PARKED_COLUMNS, parkedOf, type ParkedRow } from '../read/flow-row.ts';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { applyInTransaction } from './apply-batch.ts';

const operationSchema = z.object({ operation: z.literal('DELETE') });

/** The canonical change in the text; throws INVALID_ARGUMENT that names every field that is wrong. */
const parseChange = (text: string, record: ParkedRecord): CanonicalChange => {
  const refuse = (why: string): never => {
    throw new AppError('INVALID_ARGUMENT', `The payload is no canonical change of the flow ${record.flow}: ${why}.`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('it is not JSON');
  }
  // One of the two is meant: what both together have against it would be that it is neither.
  const schema: z.ZodType<CanonicalChange> = operationSchema.safeParse(json).success ? removalSchema : upsertSchema;
  const parsed = schema.safeParse(json);
  if (!parsed.success) return refuse(tellMistakes(parsed.error));
  const flow = FLOW_OF_RECORD[parsed.data.of];
  return flow === record.flow ? parsed.data : refuse(`a ${parsed.data.of} comes by the flow ${flow}`);
};

const lockOpen = async (transaction: Database, id: string): Promise<ParkedRecord | null> => {
  const [row] = await transaction.query<ParkedRow>(
    sql`SELECT ${PARKED_COLUMNS} FROM parked_record t WHERE t.id = ${id} AND t.settled_at IS NULL FOR UPDATE`,
  );
  return row === undefined ? null : parkedOf(row);
};

const settle = async (
  transaction: Database,
  record: ParkedRecord,
  resolution: 'RETRIED' | 'EDITED' | 'RETURNED' | 'DISCARDED',
  { actor, reason, correlationId }: Settler,
  edited: string | null,
): Promise<void> => {
  await transaction.query(sql`
    UPDATE parked_record SET settled_at = clock_timestamp(), resolution = ${resolution}, resolved_by = ${actor},
      resolution_reason = ${reason}, edited_payload = ${edited} WHERE id = ${record.id}`);
  const detail = { flow: record.flow, key: record.key, resolution, reason };
  await recordAudit(transaction, { actor, action: `parked.${resolution}`, target: record.id, correlationId, detail });
};

/** A delivery that was parked whole goes back to its flow, which applies it as if it had just come. */
const returnDelivery = async (transaction: Database, record: ParkedRecord): Promise<void> => {
  await transaction.query(sql`
    UPDATE delivery SET status = 'PENDING', attempts = 0, settled_at = NULL
    WHERE delivery_id = ${record.key.replace(/^delivery /, '')} AND status = 'PARKED'`);
};

const tryAgain = async (
  transaction: Database,
  record: ParkedRecord,
  change: CanonicalChange,
  edited: string | null,
  rules: ChangeBatch['rules'],
  settler: Settler,
): Promise<RetryOutcome> => {
  const resolution = edited === null ? 'RETRIED' : 'EDITED';
  await settle(transaction, record, resolution, settler, edited); // first: the same record may be parked anew below
  const { refused } = await applyInTransaction(transaction, {
    flow: record.flow,
    runId: 'none',
    changes: [change],
    untranslatable: [],
    cursor: null,
    confirmedAt: null,
    deliveryId: null,
    rules,
    correlationId: settler.correlationId,
  });
  const [refusal] = refused;
  if (refusal === undefined) return { outcome: 'SETTLED', record };
  // It stays the one record it was, with the reason it has now.
  await transaction.query(sql`
    UPDATE parked_record SET settled_at = NULL, error_code = ${refusal.code}, error_message = ${refusal.message},
      stage = 'APPLY', missing = ${JSON.stringify(refusal.missing)}::jsonb WHERE id = ${record.id}`);
  return { outcome: 'PARKED', record: { ...record, errorCode: refusal.code, errorMessage: refusal.message } };
};

export const createDeadLetters = (database: TransactionalDatabase): DeadLetters => ({
  load: async (id) => {
    const [row] = await database.query<ParkedRow>(
      sql`SELECT ${PARKED_COLUMNS} FROM parked_record t WHERE t.id = ${id} AND t.settled_at IS NULL`,
    );
    return row === undefined ? null : parkedOf(row);
  },
  retry: (id, payload, rules, settler) =>
    database.transaction(async (transaction) => {
      const record = await lockOpen(transaction, id);
      if (record === null) return { outcome: 'NOT_FOUND', record: null };
      if (record.stage === 'RECEIVE' && payload === null) {
        await settle(transaction, record, 'RETURNED', settler, null);
        await returnDelivery(transaction, record);
        return { outcome: 'SETTLED', record };
      }
      if (record.stage === 'PARSE' && payload === null)
        throw new AppError('INVALID_ARGUMENT', 'What was not understood is not understood better the second time.', {
          nextStep: 'Give the record as a canonical change, or correct it in its system, which then sends it again.',
        });
      const change = parseChange(payload ?? record.payload, record);
      return tryAgain(transaction, record, change, payload, rules, settler);
    }),
  discard: (id, settler) =>
    database.transaction(async (transaction) => {
      const record = await lockOpen(transaction, id);
      if (record === null) return false;
      await settle(transaction, record, 'DISCARDED', settler, null);
      return true;
    }),
});
