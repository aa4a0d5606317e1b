import type { RecordKind } from '@distribution/model/erp/change';
import type { ReplayProgress, ReplayReport, ReplayRequest } from '@distribution/model/operations/journal';
import { instantOf } from '@distribution/model/time/instant';
import { appendEvents } from '../log/append-events.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { allOf, sql, type Statement } from '../sql/statement.ts';
import { takeTurn } from '../write/apply-batch.ts';
import { applyRecords } from '../write/apply-records.ts';
import { eventsOfBatch } from '../write/batch-events.ts';
import { hearFieldOwners, readOwnerships } from '../write/field-words.ts';
import { type BatchState, createBatchState } from '../write/batch-state.ts';
import { refuseIncomplete } from './extent.ts';
import { type JournalPage, readPages } from './journal-page.ts';
import { setApplyMode } from './apply-mode.ts';
import { undone } from './undone.ts';

const MOST_EXAMPLES = 100;

const conditionOf = ({ flow, from, to }: ReplayRequest): Statement =>
  allOf([
    flow === null ? null : sql`j.flow = ${flow}`,
    from === null ? null : sql`j.recorded_at >= ${from}::timestamptz`,
    to === null ? null : sql`j.recorded_at <= ${to}::timestamptz`,
  ]);

const takeAgain = async (
  transaction: Database,
  page: JournalPage,
  request: ReplayRequest,
): Promise<BatchState | null> => {
  if (page.changes === null) return null;
  await takeTurn(transaction, page.changes);
  await setApplyMode(transaction, 'REPLAY');
  const { correlationId } = request;
  const state = createBatchState({ now: instantOf(Date.now()), correlationId, isFirstLoad: false });
  // What field owners have said since is not taken back for the while until their own pages come.
  const heard = await hearFieldOwners(transaction, await readOwnerships(transaction, page.changes), page.changes);
  const changes = heard.map(({ change }) => change);
  await applyRecords(transaction, state, changes, request.rules);
  if (!request.dryRun && state.applied > 0)
    await appendEvents(transaction, eventsOfBatch(state, { flow: page.flow, confirmedAt: null }), correlationId);
  return state;
};

/**
 * Takes pages of the journal again, each in a transaction of its own. They are not written down a second time: the journal
 * tells them already.
 */
export const replayPages = async (
  database: TransactionalDatabase,
  request: ReplayRequest,
  { signal, onPages }: ReplayProgress,
): Promise<ReplayReport> => {
  await refuseIncomplete(database, request.from);
  const condition = conditionOf(request);
  const [count] = await database.query<{ total: string }>(
    sql`SELECT count(*) AS total FROM change_journal j WHERE ${condition}`,
  );
  const total = Number(count?.total ?? 0);
  const changed: Partial<Record<RecordKind, number>> = {};
  const examples: string[] = [];
  let [pages, records, refused, unreadable] = [0, 0, 0, 0];
  for await (const page of readPages(database, condition)) {
    signal.throwIfAborted();
    const take = (transaction: Database): Promise<BatchState | null> => takeAgain(transaction, page, request);
    const state = await (request.dryRun ? undone(database, take) : database.transaction(take));
    pages += 1;
    records += page.changes?.length ?? 0;
    if (state === null) unreadable += 1;
    refused += state?.refused.length ?? 0;
    for (const [kind, keys] of state?.changed ?? []) {
      if (keys.length === 0) continue;
      changed[kind] = (changed[kind] ?? 0) + keys.length;
      for (const key of keys) if (examples.length < MOST_EXAMPLES) examples.push(`${kind} ${key}`);
    }
    onPages(pages, total);
  }
  return { pages, records, changed, refused, unreadable, examples };
};
