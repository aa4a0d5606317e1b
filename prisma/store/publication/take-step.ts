// One step of a publication: its effects and the row that says it is done are committed together, and by one process.
import type {
  ForecastPublication,
  PublicationState,
  PublicationStepName,
} from '@distribution/model/forecasts/publication';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import { GROUP } from '@distribution/model/legal-entity';
import { AppError } from '@distribution/platform/errors/app-error';
import { appendEvents } from '../log/append-events.ts';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { PUBLICATION_COLUMNS, publicationOf, type PublicationRow } from './publication-row.ts';

export type Counts = Readonly<Record<string, number>>;

export const readPublication = async (database: Database, id: string): Promise<ForecastPublication> => {
  const [row] = await database.query<PublicationRow>(sql`
    SELECT ${PUBLICATION_COLUMNS} FROM forecast_publication t WHERE t.id = ${id}`);
  if (row === undefined) throw new AppError('NOT_FOUND', `There is no forecast publication ${id}.`);
  return publicationOf(row);
};

/** Why a publication does not go on: its version was taken back, or a newer one is there. */
const endOf = async (
  transaction: Database,
  { versionCode, revision }: ForecastPublication,
): Promise<{ readonly state: PublicationState; readonly by: ForecastVersionCode | null } | null> => {
  const [row] = await transaction.query<{ stands: boolean; newer: ForecastVersionCode | null }>(sql`
    SELECT EXISTS (SELECT 1 FROM forecast_version v WHERE v.code = ${versionCode} AND v.status = 'PUBLISHED'
        AND v.revision = ${revision}) AS stands,
      (SELECT v.code FROM forecast_version v WHERE v.status = 'PUBLISHED' AND (v.revision, v.code) > (${revision}::bigint, ${versionCode})
       ORDER BY v.revision DESC, v.code DESC LIMIT 1) AS newer`);
  if (row?.newer != null) return { state: 'SUPERSEDED', by: row.newer };
  return row?.stands === true ? null : { state: 'WITHDRAWN', by: null };
};

/** Ends it in a state. What ends without having been published for a better one is told to nobody. */
export const endPublication = async (
  transaction: Database,
  publication: ForecastPublication,
  state: PublicationState,
  supersededBy: ForecastVersionCode | null,
): Promise<ForecastPublication> => {
  const { id, correlationId, versionCode, revision } = publication;
  await transaction.query(sql`
    UPDATE forecast_publication SET state = ${state}, finished_at = clock_timestamp(), superseded_by = ${supersededBy}
    WHERE id = ${id}`);
  const ended = await readPublication(transaction, id);
  const detail = { version: versionCode, revision, supersededBy };
  await recordAudit(transaction, {
    actor: 'forecast-publication',
    action: `forecast.${state}`,
    target: id,
    correlationId,
    detail,
  });
  if (state === 'PUBLISHED' || state === 'REFUSED')
    await appendEvents(
      transaction,
      [
        {
          topic: 'forecasts.planning-status',
          key: id,
          owner: { region: null, legalEntity: GROUP, customer: '' },
          occurredAt: ended.finishedAt ?? ended.startedAt,
          payload: { publication: ended },
        },
      ],
      correlationId,
    );
  return ended;
};

/**
 * Takes the step unless it was taken, or the publication has ended meanwhile; answers the publication after it. The work
 * may end the publication by answering a state; it does nothing but speak to the database, and may be run again.
 */
export const takeStep = (
  database: TransactionalDatabase,
  id: string,
  step: PublicationStepName,
  work: (
    transaction: Database,
    publication: ForecastPublication,
  ) => Promise<Counts | { readonly ends: PublicationState; readonly counts: Counts }>,
): Promise<ForecastPublication> =>
  database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT 1 FROM forecast_publication WHERE id = ${id} FOR UPDATE`);
    const publication = await readPublication(transaction, id);
    if (publication.state !== 'RUNNING' || publication.steps.some((taken) => taken.step === step)) return publication;
    const end = await endOf(transaction, publication);
    if (end !== null) return endPublication(transaction, publication, end.state, end.by);
    const came = await work(transaction, publication);
    const [counts, ends] =
      'ends' in came && typeof came.ends === 'string' ? [came.counts, came.ends] : [came as Counts, null]; // by its shape
    await transaction.query(sql`
      INSERT INTO forecast_publication_step (publication_id, step, finished_at, counts)
      VALUES (${id}, ${step}, clock_timestamp(), ${JSON.stringify(counts)}::jsonb)`);
    const after = await readPublication(transaction, id);
    return ends === null ? after : endPublication(transaction, after, ends, null);
  });
