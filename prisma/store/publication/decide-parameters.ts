// Which parameters a version moves, and what policy says of each. Asked again, it decides nothing twice.
import type { PolicyVerdict } from '@distribution/model/decision/policy-verdict';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import { levelOfDemand, moveLevels, type MovedLevels } from '@distribution/model/forecasts/parameter-move';
import type { ParameterJudge } from '@distribution/model/forecasts/publication-store';
import { destinationsOf } from '@distribution/model/operations/echo';
import type { ForecastPublication } from '@distribution/model/forecasts/publication';
import { absolute, compare, type Decimal, parseDecimal, subtract, ZERO } from '@distribution/model/measure/decimal';
import { multiplyMoney } from '@distribution/model/measure/money';
import { askApprovals } from '../decisions/ask-approvals.ts';
import { closeApprovals } from '../decisions/close-approvals.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import type { NewImpact } from './find-impacts.ts';
import { adopt, regainTold } from './planning-basis.ts';
import { PUBLISHER } from './publisher.ts';
import type { Counts } from './take-step.ts';

const CHUNK = 500;

interface ImpactRow {
  readonly id: string;
  readonly sku: string;
  readonly location_code: string;
  readonly legal_entity: string;
  readonly region_code: string;
  readonly supplier_code: string | null;
  readonly unit: string;
  readonly body: NewImpact['body'];
  readonly base_code: string | null;
  readonly base_demand: string | null;
  readonly base_reorder_point: string | null;
  readonly base_parameters_revision: string | null;
}

interface Decided {
  readonly id: string;
  readonly outcome: string;
  readonly level: Decimal | null;
  readonly reorder_point: Decimal | null;
  readonly action: ProposedAction | null;
  readonly verdict: PolicyVerdict | null;
  readonly adopts: boolean;
}

/**
 * The reorder point as the ERP has it: what was sent last while that has not come back by its flow, else what the flow told,
 * with everything planners changed meanwhile.
 */
const reorderPointOf = ({
  body,
  base_reorder_point: sent,
  base_parameters_revision: at,
}: ImpactRow): Decimal | null => {
  const told = body.parameters?.reorderPoint ?? null;
  return sent !== null && at === body.parameters?.revision ? parseDecimal(sent) : told;
};

const actionOf = ({ sku, location_code, unit, body }: ImpactRow, moved: MovedLevels): ProposedAction => ({
  kind: 'CHANGE_PLANNING_PARAMETERS',
  system: body.parameters?.system ?? '',
  requestedBy: PUBLISHER,
  content: {
    sku,
    locationCode: location_code,
    unit,
    set: {
      reorderPoint: moved.reorderPoint,
      ...(moved.maximumStock === null ? {} : { maximumStock: moved.maximumStock }),
    },
  },
});

/** Whether who published the forecast keeps the parameters too: it is not told what follows from its own word. */
const isOwnWord = ({ body }: ImpactRow): boolean =>
  body.parameters !== null &&
  destinationsOf({ origin: body.forecast.system, through: [] }, [body.parameters.system]).length === 0;

const decide = async (row: ImpactRow, judge: ParameterJudge): Promise<Decided> => {
  const { id, body, region_code: region, supplier_code: supplier } = row;
  const stays = { id, action: null, verdict: null, reorder_point: null };
  const current = reorderPointOf(row);
  if (current === null || body.leadTimeDemand === null || body.parameters?.unit !== row.unit)
    return { ...stays, outcome: row.base_code === null ? 'BASELINE' : 'NOT_PLANNED', level: null, adopts: true };
  const level = levelOfDemand(body.leadTimeDemand, current);
  if (isOwnWord(row)) return { ...stays, outcome: 'NOT_PLANNED', level, adopts: true };
  if (row.base_demand === null) return { ...stays, outcome: 'BASELINE', level, adopts: true };
  const leadTimeDemand = parseDecimal(row.base_demand);
  const maximumStock = body.parameters.maximumStock;
  const moved = moveLevels({ reorderPoint: current, maximumStock, leadTimeDemand }, level);
  if (moved === null || compare(moved.reorderPoint, current) === 0)
    return { ...stays, outcome: 'UNCHANGED', level, adopts: true };
  const action = actionOf(row, moved);
  const bound = absolute(subtract(moved.reorderPoint, current));
  const verdict = await judge.evaluate(action, {
    changePercent: moved.changePercent === null ? null : absolute(moved.changePercent),
    // The price was parsed when it came, and is kept as it was.
    value: body.price === null ? null : multiplyMoney(body.price as Parameters<typeof multiplyMoney>[0], bound),
    regionCodes: region === '' ? [] : [region],
    supplierCodes: supplier === null ? [] : [supplier],
  });
  const outcome = { ALLOW: 'ALLOWED', NEEDS_APPROVAL: 'NEEDS_APPROVAL', DENY: 'DENIED' }[verdict.verdict];
  return { id, outcome, level, reorder_point: moved.reorderPoint, action, verdict, adopts: false };
};

const ask = async (
  transaction: Database,
  { versionCode, revision, requestedBy, correlationId }: ForecastPublication,
  waiting: readonly (ImpactRow & Decided)[],
  judge: ParameterJudge,
): Promise<void> => {
  const asked = waiting.flatMap(({ action, verdict, ...it }) =>
    action === null || verdict === null
      ? []
      : [
          {
            id: createRowId(),
            impact: it.id,
            action,
            actionHash: judge.hashOf(action),
            verdict,
            dedupeKey: `forecast-impact ${it.id}`,
            subject: `${it.sku} at ${it.location_code}`,
            reason: `Forecast ${versionCode}, revision ${revision}: demand over ${it.body.coverDays} days from ${it.base_demand ?? ZERO} to ${it.level ?? ZERO} ${it.unit}, reorder point from ${reorderPointOf(it) ?? ZERO} to ${it.reorder_point ?? ZERO}.`,
            regionCode: it.region_code,
            legalEntity: it.legal_entity,
            askedBy: requestedBy,
          },
        ],
  );
  await askApprovals(transaction, asked, correlationId);
  const links = asked.map(({ id, impact }) => ({ id, impact }));
  await transaction.query(sql`
    UPDATE forecast_impact i SET approval_id = r.id
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r(id text, impact text) WHERE i.id = r.impact`);
};

/** What older revisions asked for and nobody decided is wanted no more; answers how many requests that were. */
const withdrawOlder = async (transaction: Database, { id, correlationId }: ForecastPublication): Promise<number> => {
  const gone = await transaction.query<{ approval_id: string | null }>(sql`
    UPDATE forecast_impact i SET outcome = 'WITHDRAWN' WHERE i.publication_id <> ${id}
      AND i.outcome IN ('NEEDS_APPROVAL', 'ALLOWED') RETURNING i.approval_id`);
  const asked = gone.flatMap(({ approval_id }) => (approval_id === null ? [] : [approval_id]));
  const closed = await closeApprovals(transaction, sql`t.id = ANY(${asked}::text[])`, {
    state: 'WITHDRAWN',
    closedBy: PUBLISHER,
    reason: 'A newer revision of the forecast was published.',
    correlationId,
  });
  return closed.length;
};

/** Decides about every position of the publication. */
export const decideParameters = async (
  transaction: Database,
  publication: ForecastPublication,
  judge: ParameterJudge,
): Promise<Counts> => {
  await regainTold(transaction);
  const counts: Record<string, number> = { withdrawnApprovals: await withdrawOlder(transaction, publication) };
  for (;;) {
    const rows = await transaction.query<ImpactRow>(sql`
      SELECT i.id, i.sku, i.location_code, i.legal_entity, i.region_code, i.supplier_code, i.unit, i.body,
        b.version_code AS base_code, b.lead_time_demand::text AS base_demand, b.reorder_point::text AS base_reorder_point,
        b.parameters_revision::text AS base_parameters_revision
      FROM forecast_impact i LEFT JOIN planning_basis b ON b.sku = i.sku AND b.location_code = i.location_code
      WHERE i.publication_id = ${publication.id} AND i.outcome = 'NEW' ORDER BY i.sku, i.location_code LIMIT ${CHUNK}`);
    if (rows.length === 0) return counts;
    const decided = await Promise.all(rows.map(async (row) => ({ ...row, ...(await decide(row, judge)) })));
    const kept = decided.map(({ id, outcome, level, reorder_point, action, verdict, base_demand }) => ({
      id,
      outcome,
      reorder_point,
      body: { level, baseDemand: base_demand, action, trace: verdict?.trace ?? [] },
    }));
    await transaction.query(sql`
      UPDATE forecast_impact i SET outcome = r.outcome, reorder_point = r.reorder_point, body = i.body || r.body,
        decided_at = CASE WHEN r.outcome = 'DENIED' THEN clock_timestamp() END
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS r(id text, outcome text, reorder_point numeric, body jsonb)
      WHERE i.id = r.id`);
    const waiting = decided.filter(({ outcome }) => outcome === 'NEEDS_APPROVAL');
    if (waiting.length > 0) await ask(transaction, publication, waiting, judge);
    const adopting = decided.filter(({ adopts }) => adopts).map(({ id }) => id);
    if (adopting.length > 0) await adopt(transaction, publication, adopting);
    for (const { outcome } of decided) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
};
