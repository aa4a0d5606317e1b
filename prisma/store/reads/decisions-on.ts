import { readEntityId } from '@distribution/model/entity-id';
import { positionKeyOfId } from '@distribution/model/inventory/position';
import type { ReadWindow, RestingDecision } from '@distribution/model/operations/readers';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { fromOf, readersIn } from './readers-in.ts';

interface DecisionRow extends Pick<RestingDecision, 'kind' | 'id' | 'subject' | 'by'> {
  readonly at: Date;
}

interface Covered {
  readonly sku: string;
  readonly location_code: string | null;
}

/** Products at locations that the ids stand for; a product alone is meant wherever it is. */
const coveredBy = (ids: readonly string[]): readonly Covered[] =>
  ids.flatMap((id): readonly Covered[] => {
    const position = positionKeyOfId(id);
    if (position !== null) return [{ sku: position.sku, location_code: position.locationCode }];
    const [sku] = readEntityId('Product', id)?.key ?? [];
    return sku === undefined ? [] : [{ sku, location_code: null }];
  });

/** Whether a product at a location is covered. */
const isCovered = (sku: Statement, site: Statement): Statement =>
  sql`EXISTS (SELECT 1 FROM covered c WHERE c.sku = ${sku} AND (c.location_code IS NULL OR c.location_code = ${site}))`;

/** See `ReadersReader.decisionsOn`. */
export const decisionsOn = async (
  database: Database,
  window: ReadWindow,
  limit: number,
): Promise<readonly RestingDecision[]> => {
  if (window.entityIds === null) return [];
  const isWithin = (at: Statement): Statement => sql`${at} >= ${fromOf(window)} AND ${at} <= ${window.to}::timestamptz`;
  const checks = readersIn({ ...window, fields: ['Query.validatePurchase'] });
  // An approval of an order has its lines, one of parameters the product itself.
  const rows = await database.query<DecisionRow>(sql`
    WITH covered AS (SELECT c.sku, c.location_code
      FROM jsonb_to_recordset(${JSON.stringify(coveredBy(window.entityIds))}::jsonb) AS c(sku text, location_code text))
    SELECT d.kind, d.id, d.subject, d.by, d.at FROM (
      SELECT 'OUTBOUND' AS kind, o.id, o.subject, o.requested_by AS by, o.requested_at AS at FROM outbound_command o
      WHERE ${isWithin(sql`o.requested_at`)} AND EXISTS (SELECT 1 FROM unnest(o.touches) AS t(place)
        WHERE ${isCovered(sql`split_part(t.place, '@', 1)`, sql`split_part(t.place, '@', 2)`)})
      UNION ALL
      SELECT 'APPROVAL', a.id, a.subject, coalesce(a.decided_by, a.requested_by), coalesce(a.decided_at, a.requested_at)
      FROM approval_request a
      WHERE (${isWithin(sql`a.requested_at`)} OR ${isWithin(sql`a.decided_at`)})
        AND (${isCovered(sql`a.content ->> 'sku'`, sql`a.content ->> 'locationCode'`)}
          OR EXISTS (SELECT 1 FROM jsonb_path_query(a.content, '$.lines[*].sku') AS l(sku)
            WHERE ${isCovered(sql`l.sku #>> '{}'`, sql`a.content ->> 'shipToCode'`)}
              OR ${isCovered(sql`l.sku #>> '{}'`, sql`a.content ->> 'shipFromCode'`)}))
      UNION ALL
      SELECT 'PUBLICATION', i.id, format('forecast version %s, %s at %s', p.version_code, i.sku, i.location_code), p.requested_by,
        coalesce(i.decided_at, p.started_at)
      FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
      WHERE (${isWithin(sql`p.started_at`)} OR ${isWithin(sql`i.decided_at`)}) AND ${isCovered(sql`i.sku`, sql`i.location_code`)}
      UNION ALL
      SELECT 'PURCHASE_CHECK', r.operation_hash, coalesce(r.operation_name, 'validatePurchase'), r.subject, r.last_read_at
      FROM (SELECT * FROM ${checks}) r
    ) d ORDER BY d.at DESC, d.id LIMIT ${limit}`);
  return rows.map(({ at, ...row }) => ({ ...row, at: instantOf(at.getTime()) }));
};
