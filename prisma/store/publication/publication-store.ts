// How published forecasts are taken into the ERP. In: versions that are complete. Out: one publication per revision, its
// findings, and what it does to each product and location; the planning status in the event log, once.
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastPublication } from '@distribution/model/forecasts/publication';
import type { PublicationRequest, PublicationStore } from '@distribution/model/forecasts/publication-store';
import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import { EVERYTHING } from '@distribution/model/read-scope';
import { AppError } from '@distribution/platform/errors/app-error';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import type { Leases } from '../write/flow-lease.ts';
import { checkQuality } from './check-quality.ts';
import { decideParameters } from './decide-parameters.ts';
import { listFindings } from './finding-reader.ts';
import { leaveAllowed, listLeaved, takeUpApprovals } from './hand-over.ts';
import { listImpacts, loadImpact } from './impact-reader.ts';
import { PUBLICATION_COLUMNS, publicationOf, type PublicationRow } from './publication-row.ts';
import { requireWithin } from './require-within.ts';
import { watchLateness } from './watch-lateness.ts';
import { takeDifference } from './take-difference.ts';
import { type Counts, endPublication, readPublication, takeStep } from './take-step.ts';

const CURRENT = sql`SELECT v.code, v.revision FROM forecast_version v WHERE v.status = 'PUBLISHED'
  ORDER BY v.revision DESC, v.code DESC LIMIT 1`;

const ofVersion = async (database: Database, version: ForecastVersionCode): Promise<ForecastPublication | null> => {
  const [row] = await database.query<PublicationRow>(sql`
    SELECT ${PUBLICATION_COLUMNS} FROM forecast_publication t
    JOIN forecast_version v ON v.code = t.version_code AND v.revision = t.revision WHERE t.version_code = ${version}`);
  return row === undefined ? null : publicationOf(row);
};

/**
 * Has one that was refused judged anew, for somebody who asks again: as if it had just been begun. The same asking, done
 * once more after its process died, changes nothing.
 */
const beginAnew = async (
  transaction: Database,
  { id, correlationId: before }: ForecastPublication,
  { requestedBy, correlationId }: PublicationRequest,
): Promise<string | null> => {
  const [refused] = await transaction.query<{ id: string }>(sql`
    UPDATE forecast_publication t SET state = 'RUNNING', started_at = clock_timestamp(), finished_at = NULL,
      starts_on = greatest(v.body->>'horizonStart', (clock_timestamp() AT TIME ZONE 'UTC')::date::text),
      requested_by = ${requestedBy}, correlation_id = ${correlationId}
    FROM forecast_version v WHERE t.id = ${id} AND t.state = 'REFUSED' AND ${correlationId !== before}
      AND v.code = t.version_code AND v.revision = t.revision AND v.status = 'PUBLISHED' RETURNING t.id`);
  if (refused === undefined) return null;
  await transaction.query(sql`DELETE FROM forecast_publication_step WHERE publication_id = ${id}`);
  await transaction.query(sql`DELETE FROM forecast_finding WHERE publication_id = ${id}`);
  return id;
};

const begin = async (
  transaction: Database,
  version: ForecastVersionCode,
  by: PublicationRequest,
): Promise<ForecastPublication> => {
  const { requestedBy, correlationId, within = EVERYTHING } = by;
  const [made] = await transaction.query<{ id: string }>(sql`
    INSERT INTO forecast_publication (id, version_code, revision, state, published_at, starts_on, started_at, requested_by,
      correlation_id)
    SELECT ${createRowId()}, v.code, v.revision, 'RUNNING', v.published_at,
      greatest(v.body->>'horizonStart', (clock_timestamp() AT TIME ZONE 'UTC')::date::text), clock_timestamp(),
      ${requestedBy}, ${correlationId}
    FROM forecast_version v WHERE v.code = ${version} AND v.status = 'PUBLISHED'
    ON CONFLICT (version_code, revision) DO NOTHING RETURNING id`);
  let id = made?.id ?? null;
  if (id === null) {
    const known = await ofVersion(transaction, version);
    if (known === null) throw new AppError('NOT_FOUND', `No forecast version ${version} is published.`);
    id = await beginAnew(transaction, known, by);
    if (id === null) return known;
  }
  // After it has a revision: what is checked is what will be published, and what is beyond takes the row back.
  await requireWithin(transaction, version, within);
  const publication = await readPublication(transaction, id);
  const detail = { version, revision: publication.revision };
  await recordAudit(transaction, {
    actor: requestedBy,
    action: 'forecast.PUBLISH',
    target: id,
    correlationId,
    detail,
  });
  const [newest] = await transaction.query<{ code: ForecastVersionCode }>(CURRENT);
  return newest === undefined || newest.code === version
    ? publication
    : endPublication(transaction, publication, 'SUPERSEDED', newest.code);
};

const countOpen = async (database: Database, kinds: readonly BusinessExceptionKind[]): Promise<Counts> => {
  const rows = await database.query<{ kind: string; count: number }>(sql`
    SELECT kind, count(*)::int AS count FROM business_exception
    WHERE kind = ANY(${[...kinds]}::text[]) AND state <> 'CLOSED' GROUP BY kind`);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
};

export const createPublicationStore = (
  database: TransactionalDatabase,
  leases: Pick<Leases, 'withLease'>,
): PublicationStore => ({
  load: async (id) => {
    const [row] = await database.query<PublicationRow>(sql`
      SELECT ${PUBLICATION_COLUMNS} FROM forecast_publication t WHERE t.id = ${id}`);
    return row === undefined ? null : publicationOf(row);
  },
  loadOfVersion: (version) => ofVersion(database, version),
  list: (page) =>
    readPage<PublicationRow, ForecastPublication>(
      database,
      {
        select: PUBLICATION_COLUMNS,
        from: sql`forecast_publication t`,
        where: sql`TRUE`,
        order: newestFirst('t.started_at'),
      },
      page,
      publicationOf,
    ),
  requireWithin: (version, scope) => requireWithin(database, version, scope),
  listFindings: (id, page, scope) => listFindings(database, id, page, scope),
  listImpacts: (filter, page, scope, now) => listImpacts(database, filter, page, scope, now),
  loadImpact: (id, scope) => loadImpact(database, id, scope),
  findUnpublished: async () => {
    const [row] = await database.query<{ code: ForecastVersionCode; revision: string }>(sql`
      SELECT c.code, c.revision FROM (${CURRENT}) c WHERE NOT EXISTS (
        SELECT 1 FROM forecast_publication p WHERE p.version_code = c.code AND p.revision = c.revision)`);
    return row === undefined ? null : { code: row.code, revision: Number(row.revision) };
  },
  begin: (version, by) => database.transaction((transaction) => begin(transaction, version, by)),
  checkQuality: (id, policy) =>
    takeStep(database, id, 'QUALITY', (transaction, publication) => checkQuality(transaction, publication, policy)),
  takeDifference: (id, policy) =>
    takeStep(database, id, 'DIFFERENCE', (transaction, publication) =>
      takeDifference(transaction, publication, policy),
    ),
  decideParameters: (id, judge) =>
    takeStep(database, id, 'DECISION', (transaction, publication) => decideParameters(transaction, publication, judge)),
  leaveParameters: (id) => takeStep(database, id, 'PARAMETERS', leaveAllowed),
  finishExceptions: (id, kinds) => takeStep(database, id, 'EXCEPTIONS', (transaction) => countOpen(transaction, kinds)),
  finish: (id) => takeStep(database, id, 'STATUS', async () => ({ ends: 'PUBLISHED', counts: {} })),
  takeUpApprovals: () => takeUpApprovals(database),
  listLeaved: (limit) => listLeaved(database, limit),
  markHandedOver: async (impactId, outboundId) => {
    await database.query(sql`UPDATE forecast_impact SET outbound_id = ${outboundId} WHERE id = ${impactId}`);
  },
  watchLateness: (policy, now) => watchLateness(database, policy, now),
  withLease: (work) => leases.withLease('forecast-publication', work),
});
