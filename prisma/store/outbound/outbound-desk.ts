import { createHash } from 'node:crypto';
import type { Passage } from '@distribution/model/operations/echo';
import {
  COMPENSATION_OF,
  type OutboundCommand,
  type OutboundDesk,
  type OutboundRequest,
} from '@distribution/model/operations/outbound';
import { sitesOf, subjectOf, touchedBy } from '@distribution/model/operations/outbound-keys';
import { AppError } from '@distribution/platform/errors/app-error';
import { askApprovals } from '../decisions/ask-approvals.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { createRowId } from '../sql/row-id.ts';
import { allOf, isOneOf, sql } from '../sql/statement.ts';
import { decideOutbound } from './decide-outbound.ts';
import { passageOf } from './echoes.ts';
import { OUTBOUND_COLUMNS, outboundOf, type OutboundRow } from './outbound-row.ts';
import { tellOutbound } from './tell-outbound.ts';
import { visibleCommands } from './visible-commands.ts';

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Made of who asked, their key and the step: also after the database was put back, the same request is the same write. */
const writeKeyOf = ({ requestedBy, idempotencyKey }: OutboundRequest, step: number): string =>
  `dg-${digest(requestedBy, idempotencyKey, step).slice(0, 40)}`;

const refuseUncompensable = ({ steps }: OutboundRequest): void => {
  const stuck = steps.slice(0, -1).find(({ kind }) => COMPENSATION_OF[kind] === null);
  if (stuck === undefined) return;
  const message = `${stuck.kind} cannot be taken back, so it must be the last step.`;
  throw new AppError('INVALID_ARGUMENT', message, { nextStep: 'Put it last, or ask for it alone.' });
};

const loadRequest = (
  database: Database,
  { requestedBy, idempotencyKey }: OutboundRequest,
): Promise<readonly OutboundRow[]> =>
  database.query<OutboundRow>(sql`
    SELECT ${OUTBOUND_COLUMNS} FROM outbound_command t WHERE t.requested_by = ${requestedBy}
      AND t.idempotency_key = ${idempotencyKey} AND t.compensates IS NULL ORDER BY t.step`);

/** Whose business a step is: the region and legal entity of its locations where they have one, else the house's own. */
const OWNER = sql`CASE WHEN l.regions = 1 THEN l.region ELSE '' END,
  coalesce(r.content::jsonb->>'legalEntity', CASE WHEN l.entities = 1 THEN l.entity ELSE '' END)`;

/** Asks for the leave that the steps wait for. */
const askLeave = (
  transaction: Database,
  { steps, correlationId }: OutboundRequest,
  made: readonly OutboundRow[],
): Promise<void> =>
  askApprovals(
    transaction,
    made.flatMap((row) => {
      const step = steps[row.step - 1];
      if (step?.leave === undefined || row.approval_id === null) return [];
      const { kind, system, content, leave } = step;
      const requestedBy = row.requested_by;
      return [
        {
          id: row.approval_id,
          action: { kind, system, requestedBy, content },
          ...leave,
          dedupeKey: `outbound ${row.id}`,
          subject: row.subject,
          regionCode: row.region_code,
          legalEntity: row.legal_entity,
          askedBy: requestedBy,
        },
      ];
    }),
    correlationId,
  );

const take = async (transaction: Database, request: OutboundRequest): Promise<readonly OutboundCommand[]> => {
  const { requestedBy, reason, idempotencyKey, correlationId } = request;
  const requestId = createRowId();
  const hash = digest(request.steps.map(({ kind, system, content }) => [kind, system, content]));
  const passages: (Passage | null)[] = [];
  for (const { cause } of request.steps) passages.push(cause == null ? null : await passageOf(transaction, cause));
  const rows = request.steps.map(({ kind, system, content, approval, approvalId = null, leave }, index) => ({
    id: createRowId(),
    kind,
    content: JSON.stringify(content),
    system,
    subject: subjectOf({ kind, content }),
    touches: touchedBy({ kind, content }),
    sites: sitesOf({ kind, content }),
    state: leave === undefined ? 'QUEUED' : 'AWAITING_APPROVAL',
    approval_id: leave === undefined ? approvalId : createRowId(),
    step: index + 1,
    write_key: writeKeyOf(request, index + 1),
    origin: passages[index]?.origin ?? null,
    through: passages[index]?.through ?? [],
    approval,
  }));
  const made = await transaction.query<OutboundRow>(sql`
    INSERT INTO outbound_command AS t (id, kind, content, system, subject, touches, state, request_id, request_sha256, step,
      requested_by, reason, idempotency_key, write_key, approval, approval_id, correlation_id, attempts, lookups, turn,
      requested_at, next_attempt_at, region_code, legal_entity, origin, through)
    SELECT r.id, r.kind, r.content, r.system, r.subject, r.touches, r.state, ${requestId}, ${hash}, r.step,
      ${requestedBy}, ${reason}, ${idempotencyKey}, r.write_key, r.approval, r.approval_id, ${correlationId}, 0, 0, 0,
      clock_timestamp(), CASE WHEN r.state = 'QUEUED' THEN clock_timestamp() END, ${OWNER}, r.origin,
      r.through
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, kind text, content text, system text, subject text,
      touches text[], sites text[], state text, step int, write_key text, approval text, approval_id text, origin text, through text[])
    CROSS JOIN LATERAL (SELECT count(DISTINCT l.region_code) AS regions, min(l.region_code) AS region,
      count(DISTINCT l.legal_entity) AS entities, min(l.legal_entity) AS entity FROM location l WHERE l.code = ANY(r.sites)) l
    ORDER BY r.step
    ON CONFLICT (requested_by, idempotency_key, step, kind) DO NOTHING RETURNING ${OUTBOUND_COLUMNS}`);
  if (made.length === rows.length) {
    await askLeave(transaction, request, made);
    const changes = made.map((row) => ({ row, actor: requestedBy, reason }));
    await tellOutbound(transaction, changes, correlationId);
    return made.map(outboundOf).sort((one, other) => one.step - other.step);
  }
  const known = await loadRequest(transaction, request);
  if (made.length === 0 && known[0]?.request_sha256 === hash) return known.map(outboundOf);
  throw new AppError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for another request to outside systems.');
};

export const createOutboundDesk = (database: TransactionalDatabase): OutboundDesk => ({
  submit: async (request) => {
    refuseUncompensable(request);
    return database.transaction((transaction) => take(transaction, request));
  },
  load: async (id, scope) => {
    const [row] = await database.query<OutboundRow>(sql`
      SELECT ${OUTBOUND_COLUMNS} FROM outbound_command t WHERE t.id = ${id} AND ${visibleCommands(scope)}`);
    return row === undefined ? null : outboundOf(row);
  },
  list: ({ states, kinds, systems, requestId }, page, scope) =>
    readPage<OutboundRow, OutboundCommand>(
      database,
      {
        select: OUTBOUND_COLUMNS,
        from: sql`outbound_command t`,
        where: allOf([
          isOneOf('t.state', states),
          isOneOf('t.kind', kinds),
          isOneOf('t.system', systems),
          requestId === null ? null : sql`t.request_id = ${requestId}`,
          visibleCommands(scope),
        ]),
        order: newestFirst('t.requested_at'),
      },
      page,
      outboundOf,
    ),
  loadOfApprovals: async (approvalIds, scope) => {
    const rows = await database.query<OutboundRow>(sql`
      SELECT ${OUTBOUND_COLUMNS} FROM outbound_command t
      WHERE t.approval_id = ANY(${[...approvalIds]}::text[]) AND ${visibleCommands(scope)}
      ORDER BY t.requested_at, t.step, t.id`);
    return approvalIds.map((id) => rows.filter((row) => row.approval_id === id).map(outboundOf));
  },
  decide: (decision) => database.transaction((transaction) => decideOutbound(transaction, decision)),
});
