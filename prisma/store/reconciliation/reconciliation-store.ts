// Drifts between our projections and the systems of record, and the runs that found them. In: what sync compared. Out:
// drifts that open, age and close, and corrections that go the way of all news, through the journal.
import { removalSchema, upsertSchema } from '@distribution/model/erp/change';
import type { Drift, ReconciliationRun, ReconciliationStore } from '@distribution/model/operations/reconciliation';
import { AppError } from '@distribution/platform/errors/app-error';
import { mapKnownCodes } from '../codes/map-known-codes.ts';
import { setApplyMode } from '../journal/apply-mode.ts';
import { appendEvents } from '../log/append-events.ts';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { createRowId } from '../sql/row-id.ts';
import { allOf, sql } from '../sql/statement.ts';
import { applyInTransaction } from '../write/apply-batch.ts';
import { compareAssumptions } from './compare-assumptions.ts';
import { compareRecords, findUntold } from './compare-records.ts';
import { DRIFT_COLUMNS, driftOf, type DriftRow, RUN_COLUMNS, runOf, type RunRow } from './drift-rows.ts';
import { driftEvents, keepDrifts } from './keep-drifts.ts';
import { keyOfRecord, toldKeyOf } from './record-table.ts';

type By = Parameters<ReconciliationStore['accept']>[1];
const changeSchema = upsertSchema.or(removalSchema);

/** What is wrong in one of three systems is not put right by what another tells. */
const STOCK_DRIFTS: ReadonlySet<Drift['kind']> = new Set<Drift['kind']>([
  'PLANNING_DIFFERS',
  'ERP_DIFFERS',
  'WAREHOUSE_DIFFERS',
  'ALL_DIFFER',
]);

/** First half of the key of the advisory lock of a flow whose comparison begins; the second is the flow's name, hashed. */
const BEGINNING_LOCK = 727_003;

const settle = async (
  transaction: Database,
  driftId: string,
  status: 'CORRECTED' | 'ACCEPTED',
  { actor, reason, correlationId }: By,
): Promise<DriftRow | null> => {
  const [row] = await transaction.query<DriftRow>(sql`
    UPDATE drift t SET status = ${status}, closed_at = clock_timestamp(), closed_by = ${actor}, reason = ${reason}
    WHERE t.id = ${driftId} AND t.status = 'OPEN' RETURNING ${DRIFT_COLUMNS}`);
  if (row === undefined) return null;
  const detail = { flow: row.flow, record: `${row.record_kind} ${row.record_key}`, reason };
  await recordAudit(transaction, { actor, action: `drift.${status}`, target: driftId, correlationId, detail });
  return row;
};

export const createReconciliationStore = (database: TransactionalDatabase): ReconciliationStore => ({
  startRun: (flow, correlationId, shadow = null) =>
    database.transaction(async (transaction) => {
      const id = createRowId();
      // One at a time, so that of two that begin together the second sees the first.
      await transaction.query(sql`SELECT pg_advisory_xact_lock(${BEGINNING_LOCK}, hashtext(${flow}))`);
      await transaction.query(sql`
        UPDATE reconciliation_run SET outcome = 'ABANDONED', finished_at = clock_timestamp()
        WHERE flow = ${flow} AND outcome = 'RUNNING'`);
      await transaction.query(sql`
        INSERT INTO reconciliation_run (id, flow, started_at, outcome, compared, matched, within_tolerance, in_flight, opened,
          still_open, closed, corrected, correlation_id, shadow)
        VALUES (${id}, ${flow}, clock_timestamp(), 'RUNNING', 0, 0, 0, 0, 0, 0, 0, 0, ${correlationId}, ${shadow})`);
      return id;
    }),
  meant: async (records) => (await mapKnownCodes(database, records)).filter((change) => change.operation === 'UPSERT'),
  toldKeyOf: (record) => toldKeyOf(record.of, keyOfRecord(record)),
  compareAssumptions: () => compareAssumptions(database),
  compare: (records, rules) => compareRecords(database, records, rules),
  findUntold: (flow, systems, told, before) => findUntold(database, flow, systems, told, before),
  finishRun: (runId, flow, counts, found, correlationId, shadow = null) =>
    database.transaction((transaction) => keepDrifts(transaction, runId, flow, counts, found, correlationId, shadow)),
  correct: (driftId, rules, by) =>
    database.transaction(async (transaction) => {
      const row = await settle(transaction, driftId, 'CORRECTED', by);
      if (row === null) return false;
      if (row.shadow !== null)
        throw new AppError(
          'INVALID_ARGUMENT',
          `${row.shadow} only shadows the flow ${row.flow}: what it tells is not taken.`,
          {
            nextStep: 'Keep it as it is, or set the stage of the flow to NEW when all is well.',
          },
        );
      if (STOCK_DRIFTS.has(row.kind))
        throw new AppError('INVALID_ARGUMENT', 'Plan, ERP and warehouse tell different stock; none of them is here.', {
          nextStep: 'Put it right in the system that is wrong: by an adjustment, or by planning again.',
        });
      await transaction.query(
        sql`UPDATE reconciliation_run SET corrected = corrected + 1 WHERE id = (SELECT run_id FROM drift WHERE id = ${driftId})`,
      );
      await setApplyMode(transaction, 'DIFFERENT');
      const { refused } = await applyInTransaction(transaction, {
        flow: row.flow,
        runId: 'none',
        changes: [changeSchema.parse(JSON.parse(row.remedy))],
        untranslatable: [],
        cursor: null,
        confirmedAt: null,
        deliveryId: null,
        rules,
        correlationId: by.correlationId,
      });
      const [refusal] = refused;
      if (refusal !== undefined)
        throw new AppError('INVALID_ARGUMENT', `This cannot be corrected from its system: ${refusal.message}.`, {
          nextStep: 'Have it put right where it happened, for example by an adjustment, or accept it as it is.',
        });
      await appendEvents(transaction, driftEvents([driftOf(row)]), by.correlationId);
      return true;
    }),
  accept: (driftId, by) =>
    database.transaction(async (transaction) => {
      const row = await settle(transaction, driftId, 'ACCEPTED', by);
      if (row !== null) await appendEvents(transaction, driftEvents([driftOf(row)]), by.correlationId);
      return row !== null;
    }),
  loadDrift: async (id) => {
    const [row] = await database.query<DriftRow>(sql`SELECT ${DRIFT_COLUMNS} FROM drift t WHERE t.id = ${id}`);
    return row === undefined ? null : driftOf(row);
  },
  loadRun: async (id) => {
    const [row] = await database.query<RunRow>(sql`SELECT ${RUN_COLUMNS} FROM reconciliation_run t WHERE t.id = ${id}`);
    return row === undefined ? null : runOf(row);
  },
  listRuns: (flow, page) =>
    readPage<RunRow, ReconciliationRun>(
      database,
      {
        select: RUN_COLUMNS,
        from: sql`reconciliation_run t`,
        where: flow === null ? sql`TRUE` : sql`t.flow = ${flow}`,
        order: newestFirst('t.started_at'),
      },
      page,
      runOf,
    ),
  listDrifts: (flow, status, page) =>
    readPage<DriftRow, Drift>(
      database,
      {
        select: DRIFT_COLUMNS,
        from: sql`drift t`,
        where: allOf([
          flow === null ? null : sql`t.flow = ${flow}`,
          status === null ? null : sql`t.status = ${status}`,
        ]),
        order: newestFirst('t.opened_at'),
      },
      page,
      driftOf,
    ),
});
